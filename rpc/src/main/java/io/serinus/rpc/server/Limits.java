package io.serinus.rpc.server;

import io.serinus.rpc.json.RpcException;

/** The errors of a server that is asked for too much, with the numbers clients know. */
final class Limits {
  private Limits() {}

  static RpcException batchesUnsupported() {
    return new RpcException(-32005, "Batched requests are not supported by this server");
  }

  static RpcException tooManySubscriptions(int max) {
    return withMax(-32006, "Too many subscriptions on the connection", max);
  }

  static RpcException requestTooBig(int max) {
    return withMax(-32007, "Request is too big", max);
  }

  static RpcException responseTooBig(int max) {
    return withMax(-32008, "Response is too big", max);
  }

  static RpcException busy() {
    return new RpcException(-32009, "Server is busy, try again later");
  }

  static RpcException batchTooLarge(int max) {
    return withMax(-32010, "The batch request was too large", max);
  }

  static RpcException batchResponseTooLarge(int max) {
    return withMax(-32011, "The batch response was too large", max);
  }

  private static RpcException withMax(int code, String message, int max) {
    return RpcException.withText(code, message, "Exceeded max limit of " + max);
  }
}
