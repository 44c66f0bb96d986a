package io.serinus.rpc.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A buffer that refuses to grow above a size. */
final class BoundedOutput extends OutputStream {
  /** The buffer would have grown too large. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;

    TooLarge() {
      super("output too large");
    }
  }

  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(512);
  private final int limit;

  BoundedOutput(int limit) {
    this.limit = limit;
  }

  @Override
  public void write(int b) throws IOException {
    require(1);
    buffer.write(b);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    require(length);
    buffer.write(bytes, from, length);
  }

  private void require(int more) throws TooLarge {
    if (buffer.size() + (long) more > limit) {
      throw new TooLarge();
    }
  }

  int size() {
    return buffer.size();
  }

  byte[] toByteArray() {
    return buffer.toByteArray();
  }
}
