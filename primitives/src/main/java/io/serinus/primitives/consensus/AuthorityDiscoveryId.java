package io.serinus.primitives.consensus;

import io.serinus.primitives.FixedBytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Hex;

/** An sr25519 public key that signs under which addresses a validator is reached. */
public final class AuthorityDiscoveryId extends FixedBytes<AuthorityDiscoveryId> {
  /** Its size in bytes. */
  public static final int LENGTH = 32;

  public static final Codec<AuthorityDiscoveryId> CODEC =
      codec(
          "sp_authority_discovery::app::Public",
          LENGTH,
          "sr25519::Public",
          AuthorityDiscoveryId::new);

  private AuthorityDiscoveryId(byte[] bytes) {
    super(bytes, LENGTH);
  }

  /** A copy of the 32 bytes. */
  public static AuthorityDiscoveryId of(byte[] bytes) {
    return new AuthorityDiscoveryId(bytes.clone());
  }

  /** Around the 32 bytes, which must not be changed any more. */
  public static AuthorityDiscoveryId wrap(byte[] bytes) {
    return new AuthorityDiscoveryId(bytes);
  }

  /** From hexadecimal, with or without {@code 0x}. */
  public static AuthorityDiscoveryId ofHex(String hex) {
    return new AuthorityDiscoveryId(Hex.parse(hex));
  }
}
