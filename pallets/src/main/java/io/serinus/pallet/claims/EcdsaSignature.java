package io.serinus.pallet.claims;

import io.serinus.frame.annotation.Fixed;
import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.Unnamed;
import io.serinus.scale.Bytes;

/** A recoverable signature as Ethereum's wallets make it: {@code r}, {@code s}, {@code v}. */
@Unnamed
@Scale("polkadot_runtime_common::claims::EcdsaSignature")
public record EcdsaSignature(@Fixed(65) Bytes bytes) {}
