package io.serinus.primitives;

import io.serinus.scale.Codec;
import io.serinus.scale.Hex;

/** An account: a public key, the hash of one, or a derived address; {@code AccountId32}. */
public final class AccountId extends FixedBytes<AccountId> {
  /** Its size in bytes. */
  public static final int LENGTH = 32;

  public static final AccountId ZERO = new AccountId(new byte[LENGTH]);
  public static final Codec<AccountId> CODEC =
      codec("sp_core::crypto::AccountId32", LENGTH, "[u8; 32]", AccountId::new);

  private AccountId(byte[] bytes) {
    super(bytes, LENGTH);
  }

  /** A copy of the 32 bytes. */
  public static AccountId of(byte[] bytes) {
    return new AccountId(bytes.clone());
  }

  /** Around the 32 bytes, which must not be changed any more. */
  public static AccountId wrap(byte[] bytes) {
    return new AccountId(bytes);
  }

  /** From hexadecimal, with or without {@code 0x}. */
  public static AccountId ofHex(String hex) {
    return new AccountId(Hex.parse(hex));
  }
}
