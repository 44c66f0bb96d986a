package io.serinus.host.client;

import io.serinus.host.chain.ChainStore;
import io.serinus.primitives.Block;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Blocks in a file, in the reference node's binary form: their number as a {@code u64}, then one
 * {@link SignedBlock} after the other.
 */
public final class BlockFile {
  /** A block that takes more bytes than this is no block. */
  static final int MAX_BLOCK_BYTES = 64 << 20;

  private static final int CHUNK = 64 << 10;

  private BlockFile() {}

  /**
   * Blocks of the best chain, each read when it is asked for.
   *
   * @param from the number of the first block
   * @param to the number of the last one
   * @throws ClientException if the best chain has not all of them
   */
  public static Iterable<SignedBlock> blocks(ChainStore chain, long from, long to) {
    if (from < 0 || from > to || to > chain.info().best().number()) {
      throw new ClientException("the best chain has no blocks from " + from + " to " + to);
    }
    return () -> LongStream.rangeClosed(from, to).mapToObj(at -> block(chain, at)).iterator();
  }

  /**
   * Writes blocks of the best chain.
   *
   * @param from the number of the first block
   * @param to the number of the last one
   * @return how many were written
   * @throws ClientException if the best chain has not all of them
   */
  public static long write(ChainStore chain, long from, long to, OutputStream out)
      throws IOException {
    Iterable<SignedBlock> blocks = blocks(chain, from, to);
    long count = to - from + 1;
    out.write(new ScaleWriter().writeU64(count).toByteArray());
    for (SignedBlock block : blocks) {
      out.write(SignedBlock.CODEC.encode(block));
    }
    out.flush();
    return count;
  }

  private static SignedBlock block(ChainStore chain, long number) {
    H256 hash = chain.hashAt(number);
    Header header = hash == null ? null : chain.header(hash);
    List<Bytes> body = hash == null ? null : chain.body(hash);
    if (hash == null || header == null || body == null) {
      throw new ClientException("block " + number + " is not there");
    }
    return new SignedBlock(new Block(header, body), chain.justifications(hash));
  }

  /**
   * Reads blocks, of which no more than one is held in memory.
   *
   * @param sink takes each block; what it throws ends the reading
   * @return how many were read
   * @throws IOException if the file ends too early or holds something else
   */
  public static long read(InputStream in, Consumer<SignedBlock> sink) throws IOException {
    Window window = new Window(in);
    long count = new ScaleReader(window.take(Long.BYTES)).readU64();
    for (long i = 0; i != count; i++) {
      sink.accept(window.next(i));
    }
    return count;
  }

  /** The part of a file that is being decoded. */
  private static final class Window {
    private final InputStream in;
    private byte[] bytes = new byte[CHUNK];
    private int from;
    private int to;
    private boolean ended;

    Window(InputStream in) {
      this.in = in;
    }

    byte[] take(int length) throws IOException {
      while (to - from < length && !ended) {
        fill();
      }
      if (to - from < length) {
        throw new EOFException("the file ends too early");
      }
      from += length;
      return Arrays.copyOfRange(bytes, from - length, from);
    }

    SignedBlock next(long index) throws IOException {
      while (true) {
        ScaleReader reader = new ScaleReader(bytes, from, to - from);
        try {
          SignedBlock block = SignedBlock.CODEC.decode(reader);
          from = reader.position();
          return block;
        } catch (ScaleException e) {
          // Most likely its end is not read yet; that it is no block shows when all is read.
          if (ended || to - from >= MAX_BLOCK_BYTES) {
            throw new IOException("block " + index + " of the file: " + e.getMessage(), e);
          }
          fill();
        }
      }
    }

    /** Reads on: as much again as there is, so that no block is tried too often. */
    private void fill() throws IOException {
      if (from > 0) {
        System.arraycopy(bytes, from, bytes, 0, to - from);
        to -= from;
        from = 0;
      }
      if (to * 2 > bytes.length) {
        bytes = Arrays.copyOf(bytes, bytes.length * 2);
      }
      int wanted = bytes.length - to;
      int read = in.readNBytes(bytes, to, wanted);
      to += read;
      ended = read < wanted;
    }
  }
}
