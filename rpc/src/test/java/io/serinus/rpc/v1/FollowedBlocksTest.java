package io.serinus.rpc.v1;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.primitives.H256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FollowedBlocksTest {
  private static H256 hash(int id) {
    byte[] bytes = new byte[32];
    bytes[30] = (byte) (id >> 8);
    bytes[31] = (byte) id;
    return H256.wrap(bytes);
  }

  private static FollowedBlocks.Block block(int id, int parent, long number) {
    return new FollowedBlocks.Block(hash(id), hash(parent), number);
  }

  @Test
  void tellsParentsBeforeChildrenWhenItBegins() {
    List<FollowEvent> events =
        new FollowedBlocks()
            .begin(List.of(hash(1), hash(2)), 5, List.of(block(3, 2, 6), block(4, 3, 7)), hash(4));
    assertThat(events)
        .containsExactly(
            new FollowEvent.Initialized(List.of(hash(1), hash(2))),
            new FollowEvent.NewBlock(hash(3), hash(2)),
            new FollowEvent.NewBlock(hash(4), hash(3)),
            new FollowEvent.BestBlockChanged(hash(4)));
  }

  @Test
  void movesTheBestBlockBeforeItIsPruned() {
    FollowedBlocks blocks = new FollowedBlocks();
    blocks.begin(List.of(hash(1)), 0, List.of(block(2, 1, 1), block(3, 1, 1)), hash(2));
    assertThat(blocks.finalizedTo(List.of(block(3, 1, 1))))
        .containsExactly(
            new FollowEvent.BestBlockChanged(hash(3)),
            new FollowEvent.Finalized(List.of(hash(3)), List.of(hash(2))));
  }

  @Test
  void tellsOfFinalizedBlocksThatWereNeverAnnounced() {
    FollowedBlocks blocks = new FollowedBlocks();
    blocks.begin(List.of(hash(1)), 0, List.of(), hash(1));
    assertThat(blocks.finalizedTo(List.of(block(2, 1, 1), block(3, 2, 2))))
        .containsExactly(
            new FollowEvent.NewBlock(hash(2), hash(1)),
            new FollowEvent.NewBlock(hash(3), hash(2)),
            new FollowEvent.BestBlockChanged(hash(3)),
            new FollowEvent.Finalized(List.of(hash(2), hash(3)), List.of()));
  }

  @Test
  void stopsAtGaps() {
    FollowedBlocks blocks = new FollowedBlocks();
    blocks.begin(List.of(hash(1)), 0, List.of(), hash(1));
    assertThat(blocks.imported(block(9, 8, 5), true)).containsExactly(new FollowEvent.Stop());
    assertThat(blocks.imported(block(9, 8, 5), false)).isEmpty();
    assertThat(blocks.finalizedTo(List.of(block(9, 8, 5)))).containsExactly(new FollowEvent.Stop());
  }

  /** Whatever happens to a chain, a follower can rebuild it from what it is told. */
  @Property(tries = 200)
  void keepsItsPromises(@ForAll long seed) {
    Random random = new Random(seed);
    Map<H256, FollowedBlocks.Block> all = new HashMap<>();
    FollowedBlocks.Block root = block(1, 0, 0);
    all.put(root.hash(), root);
    FollowedBlocks.Block finalized = root;
    List<FollowedBlocks.Block> live = new ArrayList<>(List.of(root));
    FollowedBlocks blocks = new FollowedBlocks();
    Checker checker = new Checker();
    checker.accept(blocks.begin(List.of(root.hash()), 0, List.of(), root.hash()));
    for (int id = 2; id < 60; id++) {
      FollowedBlocks.Block parent = live.get(random.nextInt(live.size()));
      FollowedBlocks.Block made =
          new FollowedBlocks.Block(hash(id), parent.hash(), parent.number() + 1);
      all.put(made.hash(), made);
      live.add(made);
      checker.accept(blocks.imported(made, random.nextBoolean()));
      if (random.nextInt(5) == 0) {
        FollowedBlocks.Block target = live.get(random.nextInt(live.size()));
        List<FollowedBlocks.Block> path = new ArrayList<>();
        for (FollowedBlocks.Block at = target; !at.equals(finalized); at = all.get(at.parent())) {
          path.addFirst(at);
        }
        if (!path.isEmpty()) {
          checker.accept(blocks.finalizedTo(path));
          finalized = target;
          Set<H256> kept = new HashSet<>(Set.of(target.hash()));
          List<FollowedBlocks.Block> next = new ArrayList<>(List.of(target));
          for (FollowedBlocks.Block each : live) {
            if (kept.contains(each.parent())) {
              kept.add(each.hash());
              next.add(each);
            }
          }
          live = next;
        }
      }
    }
    assertThat(checker.open).hasSize(live.size() - 1).hasSize(blocks.openCount());
  }

  /** A follower that checks the promises of the specification. */
  private static final class Checker {
    final Set<H256> open = new HashSet<>();
    H256 finalized = H256.ZERO;
    H256 best = H256.ZERO;

    void accept(List<FollowEvent> events) {
      for (FollowEvent event : events) {
        switch (event) {
          case FollowEvent.Initialized it -> finalized = it.finalized().getLast();
          case FollowEvent.NewBlock it -> {
            assertThat(it.parent().equals(finalized) || open.contains(it.parent())).isTrue();
            assertThat(open.add(it.hash())).isTrue();
          }
          case FollowEvent.BestBlockChanged it -> {
            assertThat(it.hash().equals(finalized) || open.contains(it.hash())).isTrue();
            best = it.hash();
          }
          case FollowEvent.Finalized it -> {
            assertThat(open).containsAll(it.finalized()).containsAll(it.pruned());
            assertThat(it.pruned()).doesNotContain(best);
            assertThat(it.finalized().subList(0, it.finalized().size() - 1).contains(best))
                .isFalse();
            it.finalized().forEach(open::remove);
            it.pruned().forEach(open::remove);
            finalized = it.finalized().getLast();
          }
          case FollowEvent.Stop it -> throw new AssertionError("no gap, and yet stopped");
        }
      }
    }
  }
}
