package io.serinus.pallet;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.frame.RuntimeCall;
import io.serinus.frame.executive.Inherents;
import io.serinus.frame.extrinsic.Block;
import io.serinus.frame.extrinsic.UncheckedExtrinsic;
import io.serinus.frame.system.FrameSystemCall;
import io.serinus.pallet.timestamp.Timestamp;
import io.serinus.pallet.timestamp.TimestampCall;
import io.serinus.pallet.timestamp.TimestampModule;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.runtime.CheckInherentsResult;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codecs;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InherentsTest {
  private static final Bytes TOO_EARLY = Bytes.wrap(new byte[] {0});
  private static final Bytes TOO_FAR_AHEAD = Bytes.wrap(new byte[] {1});

  private final TestChain chain = new TestChain();
  private final Timestamp timestamp = new Timestamp(3000, now -> {});
  private final Inherents inherents = new Inherents(chain.runtime());

  InherentsTest() {
    chain.place(new TimestampModule(2, timestamp)).genesis();
  }

  private static InherentData at(long now) {
    return InherentData.EMPTY.with(InherentData.TIMESTAMP, Bytes.wrap(Codecs.U64.encode(now)));
  }

  private CheckInherentsResult check(RuntimeCall... calls) {
    Header header = new Header(H256.ZERO, 1, H256.ZERO, H256.ZERO, Digest.EMPTY);
    List<UncheckedExtrinsic> body = Arrays.stream(calls).map(UncheckedExtrinsic::bare).toList();
    return inherents.check(new Block(header, body), at(60_000));
  }

  private RuntimeCall set(long now) {
    return timestamp.call(new TimestampCall.Set(now));
  }

  /** A length of 5, version 5 without a signature, the pallet, the call, and the time, compact. */
  @Test
  void inherentsAreBareExtrinsicsOfVersion5() {
    chain.run(
        () -> {
          List<UncheckedExtrinsic> made = inherents.create(at(4_096));
          assertThat(made).extracting(UncheckedExtrinsic::call).containsExactly(set(4_096));
          assertThat(made.getFirst().encoded())
              .isEqualTo(Bytes.wrap(new byte[] {5 << 2, 5, 2, 0, 1, 64}));
          byte[] version4 = {5 << 2, 4, 2, 0, 1, 64};
          assertThat(UncheckedExtrinsic.CODEC.decode(version4).call()).isEqualTo(set(4_096));
        });
  }

  @Test
  void theFirstFatalErrorIsTheLast() {
    chain.run(
        () -> {
          assertThat(check(set(60_000))).isEqualTo(CheckInherentsResult.OKAY);
          CheckInherentsResult early = check(set(1), set(99_999));
          assertThat(early.fatalError()).isTrue();
          assertThat(early.errors().get(InherentData.TIMESTAMP)).isEqualTo(TOO_EARLY);
          CheckInherentsResult ahead = check(set(60_000), set(99_999));
          assertThat(ahead.errors().get(InherentData.TIMESTAMP)).isEqualTo(TOO_FAR_AHEAD);
        });
  }

  /** What comes later is none, and the block's execution will refuse it. */
  @Test
  void onlyWhatABlockBeginsWithIsChecked() {
    chain.run(
        () -> {
          RuntimeCall remark = chain.system().call(new FrameSystemCall.Remark(Bytes.EMPTY));
          assertThat(check(remark, set(1))).isEqualTo(CheckInherentsResult.OKAY);
        });
  }
}
