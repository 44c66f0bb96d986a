package io.serinus.crypto.keys;

import io.serinus.crypto.hash.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * English BIP-39 mnemonics of 12, 15, 18, 21 or 24 words, and the secrets made of them. Substrate
 * stretches the entropy itself, not the words as BIP-39 does.
 */
public final class Mnemonic {
  private static final int WORD_BITS = 11;
  private static final int ROUNDS = 2048;
  private static final List<String> WORDS = load();
  private static final SecureRandom RANDOM = new SecureRandom();

  private Mnemonic() {}

  /** A new mnemonic of so many words. */
  public static String generate(int words) {
    requireWordCount(words);
    byte[] entropy = new byte[words * 4 / 3];
    RANDOM.nextBytes(entropy);
    String phrase = fromEntropy(entropy);
    Arrays.fill(entropy, (byte) 0);
    return phrase;
  }

  /** The mnemonic of 16, 20, 24, 28 or 32 bytes of entropy. */
  public static String fromEntropy(byte[] entropy) {
    int words = entropy.length * 3 / 4;
    if (entropy.length % 4 != 0) {
      throw new IllegalArgumentException("no mnemonic has " + entropy.length + " bytes");
    }
    requireWordCount(words);
    byte[] checked = Arrays.copyOf(entropy, entropy.length + 1);
    checked[entropy.length] = Hashing.sha256(entropy)[0];
    StringBuilder phrase = new StringBuilder();
    for (int w = 0; w < words; w++) {
      phrase.append(w == 0 ? "" : " ").append(WORDS.get(bits(checked, w * WORD_BITS)));
    }
    Arrays.fill(checked, (byte) 0);
    return phrase.toString();
  }

  /** Whether the words are known, as many as allowed, and the checksum is right. */
  public static boolean isValid(String phrase) {
    try {
      Arrays.fill(toEntropy(phrase), (byte) 0);
      return true;
    } catch (IllegalArgumentException invalid) {
      return false;
    }
  }

  /**
   * The entropy a mnemonic stands for.
   *
   * @throws IllegalArgumentException when it is not valid; the message never contains a word
   */
  public static byte[] toEntropy(String phrase) {
    String[] words = Normalizer.normalize(phrase, Normalizer.Form.NFKD).trim().split("\\s+", 26);
    requireWordCount(words.length);
    byte[] checked = new byte[words.length * 4 / 3 + 1];
    for (int w = 0; w < words.length; w++) {
      int index = Collections.binarySearch(WORDS, words[w]);
      if (index < 0) {
        throw new IllegalArgumentException("word " + (w + 1) + " is not in the list");
      }
      for (int bit = 0; bit < WORD_BITS; bit++) {
        int at = w * WORD_BITS + bit;
        checked[at >> 3] |= (byte) ((index >> (WORD_BITS - 1 - bit) & 1) << (7 - (at & 7)));
      }
    }
    byte[] entropy = Arrays.copyOf(checked, checked.length - 1);
    int checksumBits = words.length / 3;
    int difference = (checked[entropy.length] ^ Hashing.sha256(entropy)[0]) & 0xFF;
    Arrays.fill(checked, (byte) 0);
    if (difference >> (8 - checksumBits) != 0) {
      throw new IllegalArgumentException("the checksum of the mnemonic is wrong");
    }
    return entropy;
  }

  /** Substrate's 32-byte mini secret of a mnemonic and a password that may be empty. */
  public static byte[] toMiniSecret(String phrase, String password) {
    byte[] seed = toSeed(phrase, password);
    byte[] mini = Arrays.copyOf(seed, 32);
    Arrays.fill(seed, (byte) 0);
    return mini;
  }

  /** Substrate's 64-byte seed of a mnemonic and a password that may be empty. */
  public static byte[] toSeed(String phrase, String password) {
    byte[] entropy = toEntropy(phrase);
    byte[] seed = stretch(entropy, ("mnemonic" + password).getBytes(StandardCharsets.UTF_8));
    Arrays.fill(entropy, (byte) 0);
    return seed;
  }

  /** One block of PBKDF2 (RFC 8018) with HMAC-SHA-512. */
  private static byte[] stretch(byte[] secret, byte[] salt) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(secret, "HmacSHA512"));
      mac.update(salt);
      byte[] block = mac.doFinal(new byte[] {0, 0, 0, 1});
      byte[] sum = block.clone();
      for (int round = 1; round < ROUNDS; round++) {
        mac.update(block);
        mac.doFinal(block, 0);
        for (int i = 0; i < sum.length; i++) {
          sum[i] ^= block[i];
        }
      }
      Arrays.fill(block, (byte) 0);
      return sum;
    } catch (NoSuchAlgorithmException | InvalidKeyException | ShortBufferException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA-512", e);
    }
  }

  private static void requireWordCount(int words) {
    if (words < 12 || words > 24 || words % 3 != 0) {
      throw new IllegalArgumentException("a mnemonic has 12, 15, 18, 21 or 24 words, not " + words);
    }
  }

  private static int bits(byte[] bytes, int from) {
    int value = 0;
    for (int bit = from; bit < from + WORD_BITS; bit++) {
      value = value << 1 | bytes[bit >> 3] >> (7 - (bit & 7)) & 1;
    }
    return value;
  }

  private static List<String> load() {
    try (InputStream in =
        Objects.requireNonNull(Mnemonic.class.getResourceAsStream("bip39-english.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
