package io.serinus.node.config;

/** How runtime calls are run. */
public enum Execution {
  /** The native class where the code on chain is the blob built from it, the blob elsewhere. */
  NATIVE,
  /** Always the blob on chain. */
  WASM,
  /** Both; the node stops with a report where their results differ. */
  BOTH
}
