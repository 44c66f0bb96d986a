package io.serinus.host.state;

/** How many bytes the changes of an overlay take, about. */
final class HeldBytes {
  private long bytes;

  /** Counts more of them, or fewer. */
  void add(long more) {
    bytes += more;
  }

  long total() {
    return bytes;
  }
}
