package io.serinus.rpc.legacy;

import io.serinus.crypto.keys.Ss58Address;
import io.serinus.crypto.keys.Ss58Exception;
import io.serinus.primitives.AccountId;
import io.serinus.rpc.json.Hex;
import io.serinus.rpc.json.RpcException;

/** Accounts as callers write them: SS58 of any network, or 32 bytes in hexadecimal. */
final class Addresses {
  private static final int MAX_TEXT = 66;

  private Addresses() {}

  static byte[] account(String text) throws RpcException {
    if (text.length() <= MAX_TEXT) {
      try {
        byte[] bytes = text.startsWith("0x") ? Hex.decode(text) : Ss58Address.decode(text).body();
        if (bytes != null && bytes.length == AccountId.LENGTH) {
          return bytes;
        }
      } catch (Ss58Exception e) {
        throw RpcException.invalidParams("invalid account: " + e.getMessage());
      }
    }
    throw RpcException.invalidParams("invalid account: expected an SS58 address");
  }
}
