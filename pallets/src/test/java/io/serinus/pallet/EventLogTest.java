package io.serinus.pallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.frame.DispatchException;
import io.serinus.frame.RuntimeEvent;
import io.serinus.frame.StorageLayer;
import io.serinus.frame.storage.Unhashed;
import io.serinus.frame.system.EventRecord;
import io.serinus.frame.system.FrameSystem;
import io.serinus.frame.system.Phase;
import io.serinus.primitives.H256;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchClass;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.primitives.runtime.Pays;
import io.serinus.scale.Codecs;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What is kept of the state while events are deposited must never show in the state. */
class EventLogTest {
  private TestChain chain = new TestChain().genesis();
  private int made;

  /** What System has under {@code EventCount}, by its bytes. */
  private static long storedCount() {
    Long count = Unhashed.get(Unhashed.prefix("System", "EventCount"), Codecs.U32);
    return Objects.requireNonNullElse(count, 0L);
  }

  private RuntimeEvent event() {
    byte[] hash = new byte[H256.LENGTH];
    hash[0] = (byte) made;
    hash[1] = (byte) (made++ >> 8);
    return new RuntimeEvent(
        chain.system().module(), new FrameSystem.Event.Remarked(TestChain.ALICE, H256.wrap(hash)));
  }

  private List<RuntimeEvent> deposited() {
    return chain.system().events().stream().map(EventRecord::event).toList();
  }

  @Property(tries = 60)
  void layersThatFailTakeTheirEventsAlong(
      @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 4) Integer> steps) {
    chain = new TestChain().genesis(); // the tries share this object
    List<RuntimeEvent> expected = new ArrayList<>();
    Iterator<Integer> left = steps.iterator();
    while (left.hasNext()) {
      // Several calls, as several extrinsics are when a block is authored.
      chain.run(() -> follow(left, expected, true));
      chain.run(
          () -> {
            assertThat(deposited()).isEqualTo(expected);
            assertThat(storedCount()).isEqualTo(expected.size());
          });
    }
  }

  private void follow(Iterator<Integer> steps, List<RuntimeEvent> expected, boolean outermost)
      throws DispatchException {
    while (steps.hasNext()) {
      switch (steps.next()) {
        case 2 -> {
          List<RuntimeEvent> inner = new ArrayList<>(expected);
          try {
            StorageLayer.apply(() -> follow(steps, inner, false));
            expected.clear();
            expected.addAll(inner);
          } catch (DispatchException e) {
            assertThat(e.error()).isEqualTo(DispatchError.CANNOT_LOOKUP);
          }
        }
        case 3 -> {
          return;
        }
        case 4 -> {
          if (outermost) {
            return;
          }
          throw new DispatchException(DispatchError.CANNOT_LOOKUP);
        }
        default -> {
          RuntimeEvent event = event();
          chain.system().depositEvent(event);
          expected.add(event);
        }
      }
    }
  }

  @Test
  void theCountIsInTheStateBeforeALayerOpens() throws Exception {
    chain.run(
        () -> {
          chain.system().depositEvent(event());
          StorageLayer.apply(() -> assertThat(storedCount()).isEqualTo(1));
        });
  }

  @Test
  void eventsSayTheExtrinsicOfTheirTime() {
    DispatchInfo info = new DispatchInfo(Weight.ZERO, Weight.ZERO, DispatchClass.NORMAL, Pays.YES);
    chain.run(
        () -> {
          chain.system().depositEvent(event());
          chain
              .system()
              .execution()
              .noteAppliedExtrinsic(null, io.serinus.frame.PostDispatchInfo.DEFAULT, info);
          chain.system().depositEvent(event());
          chain.system().execution().noteFinishedExtrinsics();
          chain.system().depositEvent(event());
          assertThat(chain.system().events())
              .extracting(EventRecord::phase)
              .containsExactly(
                  new Phase.ApplyExtrinsic(0),
                  new Phase.ApplyExtrinsic(0),
                  new Phase.ApplyExtrinsic(1),
                  new Phase.Finalization());
        });
  }

  @Test
  void aBlockBegunWithinACallStartsCountingAnew() {
    chain.run(
        () -> {
          chain.system().depositEvent(event());
          chain.runToBlock(2);
          chain.system().depositEvent(event());
          assertThat(chain.system().events()).hasSize(1);
        });
    chain.run(() -> assertThat(storedCount()).isEqualTo(1));
  }
}
