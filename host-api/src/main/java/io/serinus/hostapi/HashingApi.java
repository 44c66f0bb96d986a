package io.serinus.hostapi;

/** {@code ext_hashing}. */
public interface HashingApi {
  byte[] blake2b128(byte[] data);

  byte[] blake2b256(byte[] data);

  byte[] twox64(byte[] data);

  byte[] twox128(byte[] data);

  byte[] twox256(byte[] data);

  byte[] keccak256(byte[] data);

  byte[] keccak512(byte[] data);

  byte[] sha256(byte[] data);
}
