package io.serinus.pallet.session;

import static io.serinus.pallet.consensus.ConsensusChain.DEPOSIT;
import static io.serinus.pallet.consensus.ConsensusChain.EPOCH;
import static io.serinus.pallet.consensus.ConsensusChain.validator;
import static io.serinus.pallet.consensus.ConsensusChain.validators;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.frame.Origin;
import io.serinus.frame.RuntimeCall;
import io.serinus.pallet.BalancesChain;
import io.serinus.pallet.TestChain;
import io.serinus.pallet.balances.BalancesCall;
import io.serinus.pallet.consensus.ConsensusChain;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.KeyTypeId;
import io.serinus.primitives.U128;
import io.serinus.primitives.arithmetic.Perbill;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.scale.Bytes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionTest {
  private final ConsensusChain it = new ConsensusChain();
  private final TestChain chain = it.chain;
  private final Session session = it.session;

  private RuntimeCall setKeys(SessionKeys keys) {
    return session.call(new SessionCall.SetKeys(keys, Bytes.EMPTY));
  }

  private RuntimeCall purge() {
    return session.call(new SessionCall.PurgeKeys());
  }

  private DispatchError error(Session.Error error) {
    return TestChain.error(session, error);
  }

  @Test
  void theGenesisSaysWhoBegins() {
    chain.run(
        () -> {
          assertThat(session.validators()).isEqualTo(validators(ConsensusChain.VALIDATORS));
          assertThat(session.queuedKeys.get()).hasSize(ConsensusChain.VALIDATORS);
          assertThat(session.currentIndex()).isZero();
          assertThat(chain.system().accounts().get(validator(0)).consumers()).isEqualTo(1);
          session.tryState();
        });
  }

  @Test
  void newKeysAreUsedFromTheSessionAfterTheNext() {
    SessionKeys fresh = it.freshKeys(1);
    chain.run(
        () -> {
          chain.dispatch(Origin.signed(validator(0)), setKeys(fresh));
          chain.runToBlock(EPOCH + 1);
          assertThat(session.queuedKeys.get().getFirst().keys()).isEqualTo(fresh);
          assertThat(session.queuedChanged.get()).isTrue();
          assertThat(it.babe.currentEpoch().authorities().getFirst().id()).isEqualTo(it.babeId(0));
          assertThat(it.discovery.currentAuthorities()).doesNotContain(discovery(fresh));
          assertThat(it.discovery.nextAuthorities()).contains(discovery(fresh));
          chain.runToBlock(2 * EPOCH + 1);
          assertThat(it.babe.currentEpoch().authorities().getFirst().id().toArray())
              .isEqualTo(fresh.key(it.layout, 1).toArray());
          assertThat(it.discovery.currentAuthorities()).contains(discovery(fresh));
          assertThat(it.discovery.authorities()).isSorted();
          assertThat(session.queuedChanged.get()).isFalse();
          assertThat(chain.events()).contains(new Session.Event.NewSession(2));
          session.tryState();
        });
  }

  private io.serinus.primitives.consensus.AuthorityDiscoveryId discovery(SessionKeys keys) {
    return io.serinus.primitives.consensus.AuthorityDiscoveryId.of(
        keys.key(it.layout, 2).toArray());
  }

  @Test
  void othersTakeOverWhenTheManagerSaysSo() {
    chain.run(
        () -> {
          it.nextValidators = Optional.of(validators(2));
          chain.runToBlock(EPOCH + 1);
          assertThat(chain.events())
              .contains(new Session.Event.NewQueued(), new Session.Event.NewSession(1));
          assertThat(session.validators()).hasSize(4);
          it.slots(block -> ConsensusChain.FIRST_SLOT + block - 1);
          chain.runToBlock(2 * EPOCH);
          it.nextValidators = Optional.of(List.of(validator(0), TestChain.ALICE));
          chain.runToBlock(2 * EPOCH + 1);
          assertThat(session.validators()).isEqualTo(validators(2));
          assertThat(session.queuedKeys.get())
              .extracting(QueuedKey::validator)
              .as("who has no keys is left out")
              .containsExactly(validator(0));
        });
  }

  @Test
  void keysBelongToOneAccount() {
    SessionKeys fresh = it.freshKeys(2);
    chain.run(
        () -> {
          chain.dispatch(Origin.signed(validator(0)), setKeys(fresh));
          assertThat(session.ownerOf(KeyTypeId.BABE, fresh.key(it.layout, 1)))
              .contains(validator(0));
          assertThat(session.ownerOf(KeyTypeId.BABE, Bytes.wrap(it.babeId(0).toArray()))).isEmpty();
          assertThat(chain.failure(Origin.signed(validator(1)), setKeys(fresh)))
              .isEqualTo(error(Session.Error.DUPLICATED_KEY));
          chain.dispatch(Origin.signed(validator(0)), setKeys(fresh));
          assertThat(chain.system().accounts().get(validator(0)).consumers()).isEqualTo(1);
        });
  }

  @Test
  void keysCostADepositThatPurgingReturns() {
    AccountId who = TestChain.account(0x55);
    chain.run(
        () -> {
          assertThat(chain.failure(Origin.signed(who), setKeys(it.freshKeys(3))))
              .isEqualTo(error(Session.Error.NO_ACCOUNT));
          assertThat(chain.failure(Origin.signed(who), purge()))
              .isEqualTo(error(Session.Error.NO_KEYS));
          it.balances.currency().depositCreating(who, U128.of(1_000));
          chain.dispatch(Origin.signed(who), setKeys(it.freshKeys(3)));
          assertThat(
                  it.balances
                      .holds()
                      .balanceOnHold(session.holdReason(Session.HoldReason.KEYS), who))
              .isEqualTo(DEPOSIT);
          assertThat(session.keysOf(who)).isPresent();
          chain.dispatch(Origin.signed(who), purge());
          assertThat(it.balances.holds().totalBalanceOnHold(who).isZero()).isTrue();
          assertThat(session.keysOf(who)).isEmpty();
          assertThat(session.ownerOf(KeyTypeId.BABE, it.freshKeys(3).key(it.layout, 1))).isEmpty();
          assertThat(chain.system().accounts().get(who).consumers()).isZero();
          assertThat(chain.failure(Origin.none(), purge())).isEqualTo(DispatchError.BAD_ORIGIN);
        });
  }

  @Test
  void keysAreGoneEvenIfTheirDepositIs() {
    AccountId who = TestChain.account(0x55);
    chain.run(
        () -> {
          it.balances.currency().depositCreating(who, U128.of(1_000));
          chain.dispatch(Origin.signed(who), setKeys(it.freshKeys(3)));
          chain.dispatch(
              Origin.root(),
              it.balances.call(
                  new BalancesCall.ForceUnreserve(BalancesChain.address(who), DEPOSIT)));
          chain.dispatch(Origin.signed(who), purge());
          assertThat(session.keysOf(who)).isEmpty();
          assertThat(chain.system().accounts().get(who).consumers()).isZero();
        });
  }

  @Test
  void whoLeftIsNotEnabledAgain() {
    chain.run(
        () -> {
          session.disable(3, severity(5));
          chain.dispatch(Origin.signed(validator(3)), purge());
          session.rotate();
          session.rotate();
          assertThat(session.validators()).hasSize(3);
          assertThat(session.isDisabled(3)).as("the others are the same").isTrue();
          assertThat(session.reenable(3)).isFalse();
          session.reportOffence(validator(0), severity(9));
          assertThat(session.disabledValidators())
              .containsExactly(
                  new DisabledValidator(0, severity(9)), new DisabledValidator(3, severity(5)));
        });
  }

  @Test
  void theWorstThirdIsDisabled() {
    chain.run(
        () -> {
          session.reportOffence(validator(1), severity(10));
          assertThat(session.isDisabled(1)).isTrue();
          assertThat(chain.events()).contains(new Session.Event.ValidatorDisabled(validator(1)));
          chain.forgetEvents();
          session.reportOffence(validator(2), severity(5));
          assertThat(session.isDisabled(2)).as("one of four is enough").isFalse();
          session.reportOffence(validator(3), severity(20));
          assertThat(session.disabledValidators())
              .containsExactly(new DisabledValidator(3, severity(20)));
          assertThat(chain.events()).contains(new Session.Event.ValidatorReenabled(validator(1)));
          session.reportOffence(validator(3), severity(15));
          session.reportOffence(validator(3), severity(30));
          assertThat(session.disabledValidators())
              .containsExactly(new DisabledValidator(3, severity(30)));
          session.reportOffence(TestChain.ALICE, severity(99));
          assertThat(session.disable(4, severity(1))).isFalse();
          assertThat(session.reenable(0)).isFalse();
          session.tryState();
        });
  }

  @Test
  void disabledValidatorsAreFreeOnceTheSetChanges() {
    chain.run(
        () -> {
          session.disable(2, severity(1));
          it.slots(block -> ConsensusChain.FIRST_SLOT + EPOCH * (block - 1));
          chain.runToBlock(2);
          assertThat(session.isDisabled(2)).isTrue();
          it.nextValidators = Optional.of(validators(4));
          session.rotate();
          session.rotate();
          assertThat(session.isDisabled(2)).isFalse();
        });
  }

  private static OffenceSeverity severity(int percent) {
    return new OffenceSeverity(Perbill.fromPercent(percent));
  }

  @Test
  void nodesMakeAndReadKeys() {
    SessionKeysApis api = new SessionKeysApis(it.layout);
    chain.run(
        () -> {
          Bytes keys = api.generateSessionKeys(Optional.of(Bytes.ofText("//Alice")));
          assertThat(keys.length()).isEqualTo(96);
          assertThat(api.generateSessionKeys(Optional.of(Bytes.ofText("//Alice")))).isEqualTo(keys);
          assertThat(api.generateSessionKeys(Optional.empty())).isNotEqualTo(keys);
          assertThat(api.decodeSessionKeys(keys).orElseThrow())
              .extracting(part -> part.second())
              .containsExactly(KeyTypeId.GRANDPA, KeyTypeId.BABE, KeyTypeId.AUTHORITY_DISCOVERY);
          assertThat(api.decodeSessionKeys(Bytes.of((byte) 1))).isEmpty();
        });
  }
}
