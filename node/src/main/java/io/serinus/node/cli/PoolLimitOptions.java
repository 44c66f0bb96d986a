package io.serinus.node.cli;

import io.serinus.host.txpool.PoolOptions;
import io.serinus.host.txpool.QueueLimit;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How much the transaction pool holds, and for how long it refuses what it refused. */
final class PoolLimitOptions {
  /** A u32; more than a century. */
  private static final long MAX_BAN_SECONDS = 0xffff_ffffL;

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

  @Option(
      names = "--tx-ban-seconds",
      paramLabel = "S",
      description =
          "How long a transaction stays out that was invalid or dropped; 1800 unless told, 0 with"
              + " --dev.")
  Optional<Long> banSeconds;

  PoolOptions toOptions(boolean dev) {
    if (count < 1 || kilobytes < 1) {
      throw new CommandFailure("--pool-limit and --pool-kbytes: at least 1");
    }
    long ban = banSeconds.orElse(0L);
    if (ban < 0 || ban > MAX_BAN_SECONDS) {
      throw new CommandFailure("--tx-ban-seconds: from 0 to " + MAX_BAN_SECONDS);
    }
    PoolOptions limited = PoolOptions.DEFAULT.withLimit(new QueueLimit(count, kilobytes * 1024L));
    Duration banTime = dev ? Duration.ZERO : limited.banTime();
    return limited.withBanTime(banSeconds.map(Duration::ofSeconds).orElse(banTime));
  }
}
