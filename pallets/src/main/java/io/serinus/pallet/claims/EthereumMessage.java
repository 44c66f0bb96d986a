package io.serinus.pallet.claims;

import io.serinus.hostapi.Host;
import io.serinus.primitives.AccountId;
import io.serinus.scale.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * What an owner of an Ethereum account signs with {@code personal_sign}: a prefix, the account that
 * is to have the claim in hexadecimal, and perhaps a statement.
 */
public record EthereumMessage(Bytes prefix, AccountId account, Bytes statement) {
  private static final byte[] ENVELOPE =
      ((char) 0x19 + "Ethereum Signed Message:\n").getBytes(StandardCharsets.US_ASCII);
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** The Keccak-256 hash that the signature is about. */
  public byte[] hash() {
    byte[] account = hexadecimal(this.account.unsafeArray());
    int length = prefix.length() + account.length + statement.length();
    byte[] decimal = Integer.toString(length).getBytes(StandardCharsets.US_ASCII);
    byte[] message = Arrays.copyOf(ENVELOPE, ENVELOPE.length + decimal.length + length);
    int at = ENVELOPE.length;
    for (byte[] part :
        new byte[][] {decimal, prefix.unsafeArray(), account, statement.unsafeArray()}) {
      System.arraycopy(part, 0, message, at, part.length);
      at += part.length;
    }
    return Host.api().keccak256(message);
  }

  /** Who signed this; empty if the signature is none. */
  public Optional<EthereumAddress> signer(EcdsaSignature signature) {
    byte[] key = Host.api().secp256k1Recover(signature.bytes().unsafeArray(), hash());
    return key == null ? Optional.empty() : Optional.of(addressOf(key));
  }

  /** The address of a public key of 64 bytes. */
  static EthereumAddress addressOf(byte[] key) {
    byte[] hash = Host.api().keccak256(key);
    return new EthereumAddress(
        Bytes.wrap(Arrays.copyOfRange(hash, hash.length - EthereumAddress.LENGTH, hash.length)));
  }

  private static byte[] hexadecimal(byte[] bytes) {
    byte[] text = new byte[2 * bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      text[2 * i] = DIGITS[bytes[i] >> 4 & 15];
      text[2 * i + 1] = DIGITS[bytes[i] & 15];
    }
    return text;
  }
}
