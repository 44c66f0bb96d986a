package io.serinus.host.client;

import io.serinus.host.txpool.TransactionPool;
import io.serinus.primitives.H256;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;

/**
 * The two forms of an extrinsic: <i>opaque</i>, as blocks hold it, and <i>encoded</i>, with its
 * length in front, as users send it and the runtime reads it.
 */
public final class Extrinsics {
  private Extrinsics() {}

  /** The encoded form of an opaque extrinsic. */
  public static Bytes encoded(Bytes opaque) {
    return Bytes.wrap(
        new ScaleWriter(opaque.length() + 5).writeBytes(opaque.unsafeArray()).toByteArray());
  }

  /**
   * The opaque form of an encoded extrinsic.
   *
   * @throws io.serinus.scale.ScaleException if the length is not that of what follows
   */
  public static Bytes opaque(Bytes encoded) {
    ScaleReader in = new ScaleReader(encoded.unsafeArray());
    Bytes opaque = Bytes.wrap(in.readBytes());
    in.requireEnd();
    return opaque;
  }

  /** The hash by which an opaque extrinsic is known: Blake2-256 of its encoded form. */
  public static H256 hash(Bytes opaque) {
    return TransactionPool.hash(encoded(opaque));
  }
}
