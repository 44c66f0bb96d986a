package io.serinus.rpc.server;

import java.util.Set;

/**
 * How the server listens and whom it serves.
 *
 * @param host the address to listen on
 * @param port the port, or 0 for any free one
 * @param cors origins of web pages that may call
 * @param methods who may call unsafe methods
 * @param limits how much it serves
 */
public record RpcConfig(
    String host, int port, CorsPolicy cors, MethodPolicy methods, RpcLimits limits) {

  /** Who may call unsafe methods. */
  public enum MethodPolicy {
    /** Everybody while the server listens on the loopback only, otherwise nobody. */
    AUTO,
    /** Nobody. */
    SAFE,
    /** Everybody. */
    UNSAFE
  }

  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

  /** The reference node's defaults, on the loopback only. */
  public static RpcConfig local(int port) {
    return new RpcConfig(
        "127.0.0.1", port, CorsPolicy.DEFAULT, MethodPolicy.AUTO, RpcLimits.DEFAULT);
  }

  /** Listens on every address ({@code --rpc-external}). */
  public RpcConfig external() {
    return new RpcConfig("0.0.0.0", port, cors, methods, limits);
  }

  /** With other origins ({@code --rpc-cors}). */
  public RpcConfig withCors(CorsPolicy other) {
    return new RpcConfig(host, port, other, methods, limits);
  }

  /** With another policy for unsafe methods ({@code --rpc-methods}). */
  public RpcConfig withMethods(MethodPolicy other) {
    return new RpcConfig(host, port, cors, other, limits);
  }

  /** With other limits ({@code --rpc-max-connections} and the like). */
  public RpcConfig withLimits(RpcLimits other) {
    return new RpcConfig(host, port, cors, methods, other);
  }

  /** Whether only this machine can reach the server. */
  public boolean isLoopback() {
    return LOOPBACK.contains(host);
  }

  /**
   * Whether the {@code Host} header must name this machine: where only this machine can reach the
   * server, and not every web page may call anyway.
   */
  public boolean wantsItsNameAsHost() {
    return isLoopback() && !cors.all();
  }

  /** Whether callers may use unsafe methods. */
  public boolean allowsUnsafe() {
    return methods == MethodPolicy.UNSAFE || (methods == MethodPolicy.AUTO && isLoopback());
  }
}
