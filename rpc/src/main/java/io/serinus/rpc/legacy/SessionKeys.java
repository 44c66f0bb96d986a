package io.serinus.rpc.legacy;

import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.RpcBackend;
import io.serinus.rpc.json.RpcException;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import java.nio.charset.StandardCharsets;

/** Session keys in the runtime's encoding, taken apart by the runtime itself. */
final class SessionKeys {
  private static final int OTHER = 1040;

  private final RpcBackend backend;

  SessionKeys(RpcBackend backend) {
    this.backend = backend;
  }

  /** Whether the secrets of all of them are there. */
  boolean areHeld(byte[] encoded) throws RpcException {
    byte[] answer;
    try {
      answer =
          backend
              .runtime()
              .call(
                  backend.chain().best().hash(),
                  "SessionKeys_decode_session_keys",
                  new ScaleWriter().writeBytes(encoded).toByteArray());
    } catch (BackendException e) {
      throw new RpcException(OTHER, "Client error: " + e.message());
    }
    try {
      ScaleReader in = new ScaleReader(answer);
      if (in.readU8() == 0) {
        throw new RpcException(OTHER, "Session keys are not encoded correctly");
      }
      int count = in.readLength(5);
      boolean all = true;
      for (int i = 0; i < count; i++) {
        byte[] publicKey = in.readBytes();
        String kind = new String(in.readFixed(4), StandardCharsets.US_ASCII);
        all &= backend.keys().has(publicKey, kind);
      }
      return all;
    } catch (ScaleException e) {
      throw new RpcException(OTHER, "Client error: " + e.getMessage());
    }
  }
}
