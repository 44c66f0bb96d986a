package io.serinus.host.executor;

/** With what a call is run. */
public enum ExecutionStrategy {
  /**
   * The class in this JVM where the on-chain code is the blob built from it, Wasm for other code.
   */
  NATIVE,
  /** Always Wasm. */
  WASM,
  /**
   * Where {@link #NATIVE} would use the class: both, one after the other on the same state, and an
   * error if they differ. What acts on the world beside the state runs natively alone, and so does
   * a traced call.
   */
  BOTH
}
