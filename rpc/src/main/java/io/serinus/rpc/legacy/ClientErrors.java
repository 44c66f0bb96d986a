package io.serinus.rpc.legacy;

import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.json.RpcException;

/** Error numbers of the groups, as clients know them. */
final class ClientErrors {
  private static final int CHAIN = 3000;
  private static final int STATE = 4000;

  private ClientErrors() {}

  static RpcException chainOther(String message) {
    return new RpcException(CHAIN + 1, message);
  }

  static RpcException state(BackendException e) {
    return new RpcException(STATE + 3, "Client error: " + e.message());
  }

  /**
   * A range of blocks that is none.
   *
   * @param from how the reference node shows its beginning
   * @param to how the reference node shows its end
   */
  static RpcException invalidBlockRange(String from, String to, String details) {
    return new RpcException(
        STATE + 1,
        "Cannot resolve a block range ['\"%s\"' ... '\"%s\"]. %s".formatted(from, to, details));
  }

  static RpcException invalidCount(long value, long max) {
    return new RpcException(
        STATE + 2, "count exceeds maximum value. value: %d, max: %d".formatted(value, max));
  }
}
