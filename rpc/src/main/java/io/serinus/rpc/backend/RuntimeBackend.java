package io.serinus.rpc.backend;

import io.serinus.primitives.H256;
import io.serinus.primitives.RuntimeVersion;

/** Calls into the runtime at a block. What a call changes is forgotten. */
public interface RuntimeBackend {
  /**
   * Calls a runtime function.
   *
   * @param function such as {@code Core_version}
   * @param arguments the encoded arguments, one after the other
   * @return the encoded result
   * @throws BackendException if there is no such block or function, or the call failed
   */
  byte[] call(H256 block, String function, byte[] arguments) throws BackendException;

  /** The version of the runtime that a block's state holds. */
  RuntimeVersion version(H256 block) throws BackendException;
}
