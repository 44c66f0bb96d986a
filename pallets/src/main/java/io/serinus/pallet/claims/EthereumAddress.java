package io.serinus.pallet.claims;

import io.serinus.frame.annotation.Fixed;
import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.Unnamed;
import io.serinus.scale.Bytes;

/** An account of Ethereum: the last 20 bytes of the Keccak-256 hash of its public key. */
@Unnamed
@Scale("polkadot_runtime_common::claims::EthereumAddress")
public record EthereumAddress(@Fixed(LENGTH) Bytes bytes) {
  /** Its size in bytes. */
  public static final int LENGTH = 20;
}
