package io.serinus.node.benchmark.machine;

/**
 * What is measured, and what a validator of Kusama needs at least. Names, minima and their order
 * are the reference node's ({@code reference_hardware.json} of polkadot-sdk); Kusama has no others.
 */
public enum Metric {
  /** Blake2b-256 of 32 KiB on one core. */
  BLAKE2_256("CPU", "BLAKE2-256", 783.27),
  /** The same on eight threads at once; the average of one. */
  BLAKE2_256_PARALLEL("CPU", "BLAKE2-256-Parallel-8", 966.43),
  /** Verifying sr25519 signatures of messages of 32 bytes, in bytes of message. */
  SR25519_VERIFY("CPU", "SR25519-Verify", 0.547529297),
  /** Copying 64 MiB. */
  MEM_COPY("Memory", "Copy", 11_768.341),
  /** Writing 64 MiB and waiting until the disk has them. */
  DISK_SEQ_WRITE("Disk", "Seq Write", 950),
  /** Writing half of each 4 KiB of a file of 64 MiB, out of order. */
  DISK_RND_WRITE("Disk", "Rnd Write", 420);

  /** The threads of {@link #BLAKE2_256_PARALLEL}: the reference hardware's cores. */
  static final int CORES = 8;

  private final String category;
  private final String function;
  private final double minimum;

  Metric(String category, String function, double minimum) {
    this.category = category;
    this.function = function;
    this.minimum = minimum;
  }

  /** Part of the machine. */
  public String category() {
    return category;
  }

  /** What it does. */
  public String function() {
    return function;
  }

  /** What the reference hardware reaches. */
  public Throughput minimum() {
    return Throughput.ofMib(minimum);
  }
}
