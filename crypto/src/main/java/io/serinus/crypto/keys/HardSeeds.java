package io.serinus.crypto.keys;

import io.serinus.crypto.hash.Hashing;
import java.util.Arrays;
import java.util.List;

/** Derivation of the schemes that know hard steps only: the seed is hashed with the chain code. */
final class HardSeeds {
  private HardSeeds() {}

  /** The seed at the end of the path; the label sets the schemes apart. */
  static byte[] derive(String label, byte[] seed, List<Junction> path) {
    byte[] current = seed.clone();
    for (Junction step : path) {
      if (!step.hard()) {
        throw new IllegalArgumentException("only sr25519 keys have soft derivation");
      }
      byte[] name = Junction.Scale.string(label);
      byte[] preimage = Arrays.copyOf(name, name.length + 64);
      System.arraycopy(current, 0, preimage, name.length, 32);
      System.arraycopy(step.chainCode(), 0, preimage, name.length + 32, 32);
      Arrays.fill(current, (byte) 0);
      current = Hashing.blake2b256(preimage);
      Arrays.fill(preimage, (byte) 0);
    }
    return current;
  }
}
