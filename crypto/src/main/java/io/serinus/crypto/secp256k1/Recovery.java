package io.serinus.crypto.secp256k1;

import java.util.Arrays;
import java.util.Optional;

/** What recovering a public key from a signature came to. */
public sealed interface Recovery {
  /** The key in its 33-byte compressed form, if there is one. */
  default Optional<byte[]> compressedKey() {
    return switch (this) {
      case Key key -> Optional.of(key.compressed());
      case Failure failure -> Optional.empty();
    };
  }

  /** A public key, as the 64 bytes of its coordinates. */
  record Key(byte[] coordinates) implements Recovery {
    /** Copies. */
    public Key {
      if (coordinates.length != 64) {
        throw new IllegalArgumentException("64 bytes are needed, not " + coordinates.length);
      }
      coordinates = coordinates.clone();
    }

    @Override
    public byte[] coordinates() {
      return coordinates.clone();
    }

    /** The 33-byte form: whether y is odd, and x. */
    public byte[] compressed() {
      byte[] compressed = new byte[33];
      compressed[0] = (byte) (2 + (coordinates[63] & 1));
      System.arraycopy(coordinates, 0, compressed, 1, 32);
      return compressed;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && Arrays.equals(coordinates, that.coordinates);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(coordinates);
    }
  }

  /** No public key. */
  record Failure(EcdsaError error) implements Recovery {}
}
