package io.serinus.node.config;

/** Which RPC methods are open. */
public enum RpcAccess {
  /** All where only this machine can connect, the safe ones elsewhere. */
  AUTO,
  /** The safe ones. */
  SAFE,
  /** All. */
  UNSAFE
}
