package io.serinus.frame.storage;

import io.serinus.hostapi.Host;
import io.serinus.hostapi.MiscApi.LogLevel;
import io.serinus.scale.Codec;
import io.serinus.scale.Hex;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Typed access to the state by whole keys. */
public final class Unhashed {
  private Unhashed() {}

  /**
   * The value under the key, or null. Bytes behind it are passed over; what does not decode is
   * logged, and as if it were not there, so that no blunder in the state can stop the chain.
   */
  public static <V> @Nullable V get(byte[] key, Codec<V> codec) {
    byte[] bytes = Host.api().storageGet(key);
    if (bytes == null) {
      return null;
    }
    try {
      return codec.decode(new ScaleReader(bytes));
    } catch (ScaleException e) {
      logCorrupted(key, e);
      return null;
    }
  }

  /** The number of elements of the list or byte string under the key, without decoding them. */
  static long decodeLength(byte[] key) {
    byte[] bytes = Host.api().storageGet(key);
    if (bytes == null) {
      return 0;
    }
    try {
      return new ScaleReader(bytes).readCompactU32();
    } catch (ScaleException e) {
      logCorrupted(key, e);
      return 0;
    }
  }

  /** Tells of an entry that does not decode. */
  static void logCorrupted(byte[] key, ScaleException why) {
    Host.api()
        .log(
            LogLevel.ERROR,
            "runtime::storage",
            "Corrupted state at " + Hex.format(key) + ": " + why.getMessage());
  }

  public static <V> void put(byte[] key, Codec<V> codec, V value) {
    Host.api().storageSet(key, codec.encode(value));
  }

  /** The first 32 bytes of a pallet's item: the hashes of both names. */
  public static byte[] prefix(String pallet, String item) {
    return concat(prefix(pallet), Host.api().twox128(utf8(item)));
  }

  /** The first 16 bytes of all that a pallet stores: the hash of its name. */
  public static byte[] prefix(String pallet) {
    return Host.api().twox128(utf8(pallet));
  }

  /** Whether anything lies under a longer key than this one that begins with it. */
  public static boolean containsPrefixed(byte[] prefix) {
    byte[] first = Host.api().storageNextKey(prefix);
    return first != null && AbstractMap.startsWith(first, prefix);
  }

  static byte[] concat(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  /** Clears what lies under a prefix, and says how many of the keys the block began with. */
  public static long clearPrefix(byte[] prefix, long limit) {
    return Host.api().storageClearPrefix(prefix, limit).count();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
