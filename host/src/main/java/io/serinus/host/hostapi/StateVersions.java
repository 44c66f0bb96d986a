package io.serinus.host.hostapi;

import io.serinus.host.executor.ExecutorException;

/** The state version as an argument. */
final class StateVersions {
  private StateVersions() {}

  static int of(long argument) {
    int version = (int) argument & 0xff;
    if (version > 1) {
      throw new ExecutorException("unknown state version " + version);
    }
    return version;
  }
}
