package io.serinus.pallet;

import static io.serinus.pallet.TestChain.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serinus.frame.DispatchException;
import io.serinus.frame.system.Accounts;
import io.serinus.frame.system.FrameSystem;
import io.serinus.primitives.runtime.DispatchError;
import org.junit.jupiter.api.Test;

/** What lets accounts exist and what needs them. */
class AccountsTest {
  private static final int MAX_CONSUMERS = 16;

  private final TestChain chain = new TestChain().genesis();
  private final Accounts accounts = chain.system().accounts();

  private static DispatchError failure(TestChain.Steps steps) {
    return catchThrowableOfType(DispatchException.class, steps::run).error();
  }

  @Test
  void nothingConsumesWhatNothingProvides() {
    chain.run(
        () -> {
          assertThat(failure(() -> accounts.incConsumers(ALICE)))
              .isEqualTo(DispatchError.NO_PROVIDERS);
          assertThat(failure(() -> accounts.incConsumersWithoutLimit(ALICE)))
              .isEqualTo(DispatchError.NO_PROVIDERS);
          accounts.incSufficients(ALICE);
          assertThat(failure(() -> accounts.incConsumers(ALICE)))
              .as("a sufficient is no provider")
              .isEqualTo(DispatchError.NO_PROVIDERS);
          assertThat(accounts.canIncConsumer(ALICE)).isFalse();
        });
  }

  @Test
  void consumersAreLimitedUnlessTheyMustNotBe() {
    chain.run(
        () -> {
          accounts.incProviders(ALICE);
          assertThat(accounts.canAccrueConsumers(ALICE, MAX_CONSUMERS)).isTrue();
          assertThat(accounts.canAccrueConsumers(ALICE, MAX_CONSUMERS + 1)).isFalse();
          for (int i = 0; i < MAX_CONSUMERS; i++) {
            assertThat(accounts.canIncConsumer(ALICE)).isTrue();
            accounts.incConsumers(ALICE);
          }
          assertThat(accounts.canIncConsumer(ALICE)).isFalse();
          assertThat(failure(() -> accounts.incConsumers(ALICE)))
              .isEqualTo(DispatchError.TOO_MANY_CONSUMERS);
          accounts.incConsumersWithoutLimit(ALICE);
          assertThat(accounts.get(ALICE).consumers()).isEqualTo(MAX_CONSUMERS + 1);
          accounts.decConsumers(ALICE);
          assertThat(failure(() -> accounts.incConsumers(ALICE)))
              .isEqualTo(DispatchError.TOO_MANY_CONSUMERS);
          accounts.decConsumers(ALICE);
          accounts.incConsumers(ALICE);
        });
  }

  @Test
  void theLastProviderStaysWhileThereAreConsumers() {
    chain.run(
        () -> {
          assertThat(accounts.incProviders(ALICE)).isEqualTo(Accounts.Change.CREATED);
          assertThat(accounts.incProviders(ALICE)).isEqualTo(Accounts.Change.EXISTED);
          accounts.incConsumers(ALICE);
          assertThat(accounts.decProviders(ALICE)).isEqualTo(Accounts.Change.EXISTED);
          assertThat(failure(() -> accounts.decProviders(ALICE)))
              .isEqualTo(DispatchError.CONSUMER_REMAINING);
          accounts.decConsumers(ALICE);
          assertThat(accounts.decProviders(ALICE)).isEqualTo(Accounts.Change.REAPED);
          assertThat(accounts.exists(ALICE)).isFalse();
          assertThat(chain.allEvents())
              .containsExactly(
                  new FrameSystem.Event.NewAccount(ALICE),
                  new FrameSystem.Event.KilledAccount(ALICE));
        });
  }
}
