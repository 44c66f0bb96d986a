package io.serinus.primitives;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WeightTest {
  private static U128 wide(long value) {
    return U128.of(value);
  }

  @Property(tries = 300)
  void bothPartsSaturateByThemselves(
      @ForAll long a, @ForAll long b, @ForAll long c, @ForAll long d) {
    Weight x = new Weight(a, b);
    Weight y = new Weight(c, d);
    assertThat(x.saturatingAdd(y))
        .isEqualTo(
            new Weight(
                wide(a).plus(wide(c)).toU64Saturating(), wide(b).plus(wide(d)).toU64Saturating()));
    assertThat(x.saturatingSub(y))
        .isEqualTo(
            new Weight(wide(a).saturatingSub(wide(c)).low(), wide(b).saturatingSub(wide(d)).low()));
    assertThat(x.saturatingMul(c))
        .isEqualTo(
            new Weight(
                wide(a).times(wide(c)).toU64Saturating(),
                wide(b).times(wide(c)).toU64Saturating()));
    boolean fits = wide(a).plus(wide(c)).fitsU64() && wide(b).plus(wide(d)).fitsU64();
    assertThat(x.checkedAdd(y)).isEqualTo(fits ? x.saturatingAdd(y) : null);
    boolean positive = wide(a).atLeast(wide(c)) && wide(b).atLeast(wide(d));
    assertThat(x.checkedSub(y)).isEqualTo(positive ? x.saturatingSub(y) : null);
    assertThat(x.allAtLeast(y)).isEqualTo(positive);
    assertThat(x.anyLessThan(y)).isEqualTo(!positive);
    assertThat(x.allGreaterThan(y))
        .isEqualTo(wide(a).greaterThan(wide(c)) && wide(b).greaterThan(wide(d)));
    assertThat(x.allLessThan(y)).isEqualTo(y.allGreaterThan(x));
    assertThat(x.min(y).allAtMost(x)).isTrue();
    assertThat(x.max(y).allAtLeast(y)).isTrue();
  }

  @Test
  void howOftenItFits() {
    Weight room = new Weight(100, 50);
    assertThat(room.checkedDivPerComponent(new Weight(10, 25))).isEqualTo(2);
    assertThat(room.checkedDivPerComponent(new Weight(10, 0))).isEqualTo(10);
    assertThat(room.checkedDivPerComponent(Weight.ZERO)).isNull();
    assertThat(room.dividedBy(3)).isEqualTo(new Weight(33, 16));
  }
}
