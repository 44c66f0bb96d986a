package io.serinus.host.validity;

/** Where a transaction came from, as runtimes are told; the index of SCALE is the ordinal. */
public enum TransactionSource {
  /** From a block. */
  IN_BLOCK,
  /** Made by this node itself, such as by an offchain worker. */
  LOCAL,
  /** From a peer or a user. */
  EXTERNAL
}
