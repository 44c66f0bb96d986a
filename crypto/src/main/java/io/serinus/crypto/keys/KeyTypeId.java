package io.serinus.crypto.keys;

import java.nio.charset.StandardCharsets;

/** What a key in a store is for: four ASCII characters. */
public record KeyTypeId(String id) {
  /** BABE, sr25519. */
  public static final KeyTypeId BABE = new KeyTypeId("babe");

  /** GRANDPA, ed25519. */
  public static final KeyTypeId GRANDPA = new KeyTypeId("gran");

  /** Parachain validation, sr25519. */
  public static final KeyTypeId PARA_VALIDATOR = new KeyTypeId("para");

  /** Assignment of parachain checks, sr25519. */
  public static final KeyTypeId PARA_ASSIGNMENT = new KeyTypeId("asgn");

  /** Authority discovery, sr25519. */
  public static final KeyTypeId AUTHORITY_DISCOVERY = new KeyTypeId("audi");

  /** BEEFY, ECDSA. */
  public static final KeyTypeId BEEFY = new KeyTypeId("beef");

  /** Accounts. */
  public static final KeyTypeId ACCOUNT = new KeyTypeId("acco");

  /** Checks that the id has four ASCII characters. */
  public KeyTypeId {
    if (id.length() != 4 || !StandardCharsets.US_ASCII.newEncoder().canEncode(id)) {
      throw new IllegalArgumentException("a key type is four ASCII characters");
    }
  }

  /** The key type of four bytes. */
  public static KeyTypeId of(byte[] bytes) {
    return new KeyTypeId(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** The four bytes. */
  public byte[] bytes() {
    return id.getBytes(StandardCharsets.US_ASCII);
  }
}
