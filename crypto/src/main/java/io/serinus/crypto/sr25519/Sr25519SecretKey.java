package io.serinus.crypto.sr25519;

import io.serinus.crypto.curve25519.BasepointTable;
import io.serinus.crypto.curve25519.Ristretto;
import io.serinus.crypto.curve25519.Scalars;
import io.serinus.crypto.hash.Hashing;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.security.auth.Destroyable;

/**
 * An expanded sr25519 secret: the secret number and a seed for nonces, 32 bytes each. After {@link
 * #destroy} both are zero and every use throws {@link IllegalStateException}.
 */
public final class Sr25519SecretKey implements Destroyable {
  static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] key;
  private final byte[] nonce;
  private boolean destroyed;

  private Sr25519SecretKey(byte[] key, byte[] nonce) {
    this.key = key;
    this.nonce = nonce;
  }

  /** Takes both arrays over. */
  static Sr25519SecretKey of(byte[] key, byte[] nonce) {
    return new Sr25519SecretKey(key, nonce);
  }

  /** Expands a 32-byte mini secret ("seed") the way Substrate does: as ed25519 expands its own. */
  public static Sr25519SecretKey fromMiniSecret(byte[] mini) {
    requireLength(mini, 32);
    byte[] hash = Hashing.sha512(mini);
    byte[] key = Arrays.copyOf(hash, 32);
    key[0] &= (byte) 0xF8;
    key[31] &= 0x3F;
    key[31] |= 0x40;
    Scalars.divideByCofactor(key);
    byte[] nonce = Arrays.copyOfRange(hash, 32, 64);
    Arrays.fill(hash, (byte) 0);
    return new Sr25519SecretKey(key, nonce);
  }

  /**
   * Reads 64 bytes, the number in canonical form and the nonce seed.
   *
   * @throws IllegalArgumentException for another length or a number not below the group order
   */
  public static Sr25519SecretKey fromBytes(byte[] bytes) {
    requireLength(bytes, 64);
    if (!Scalars.isCanonical(bytes, 0)) {
      throw new IllegalArgumentException("the secret number is not below the group order");
    }
    return new Sr25519SecretKey(Arrays.copyOf(bytes, 32), Arrays.copyOfRange(bytes, 32, 64));
  }

  /**
   * Reads 64 bytes in ed25519's form, where the number is multiplied by 8; wallets' exports have
   * it.
   *
   * @throws IllegalArgumentException for another length or a number out of range
   */
  public static Sr25519SecretKey fromEd25519Bytes(byte[] bytes) {
    requireLength(bytes, 64);
    byte[] plain = bytes.clone();
    byte[] key = Arrays.copyOf(bytes, 32);
    Scalars.divideByCofactor(key);
    System.arraycopy(key, 0, plain, 0, 32);
    try {
      return fromBytes(plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
      Arrays.fill(key, (byte) 0);
    }
  }

  /** The 64 bytes {@link #fromBytes} reads; the caller should wipe them after use. */
  public byte[] toBytes() {
    byte[] bytes = Arrays.copyOf(key(), 64);
    System.arraycopy(nonce, 0, bytes, 32, 32);
    return bytes;
  }

  /** The 64 bytes {@link #fromEd25519Bytes} reads; the caller should wipe them after use. */
  public byte[] toEd25519Bytes() {
    byte[] number = key().clone();
    Scalars.multiplyByCofactor(number);
    byte[] bytes = Arrays.copyOf(number, 64);
    System.arraycopy(nonce, 0, bytes, 32, 32);
    Arrays.fill(number, (byte) 0);
    return bytes;
  }

  /** The 32-byte public key. */
  public byte[] toPublic() {
    return Ristretto.encode(BasepointTable.multiply(key()));
  }

  byte[] key() {
    if (destroyed) {
      throw new IllegalStateException("the secret key has been destroyed");
    }
    return key;
  }

  byte[] nonce() {
    if (destroyed) {
      throw new IllegalStateException("the secret key has been destroyed");
    }
    return nonce;
  }

  @Override
  public void destroy() {
    destroyed = true;
    Arrays.fill(key, (byte) 0);
    Arrays.fill(nonce, (byte) 0);
  }

  @Override
  public boolean isDestroyed() {
    return destroyed;
  }

  @Override
  public String toString() {
    return "Sr25519SecretKey(hidden)";
  }

  private static void requireLength(byte[] bytes, int length) {
    if (bytes.length != length) {
      throw new IllegalArgumentException(length + " bytes are needed, not " + bytes.length);
    }
  }
}
