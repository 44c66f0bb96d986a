package io.serinus.rpc.json;

import org.jspecify.annotations.Nullable;

/** A JSON-RPC error: what a method answers when it can't answer with a result. */
public final class RpcException extends Exception {
  /** Not JSON at all. */
  public static final int PARSE_ERROR = -32700;

  /** JSON, but no request. */
  public static final int INVALID_REQUEST = -32600;

  /** There is no such method, or it is closed to this caller. */
  public static final int METHOD_NOT_FOUND = -32601;

  /** The parameters are not of the form that the method takes. */
  public static final int INVALID_PARAMS = -32602;

  /** The node failed. */
  public static final int INTERNAL_ERROR = -32603;

  private final int code;
  private final @Nullable JsonBody data;

  /**
   * @param code the error's number
   * @param message the error in a sentence
   * @param data what else there is to say, if anything
   */
  public RpcException(int code, String message, @Nullable JsonBody data) {
    super(message, null, false, false);
    this.code = code;
    this.data = data;
  }

  /** An error without further data. */
  public RpcException(int code, String message) {
    this(code, message, null);
  }

  /** An error whose data is a text. */
  public static RpcException withText(int code, String message, String data) {
    return new RpcException(code, message, JsonBody.string(data));
  }

  /** The parameters are not of the right form. */
  public static RpcException invalidParams(String why) {
    return withText(INVALID_PARAMS, "Invalid params", why);
  }

  /** The node failed. */
  public static RpcException internal(String why) {
    return withText(INTERNAL_ERROR, "Internal error", why);
  }

  /** The method is closed to callers from outside. */
  public static RpcException unsafeCall() {
    return new RpcException(METHOD_NOT_FOUND, "RPC call is unsafe to be called externally");
  }

  /** The error's number. */
  public int code() {
    return code;
  }

  /** The error's sentence. */
  public String message() {
    String message = getMessage();
    return message == null ? "" : message;
  }

  /** Further data, or {@code null}. */
  public @Nullable JsonBody data() {
    return data;
  }
}
