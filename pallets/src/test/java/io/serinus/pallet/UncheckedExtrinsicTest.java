package io.serinus.pallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.frame.RuntimeCall;
import io.serinus.frame.extrinsic.UncheckedExtrinsic;
import io.serinus.frame.system.FrameSystemCall;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleException;
import org.junit.jupiter.api.Test;

class UncheckedExtrinsicTest {
  /** Two bytes say which call it is, and four how long the remark is. */
  private static final int AROUND_REMARK = 6;

  private final TestChain chain = new TestChain().genesis();

  private Bytes remarking(int length) {
    RuntimeCall remark =
        chain.system().call(new FrameSystemCall.Remark(Bytes.wrap(new byte[length])));
    return UncheckedExtrinsic.bare(remark).encoded();
  }

  @Test
  void callsAreNotLongerThanTheyMayBe() {
    int most = UncheckedExtrinsic.MAX_CALL_LENGTH - AROUND_REMARK;
    chain.run(
        () -> {
          UncheckedExtrinsic longest = UncheckedExtrinsic.CODEC.decode(remarking(most).toArray());
          assertThat(longest.callBytes().length()).isEqualTo(16 * 1024 * 1024);
          byte[] longer = remarking(most + 1).toArray();
          assertThatThrownBy(() -> UncheckedExtrinsic.CODEC.decode(longer))
              .isInstanceOf(ScaleException.class)
              .hasMessageContaining("16777217");
        });
  }

  @Test
  void theLengthInFrontIsTheExtrinsics() {
    chain.run(
        () -> {
          byte[] encoded = remarking(3).toArray();
          assertThat(UncheckedExtrinsic.CODEC.decode(encoded).length()).isEqualTo(encoded.length);
          for (int wrong : new int[] {-4, 4}) {
            byte[] other = encoded.clone();
            other[0] += (byte) wrong;
            assertThatThrownBy(() -> UncheckedExtrinsic.CODEC.decode(other))
                .isInstanceOf(ScaleException.class);
          }
        });
  }
}
