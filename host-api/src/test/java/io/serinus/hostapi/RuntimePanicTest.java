package io.serinus.hostapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.scale.ScaleException;
import org.junit.jupiter.api.Test;

class RuntimePanicTest {
  @Test
  void whatARuntimeSaysIsTold() {
    assertThat(RuntimePanic.reason(new RuntimePanic("no room"))).isEqualTo("no room");
    assertThat(RuntimePanic.reason(new ScaleException("too short"))).isEqualTo("too short");
    assertThat(RuntimePanic.reason(new ArithmeticException("/ by zero"))).isEqualTo("/ by zero");
  }

  @Test
  void whatTheJvmSaysOfClassesIsNot() {
    assertThat(RuntimePanic.reason(new ClassCastException("class a.B cannot be cast to a.C")))
        .isEqualTo("a fault in its code");
    assertThat(RuntimePanic.reason(new NullPointerException())).isEqualTo("a fault in its code");
    assertThat(RuntimePanic.reason(new ArithmeticException())).isEqualTo("a fault in its code");
  }
}
