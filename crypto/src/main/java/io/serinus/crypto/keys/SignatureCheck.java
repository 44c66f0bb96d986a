package io.serinus.crypto.keys;

/**
 * A question to be answered: did this account sign this message? The arrays are shared, not copied;
 * they must not change until the answer is there.
 *
 * @param accountId 32 bytes
 */
public record SignatureCheck(MultiSignature signature, byte[] message, byte[] accountId) {
  /** The answer. */
  public boolean isGood() {
    return signature.verify(message, accountId);
  }
}
