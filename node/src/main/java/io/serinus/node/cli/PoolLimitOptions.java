package io.serinus.node.cli;

import io.serinus.host.txpool.QueueLimit;
import picocli.CommandLine.Option;

/** How much the transaction pool holds. */
final class PoolLimitOptions {
  @Option(
      names = "--pool-limit",
      paramLabel = "N",
      defaultValue = "8192",
      description = "Transactions in the pool (default ${DEFAULT-VALUE}).")
  int count;

  @Option(
      names = "--pool-kbytes",
      paramLabel = "KB",
      defaultValue = "20480",
      description = "Their size in all, in kibibytes (default ${DEFAULT-VALUE}).")
  int kilobytes;

  QueueLimit limit() {
    if (count < 1 || kilobytes < 1) {
      throw new CommandFailure("--pool-limit and --pool-kbytes: at least 1");
    }
    return new QueueLimit(count, kilobytes * 1024L);
  }
}
