package io.serinus.host.txpool;

import io.serinus.primitives.H256;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Transactions that may not enter the pool for some time; bounded. */
final class BanList {
  private final Duration banTime;
  private final int expectedSize;

  /** When each ban ends; all last equally long, so that the order of entry is that of the ends. */
  private final LinkedHashMap<H256, Instant> until = new LinkedHashMap<>();

  BanList(Duration banTime, int expectedSize) {
    this.banTime = banTime;
    this.expectedSize = expectedSize;
  }

  boolean isBanned(H256 hash, Instant now) {
    Instant end = until.get(hash);
    return end != null && end.isAfter(now);
  }

  void ban(Iterable<H256> hashes, Instant now) {
    Instant end = now.plus(banTime);
    for (H256 hash : hashes) {
      until.remove(hash);
      until.put(hash, end);
    }
    if (until.size() > 2L * expectedSize) {
      Iterator<H256> oldest = until.keySet().iterator();
      while (until.size() > expectedSize) {
        oldest.next();
        oldest.remove();
      }
    }
  }

  /** Forgets the bans that have ended. */
  void clearEnded(Instant now) {
    Iterator<Map.Entry<H256, Instant>> entries = until.entrySet().iterator();
    while (entries.hasNext() && !entries.next().getValue().isAfter(now)) {
      entries.remove();
    }
  }

  int size() {
    return until.size();
  }
}
