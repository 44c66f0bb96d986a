package io.serinus.host.hostapi;

import io.serinus.host.executor.ExecutorException;

/**
 * The batch of signature checks that old runtimes open and close around a block. Each check is made
 * at once; the batch only remembers whether all held, which is all that the runtime can observe.
 */
final class SignatureBatch {
  private boolean open;
  private boolean valid;

  void start() {
    if (open) {
      throw new ExecutorException("a signature batch is open already");
    }
    open = true;
    valid = true;
  }

  boolean note(boolean verified) {
    valid &= verified;
    return verified;
  }

  boolean finish() {
    if (!open) {
      throw new ExecutorException("no signature batch is open");
    }
    open = false;
    return valid;
  }
}
