package io.serinus.host.hostapi;

import io.serinus.hostapi.HashingApi;
import java.util.function.BiFunction;

/** {@code ext_hashing}. */
final class HashingFunctions {
  private HashingFunctions() {}

  static void addTo(FunctionTable t) {
    add(t, "keccak_256", HashingApi::keccak256);
    add(t, "keccak_512", HashingApi::keccak512);
    add(t, "sha2_256", HashingApi::sha256);
    add(t, "blake2_128", HashingApi::blake2b128);
    add(t, "blake2_256", HashingApi::blake2b256);
    add(t, "twox_64", HashingApi::twox64);
    add(t, "twox_128", HashingApi::twox128);
    add(t, "twox_256", HashingApi::twox256);
  }

  private static void add(
      FunctionTable t, String name, BiFunction<HashingApi, byte[], byte[]> hash) {
    t.pointer(
        "ext_hashing_" + name + "_version_1",
        "s",
        (c, a) -> c.givePointer(hash.apply(c.api(), c.bytes(a[0]))));
  }
}
