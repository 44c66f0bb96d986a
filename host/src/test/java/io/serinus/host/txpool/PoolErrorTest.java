package io.serinus.host.txpool;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.UnknownTransaction;
import org.junit.jupiter.api.Test;

/** The words of the reference node's {@code author} methods. */
class PoolErrorTest {
  @Test
  void speaksAsTheReferenceNode() {
    PoolError stale = new PoolError.Invalid(InvalidTransaction.Reason.STALE);
    assertThat(stale.code()).isEqualTo(1010);
    assertThat(stale.message()).isEqualTo("Invalid Transaction");
    assertThat(stale.data()).contains("Transaction is outdated");

    PoolError custom = new PoolError.Invalid(new InvalidTransaction.Custom(7));
    assertThat(custom.data()).contains("Custom error: 7");

    PoolError unknown = new PoolError.Unknown(UnknownTransaction.Reason.CANNOT_LOOKUP);
    assertThat(unknown.code()).isEqualTo(1011);
    assertThat(unknown.data()).contains("CannotLookup");

    PoolError low = new PoolError.TooLowPriority(-1, 3);
    assertThat(low.code()).isEqualTo(1014);
    assertThat(low.message()).isEqualTo("Priority is too low: (18446744073709551615 vs 3)");
  }
}
