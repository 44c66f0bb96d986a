package io.serinus.frame.extrinsic;

import io.serinus.hostapi.Host;
import io.serinus.hostapi.HostApi;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.MultiSignature;
import java.util.Arrays;

/** Whether a signature is an account's. */
public final class Signatures {
  private Signatures() {}

  /** An account of ecdsa is the Blake2-256 hash of its compressed public key. */
  public static boolean verify(MultiSignature signature, byte[] message, AccountId account) {
    HostApi host = Host.api();
    byte[] bytes = signature.signature().unsafeArray();
    return switch (signature.scheme()) {
      case ED25519 -> host.ed25519Verify(bytes, message, account.unsafeArray());
      case SR25519 -> host.sr25519Verify(bytes, message, account.unsafeArray());
      case ECDSA -> {
        byte[] key = host.secp256k1RecoverCompressed(bytes, host.blake2b256(message));
        yield key != null && Arrays.equals(host.blake2b256(key), account.unsafeArray());
      }
    };
  }
}
