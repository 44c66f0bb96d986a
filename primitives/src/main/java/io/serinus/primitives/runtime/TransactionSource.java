package io.serinus.primitives.runtime;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;

/** Where a transaction that is to be checked comes from. */
public enum TransactionSource {
  /** From a block. */
  IN_BLOCK,
  /** From this node. */
  LOCAL,
  /** From anyone: a peer, or an RPC client. */
  EXTERNAL;

  public static final Codec<TransactionSource> CODEC =
      Codecs.enumeration("sp_runtime::transaction_validity::TransactionSource", values());
}
