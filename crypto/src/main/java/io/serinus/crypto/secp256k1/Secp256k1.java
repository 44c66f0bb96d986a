package io.serinus.crypto.secp256k1;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.math.ec.ECAlgorithms;
import org.bouncycastle.math.ec.ECCurve;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/**
 * Recoverable ECDSA on secp256k1 over 32-byte hashes. Signatures are 65 bytes: r, s (both
 * big-endian) and the recovery id, 0 to 3.
 */
public final class Secp256k1 {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("secp256k1");
  private static final BigInteger ORDER = CURVE.getN();
  private static final BigInteger HALF_ORDER = ORDER.shiftRight(1);
  private static final BigInteger FIELD = CURVE.getCurve().getField().getCharacteristic();

  private Secp256k1() {}

  /** Whether 32 bytes are a secret key: a big-endian number from 1 to the group order - 1. */
  public static boolean isSecretKey(byte[] bytes) {
    if (bytes.length != 32) {
      return false;
    }
    BigInteger number = new BigInteger(1, bytes);
    return number.signum() > 0 && number.compareTo(ORDER) < 0;
  }

  /**
   * The 33-byte public key.
   *
   * @throws IllegalArgumentException when the secret is out of range
   */
  public static byte[] publicKey(byte[] secret) {
    return new FixedPointCombMultiplier()
        .multiply(CURVE.getG(), secretNumber(secret))
        .normalize()
        .getEncoded(true);
  }

  /** Signs a 32-byte hash with the nonce of RFC 6979 and an s in the lower half. */
  public static byte[] sign(byte[] hash, byte[] secret) {
    requireHash(hash);
    BigInteger d = secretNumber(secret);
    BigInteger z = new BigInteger(1, hash);
    HMacDSAKCalculator nonces = new HMacDSAKCalculator(new SHA256Digest());
    nonces.init(ORDER, d, hash);
    FixedPointCombMultiplier multiplier = new FixedPointCombMultiplier();
    while (true) {
      BigInteger k = nonces.nextK();
      ECPoint point = multiplier.multiply(CURVE.getG(), k).normalize();
      BigInteger x = point.getAffineXCoord().toBigInteger();
      BigInteger r = x.mod(ORDER);
      BigInteger s = k.modInverse(ORDER).multiply(z.add(r.multiply(d))).mod(ORDER);
      if (r.signum() == 0 || s.signum() == 0) {
        continue;
      }
      int recovery = (point.getAffineYCoord().testBitZero() ? 1 : 0) | (x.equals(r) ? 0 : 2);
      if (s.compareTo(HALF_ORDER) > 0) {
        s = ORDER.subtract(s);
        recovery ^= 1;
      }
      byte[] signature = new byte[65];
      put(r, signature, 0);
      put(s, signature, 32);
      signature[64] = (byte) recovery;
      return signature;
    }
  }

  /**
   * Recovers the public key that made a signature of a 32-byte hash. A high s is accepted, as it is
   * by Substrate; the recovery id must be 0 to 3.
   */
  public static Recovery recover(byte[] signature, byte[] hash) {
    return recover(signature, hash, false);
  }

  /** Recovers as {@link #recover} does, but takes r and s modulo the group order. */
  public static Recovery recoverOverflowing(byte[] signature, byte[] hash) {
    return recover(signature, hash, true);
  }

  /**
   * Whether a signature of a 32-byte hash is good for a 33-byte public key: the key recovered from
   * it is that one.
   */
  public static boolean verify(byte[] signature, byte[] hash, byte[] publicKey) {
    return publicKey.length == 33
        && signature.length == 65
        && hash.length == 32
        && recover(signature, hash)
            .compressedKey()
            .filter(key -> Arrays.equals(key, publicKey))
            .isPresent();
  }

  /**
   * The 64 bytes of coordinates of a 33-byte public key.
   *
   * @return empty when the bytes are not a point of the curve
   */
  public static Optional<byte[]> decompress(byte[] publicKey) {
    if (publicKey.length != 33 || (publicKey[0] & 0xFE) != 2) {
      return Optional.empty();
    }
    BigInteger x = new BigInteger(1, Arrays.copyOfRange(publicKey, 1, 33));
    return lift(x, publicKey[0] & 1).map(Secp256k1::coordinates);
  }

  private static Recovery recover(byte[] signature, byte[] hash, boolean overflowing) {
    requireHash(hash);
    if (signature.length != 65) {
      throw new IllegalArgumentException("a signature has 65 bytes, not " + signature.length);
    }
    int id = signature[64];
    if (id < 0 || id > 3) {
      return new Recovery.Failure(EcdsaError.BAD_V);
    }
    BigInteger r = new BigInteger(1, Arrays.copyOf(signature, 32));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    if (overflowing) {
      r = r.mod(ORDER);
      s = s.mod(ORDER);
    } else if (r.compareTo(ORDER) >= 0 || s.compareTo(ORDER) >= 0) {
      return new Recovery.Failure(EcdsaError.BAD_RS);
    }
    if (r.signum() == 0 || s.signum() == 0) {
      return new Recovery.Failure(EcdsaError.BAD_SIGNATURE);
    }
    BigInteger x = (id & 2) == 0 ? r : r.add(ORDER);
    Optional<ECPoint> point = lift(x, id & 1);
    if (point.isEmpty()) {
      return new Recovery.Failure(EcdsaError.BAD_SIGNATURE);
    }
    BigInteger inverse = r.modInverse(ORDER);
    BigInteger onBase = new BigInteger(1, hash).negate().multiply(inverse).mod(ORDER);
    BigInteger onPoint = s.multiply(inverse).mod(ORDER);
    ECPoint key =
        ECAlgorithms.sumOfTwoMultiplies(CURVE.getG(), onBase, point.get(), onPoint).normalize();
    if (key.isInfinity()) {
      return new Recovery.Failure(EcdsaError.BAD_SIGNATURE);
    }
    return new Recovery.Key(coordinates(key));
  }

  private static Optional<ECPoint> lift(BigInteger x, int odd) {
    if (x.compareTo(FIELD) >= 0) {
      return Optional.empty();
    }
    byte[] encoded = new byte[33];
    encoded[0] = (byte) (2 + odd);
    put(x, encoded, 1);
    ECCurve curve = CURVE.getCurve();
    try {
      return Optional.of(curve.decodePoint(encoded));
    } catch (IllegalArgumentException notOnCurve) {
      return Optional.empty();
    }
  }

  private static byte[] coordinates(ECPoint point) {
    return Arrays.copyOfRange(point.getEncoded(false), 1, 65);
  }

  private static BigInteger secretNumber(byte[] secret) {
    if (!isSecretKey(secret)) {
      throw new IllegalArgumentException("not a secp256k1 secret key");
    }
    return new BigInteger(1, secret);
  }

  private static void requireHash(byte[] hash) {
    if (hash.length != 32) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + hash.length);
    }
  }

  private static void put(BigInteger number, byte[] out, int offset) {
    for (int i = 0; i < 32; i++) {
      out[offset + i] = number.shiftRight(8 * (31 - i)).byteValue();
    }
  }
}
