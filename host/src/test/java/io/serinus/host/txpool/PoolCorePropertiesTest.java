package io.serinus.host.txpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.scale.Bytes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PoolCorePropertiesTest {
  @Property(tries = 60)
  void staysConsistentWhateverHappens(@ForAll long seed) {
    Random random = new Random(seed);
    QueueLimit limit = new QueueLimit(12, 500);
    ManualClock clock = new ManualClock();
    PoolCore pool =
        new PoolCore(new PoolOptions(limit, limit, false, Duration.ofMinutes(1), true), clock);
    Set<Bytes> inChain = new HashSet<>();
    for (int step = 0; step < 200; step++) {
      String name = "t" + random.nextInt(60);
      switch (random.nextInt(8)) {
        case 0 -> {
          ReadyTransactions ready = pool.ready();
          if (ready.hasNext()) {
            PoolTransaction first = ready.next();
            inChain.addAll(first.provides());
            include(pool, step, List.of(first.hash()), first.provides(), inChain);
          }
        }
        case 1 -> pool.removeInvalid(List.of(Txs.hash(name)));
        case 2 -> {
          List<Bytes> tags = Txs.tags(List.of("g" + random.nextInt(20)));
          inChain.addAll(tags);
          include(pool, step, Txs.hashes("none"), tags, inChain);
        }
        default -> {
          List<String> requires =
              IntStream.range(0, random.nextInt(3))
                  .mapToObj(i -> "g" + random.nextInt(20))
                  .toList();
          String[] provides =
              IntStream.rangeClosed(0, random.nextInt(2))
                  .mapToObj(i -> "g" + random.nextInt(20))
                  .distinct()
                  .toArray(String[]::new);
          PoolTransaction transaction =
              Txs.tx(name, random.nextInt(50), 1000, 1 + random.nextInt(60), requires, provides);
          pool.submit(List.of(new Validated.Valid(transaction)));
          clock.advance(Duration.ofSeconds(5));
        }
      }
      check(pool, limit, inChain);
    }
  }

  /**
   * Whatever leaves, comes back and is judged anew: authors are offered all that is ready, each
   * after what it requires of it. No transaction requires what depends on it here, as none of one
   * account does.
   */
  @Property(tries = 100)
  void offersAllThatIsReadyInAnOrderThatABlockCouldTake(@ForAll long seed) {
    Random random = new Random(seed);
    QueueLimit limit = new QueueLimit(12, 500);
    PoolCore pool =
        new PoolCore(new PoolOptions(limit, limit, false, Duration.ZERO, true), new ManualClock());
    Deque<Included> blocks = new ArrayDeque<>();
    for (int step = 0; step < 300; step++) {
      switch (random.nextInt(10)) {
        case 0, 1 -> {
          ReadyTransactions ready = pool.ready();
          List<PoolTransaction> body = new ArrayList<>();
          for (int i = random.nextInt(4); i > 0 && ready.hasNext(); i--) {
            body.add(ready.next());
          }
          Included block = new Included(Txs.hash("b" + step), body);
          blocks.push(block);
          pool.included(
              block.hash,
              body.stream().map(PoolTransaction::hash).toList(),
              body.stream().flatMap(transaction -> transaction.provides().stream()).toList());
        }
        case 2 -> {
          for (int i = random.nextInt(3); i > 0 && !blocks.isEmpty(); i--) {
            Included block = blocks.pop();
            pool.retracted(block.hash);
            pool.resubmit(block.body.stream().<Validated>map(Validated.Valid::new).toList());
          }
        }
        case 3 -> pool.removeInvalid(List.of(Txs.hash("t" + random.nextInt(60))));
        case 4 -> {
          Map<H256, Validated.Valid> updates = new LinkedHashMap<>();
          for (PoolTransaction old : pool.allReady()) {
            if (random.nextInt(4) == 0) {
              updates.put(old.hash(), new Validated.Valid(ascending(random, old.hash())));
            }
          }
          pool.revalidated(updates);
        }
        default -> {
          PoolTransaction next = ascending(random, Txs.hash("t" + random.nextInt(60)));
          pool.submit(List.of(new Validated.Valid(next)));
        }
      }
      checkOrder(pool);
    }
  }

  private record Included(H256 hash, List<PoolTransaction> body) {}

  /** One that requires lower tags than it provides. */
  private static PoolTransaction ascending(Random random, H256 hash) {
    int lowest = 1 + random.nextInt(18);
    return new PoolTransaction(
        hash,
        Bytes.wrap(new byte[1 + random.nextInt(60)]),
        TransactionSource.EXTERNAL,
        random.nextInt(50),
        1000,
        Txs.tags(
            IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> "g" + random.nextInt(lowest))
                .toList()),
        Txs.tags(
            IntStream.rangeClosed(0, random.nextInt(2)).mapToObj(i -> "g" + (lowest + i)).toList()),
        true);
  }

  private static void checkOrder(PoolCore pool) {
    List<PoolTransaction> offered = new ArrayList<>();
    pool.ready().forEachRemaining(offered::add);
    assertThat(offered).containsExactlyInAnyOrderElementsOf(pool.allReady());
    Set<Bytes> later = new HashSet<>();
    for (PoolTransaction transaction : offered.reversed()) {
      later.addAll(transaction.provides());
      assertThat(transaction.requires()).doesNotContainAnyElementsOf(later);
    }
  }

  private static void include(
      PoolCore pool, int step, List<H256> hashes, List<Bytes> tags, Set<Bytes> inChain) {
    // What came before a transaction of the block must be in the chain too, its other tags as well.
    for (PoolTransaction gone : pool.included(Txs.hash("b" + step), hashes, tags)) {
      inChain.addAll(gone.provides());
    }
  }

  private static void check(PoolCore pool, QueueLimit limit, Set<Bytes> inChain) {
    PoolStatus status = pool.status();
    assertThat(limit.isExceededBy(status.ready(), status.readyBytes())).isFalse();
    assertThat(limit.isExceededBy(status.future(), status.futureBytes())).isFalse();
    assertThat(pool.allReady().stream().mapToLong(PoolTransaction::length).sum())
        .isEqualTo(status.readyBytes());
    assertThat(pool.future().stream().mapToLong(PoolTransaction::length).sum())
        .isEqualTo(status.futureBytes());

    Set<Bytes> provided = new HashSet<>();
    ReadyTransactions ready = pool.ready();
    while (ready.hasNext()) {
      PoolTransaction next = ready.next();
      for (Bytes tag : next.requires()) {
        assertThat(provided.contains(tag) || inChain.contains(tag)).isTrue();
      }
      for (Bytes tag : next.provides()) {
        assertThat(provided.add(tag)).as("no other provides %s", tag).isTrue();
      }
    }
  }
}
