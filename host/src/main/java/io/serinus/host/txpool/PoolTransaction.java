package io.serinus.host.txpool;

import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.scale.Bytes;
import java.util.List;

/**
 * A valid transaction, with what its validation said of it.
 *
 * @param hash Blake2-256 of {@code data}
 * @param data the encoded extrinsic, its length prefix included
 * @param source where it came from when it entered the pool
 * @param priority an unsigned number, higher is better
 * @param validTill the number of the last block that may take it, unsigned
 * @param requires tags that other transactions must have provided before it
 * @param provides tags that it provides; no two ready transactions provide the same
 * @param propagate whether it may be gossiped
 */
public record PoolTransaction(
    H256 hash,
    Bytes data,
    TransactionSource source,
    long priority,
    long validTill,
    List<Bytes> requires,
    List<Bytes> provides,
    boolean propagate) {
  public PoolTransaction {
    requires = List.copyOf(requires);
    provides = List.copyOf(provides);
  }

  /** How many bytes its encoding takes. */
  public int length() {
    return data.length();
  }

  /**
   * Whether this, the result of validating {@code earlier} anew, leaves its place in the pool as it
   * is: requirements that fell away were met, which the pool has seen by itself.
   */
  boolean keepsPlaceOf(PoolTransaction earlier) {
    return priority == earlier.priority
        && validTill == earlier.validTill
        && propagate == earlier.propagate
        && provides.equals(earlier.provides)
        && earlier.requires.containsAll(requires);
  }
}
