package io.serinus.rpc.v1;

import io.serinus.rpc.json.RpcException;

/** Error numbers that the specification fixes. */
final class V1Errors {
  private V1Errors() {}

  static RpcException tooManyFollows() {
    return new RpcException(-32800, "Maximum number of chainHead_follow has been reached");
  }

  static RpcException invalidBlock() {
    return new RpcException(-32801, "Invalid block hash");
  }

  static RpcException withoutRuntime() {
    return new RpcException(-32802, "Invalid runtime call: The runtime updates flag must be set");
  }

  static RpcException notWaiting() {
    return new RpcException(
        -32803, "Wait for continue event was not generated for the subscription");
  }

  static RpcException duplicateHashes() {
    return new RpcException(-32804, "Received duplicate hashes for the `chainHead_unpin` method");
  }

  static RpcException invalidParam(String what) {
    return new RpcException(RpcException.INVALID_PARAMS, "Invalid parameter: " + what);
  }
}
