package io.serinus.pallet.timestamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.frame.DispatchException;
import io.serinus.frame.InherentError;
import io.serinus.frame.Origin;
import io.serinus.frame.RuntimeCall;
import io.serinus.hostapi.RuntimePanic;
import io.serinus.pallet.TestChain;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codecs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimestampTest {
  private final List<Long> told = new ArrayList<>();
  private final TestChain chain = new TestChain();
  private final Timestamp timestamp = new Timestamp(3000, told::add);

  @BeforeEach
  void begin() {
    chain.place(new TimestampModule(2, timestamp)).genesis();
  }

  private RuntimeCall set(long now) {
    return timestamp.call(new TimestampCall.Set(now));
  }

  @Test
  void anInherentSetsTheTimeAndTellsIt() {
    chain.run(
        () -> {
          chain.dispatch(Origin.none(), set(42_000));
          assertThat(timestamp.now()).isEqualTo(42_000);
          assertThat(told).containsExactly(42_000L);
        });
  }

  @Test
  void nobodyMaySign() {
    chain.run(
        () ->
            assertThatThrownBy(() -> chain.dispatch(Origin.signed(TestChain.ALICE), set(1)))
                .isInstanceOfSatisfying(
                    DispatchException.class,
                    e -> assertThat(e.error()).isEqualTo(DispatchError.BAD_ORIGIN)));
  }

  @Test
  void twiceInABlockIsAPanic() {
    chain.run(
        () -> {
          chain.dispatch(Origin.none(), set(42_000));
          assertThatThrownBy(() -> chain.dispatch(Origin.none(), set(52_000)))
              .isInstanceOf(RuntimePanic.class);
        });
  }

  @Test
  void aBlockWithoutTimeIsAPanic() {
    chain.run(() -> assertThatThrownBy(() -> chain.runToBlock(2)).isInstanceOf(RuntimePanic.class));
  }

  @Test
  void timeMovesByTheMinimumPeriod() {
    chain.run(
        () -> {
          chain.dispatch(Origin.none(), set(42_000));
          chain.runToBlock(2);
          assertThatThrownBy(() -> chain.dispatch(Origin.none(), set(44_999)))
              .isInstanceOf(RuntimePanic.class);
          chain.dispatch(Origin.none(), set(45_000));
        });
  }

  @Test
  void theInherentIsTheAuthorsTimeButNeverTooEarly() {
    chain.run(
        () -> {
          assertThat(timestamp.createInherent(data(10_000)))
              .isEqualTo(new TimestampCall.Set(10_000));
          chain.dispatch(Origin.none(), set(42_000));
          assertThat(timestamp.createInherent(data(10_000)))
              .isEqualTo(new TimestampCall.Set(45_000));
        });
  }

  @Test
  void aTimeTooFarAheadIsAnError() {
    chain.run(
        () -> {
          assertThat(timestamp.checkInherent(new TimestampCall.Set(40_001), data(10_000)))
              .isEqualTo(error(1));
          assertThat(timestamp.checkInherent(new TimestampCall.Set(40_000), data(10_000))).isNull();
        });
  }

  @Test
  void aTimeTooEarlyIsAnError() {
    chain.run(
        () -> {
          chain.dispatch(Origin.none(), set(42_000));
          assertThat(timestamp.checkInherent(new TimestampCall.Set(44_999), data(45_000)))
              .isEqualTo(error(0));
          assertThat(timestamp.checkInherent(new TimestampCall.Set(45_000), data(45_000))).isNull();
        });
  }

  @Test
  void withoutTheAuthorsTimeNoInherentIsMadeOrChecked() {
    chain.run(
        () -> {
          assertThatThrownBy(() -> timestamp.createInherent(InherentData.EMPTY))
              .isInstanceOf(RuntimePanic.class);
          assertThatThrownBy(
                  () -> timestamp.checkInherent(new TimestampCall.Set(1), InherentData.EMPTY))
              .isInstanceOf(RuntimePanic.class);
        });
  }

  private static InherentError error(int kind) {
    return new InherentError(InherentData.TIMESTAMP, Bytes.wrap(new byte[] {(byte) kind}), true);
  }

  private static InherentData data(long now) {
    return InherentData.EMPTY.with(InherentData.TIMESTAMP, Bytes.wrap(Codecs.U64.encode(now)));
  }
}
