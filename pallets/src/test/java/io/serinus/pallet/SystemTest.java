package io.serinus.pallet;

import static io.serinus.pallet.TestChain.ALICE;
import static io.serinus.pallet.TestChain.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.PalletBase;
import io.serinus.frame.PalletModule;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.TransactionValidityException;
import io.serinus.frame.executive.Executive;
import io.serinus.frame.system.FrameSystem;
import io.serinus.frame.system.FrameSystemCall;
import io.serinus.frame.system.Phase;
import io.serinus.frame.system.extension.CheckMortality;
import io.serinus.hostapi.Host;
import io.serinus.primitives.Digest;
import io.serinus.primitives.Era;
import io.serinus.primitives.H256;
import io.serinus.primitives.MultiAddress;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.Tuple2;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SystemTest {
  private static final Bytes CODE = Bytes.ofText("no runtime");

  private final TestChain chain = new TestChain().genesis();
  private final FrameSystem system = chain.system();

  private static H256 hash(Bytes bytes) {
    return H256.wrap(Host.api().blake2b256(bytes.unsafeArray()));
  }

  private RuntimeCall apply(Bytes code) {
    return system.call(new FrameSystemCall.ApplyAuthorizedUpgrade(code));
  }

  @Test
  void anyOriginRemarks() {
    chain.run(
        () -> {
          RuntimeCall remark = system.call(new FrameSystemCall.Remark(CODE));
          assertThat(chain.dispatch(Origin.none(), remark)).isEqualTo(PostDispatchInfo.DEFAULT);
          assertThat(chain.dispatch(Origin.signed(ALICE), remark))
              .isEqualTo(PostDispatchInfo.DEFAULT);
          assertThat(chain.events()).isEmpty();
        });
  }

  @Test
  void aRemarkWithEventNamesItsSenderAndHash() {
    chain.run(
        () -> {
          RuntimeCall remark = system.call(new FrameSystemCall.RemarkWithEvent(CODE));
          assertThat(chain.failure(Origin.root(), remark)).isEqualTo(DispatchError.BAD_ORIGIN);
          chain.dispatch(Origin.signed(ALICE), remark);
          assertThat(chain.allEvents())
              .containsExactly(new FrameSystem.Event.Remarked(ALICE, hash(CODE)));
        });
  }

  @Test
  void noFilterHoldsRoot() {
    chain.run(
        () -> {
          RuntimeCall remark = system.call(new FrameSystemCall.Remark(CODE));
          assertThat(Origin.root().withFilter(call -> false).allows(remark)).isTrue();
          assertThat(Origin.signed(ALICE).withFilter(call -> false).allows(remark)).isFalse();
        });
  }

  @Test
  void onlyAccountsThemselvesAreAddresses() throws Exception {
    assertThat(chain.runtime().lookUp(MultiAddress.of(ALICE))).isEqualTo(ALICE);
    chain.run(
        () ->
            assertThat(
                    catchThrowableOfType(
                            DispatchException.class,
                            () ->
                                chain
                                    .runtime()
                                    .lookUp(new MultiAddress.Address32(H256.of(ALICE.toArray()))))
                        .error())
                .isEqualTo(DispatchError.CANNOT_LOOKUP));
  }

  @Test
  void rootWritesAndClearsAnyStorage() {
    chain.run(
        () -> {
          Bytes one = Bytes.ofText("key 1");
          Bytes two = Bytes.ofText("key 2");
          RuntimeCall set =
              system.call(
                  new FrameSystemCall.SetStorage(
                      List.of(new Tuple2<>(one, CODE), new Tuple2<>(two, CODE))));
          assertThat(chain.failure(Origin.signed(ALICE), set)).isEqualTo(DispatchError.BAD_ORIGIN);
          chain.dispatch(Origin.root(), set);
          assertThat(Host.api().storageGet(two.unsafeArray())).isEqualTo(CODE.toArray());
          chain.dispatch(Origin.root(), system.call(new FrameSystemCall.KillStorage(List.of(one))));
          assertThat(Host.api().storageGet(one.unsafeArray())).isNull();
          chain.dispatch(
              Origin.root(), system.call(new FrameSystemCall.KillPrefix(Bytes.ofText("key"), 10)));
          assertThat(Host.api().storageGet(two.unsafeArray())).isNull();
        });
  }

  @Test
  void killingAPrefixWeighsAKeyMoreThanItMayKill() {
    chain.run(
        () -> {
          assertThat(weightOfKilling(2))
              .isEqualTo(Weight.of(6_280_000 + 3 * (1_744_589 + 125_000_000L), 81 + 3 * 70));
          assertThat(weightOfKilling(0xffff_ffffL)).isEqualTo(weightOfKilling(0xffff_fffeL));
        });
  }

  private Weight weightOfKilling(long subkeys) {
    return system
        .call(new FrameSystemCall.KillPrefix(Bytes.ofText("key"), subkeys))
        .info()
        .callWeight();
  }

  @Test
  void anAuthorizedUpgradeIsAppliedByAnybodyForNothing() {
    chain.run(
        () -> {
          assertThat(chain.failure(Origin.none(), apply(CODE)))
              .isEqualTo(error(system, FrameSystem.Error.NOTHING_AUTHORIZED));
          chain.dispatch(
              Origin.root(),
              system.call(new FrameSystemCall.AuthorizeUpgradeWithoutChecks(hash(CODE))));
          assertThat(chain.failure(Origin.none(), apply(Bytes.ofText("another"))))
              .isEqualTo(error(system, FrameSystem.Error.UNAUTHORIZED));
          PostDispatchInfo post = chain.dispatch(Origin.none(), apply(CODE));
          assertThat(post)
              .isEqualTo(PostDispatchInfo.FREE.withWeight(system.blockWeights().maxBlock()));
          assertThat(chain.allEvents())
              .containsExactly(
                  new FrameSystem.Event.UpgradeAuthorized(hash(CODE), false),
                  new FrameSystem.Event.CodeUpdated());
        });
  }

  @Test
  void anAuthorizedUpgradeThatIsNoRuntimeIsRejectedAndForgotten() {
    chain.run(
        () -> {
          chain.dispatch(
              Origin.root(), system.call(new FrameSystemCall.AuthorizeUpgrade(hash(CODE))));
          assertThat(chain.dispatch(Origin.none(), apply(CODE))).isEqualTo(PostDispatchInfo.FREE);
          assertThat(chain.allEvents())
              .containsExactly(
                  new FrameSystem.Event.UpgradeAuthorized(hash(CODE), true),
                  new FrameSystem.Event.RejectedInvalidAuthorizedUpgrade(
                      hash(CODE),
                      error(system, FrameSystem.Error.FAILED_TO_EXTRACT_RUNTIME_VERSION)));
          assertThat(chain.failure(Origin.none(), apply(CODE)))
              .isEqualTo(error(system, FrameSystem.Error.NOTHING_AUTHORIZED));
        });
  }

  @Test
  void codeIsSetOnlyOfALaterVersionOfTheSameRuntime() {
    chain.run(
        () -> {
          assertThat(failureToSetCode("another", 2))
              .isEqualTo(error(system, FrameSystem.Error.INVALID_SPEC_NAME));
          assertThat(failureToSetCode("test", 1))
              .isEqualTo(error(system, FrameSystem.Error.SPEC_VERSION_NEEDS_TO_INCREASE));
          chain.versions(code -> Bytes.ofText("?").toArray());
          assertThat(chain.failure(Origin.root(), setCode()))
              .isEqualTo(error(system, FrameSystem.Error.FAILED_TO_EXTRACT_RUNTIME_VERSION));
          chain.versions(code -> withMore(version("test", 2)));
          chain.dispatch(Origin.root(), setCode());
          assertThat(chain.allEvents()).containsExactly(new FrameSystem.Event.CodeUpdated());
        });
  }

  private RuntimeCall setCode() {
    return system.call(new FrameSystemCall.SetCode(CODE));
  }

  private DispatchError failureToSetCode(String name, long version) {
    chain.versions(code -> version(name, version));
    return chain.failure(Origin.root(), setCode());
  }

  /** As a runtime writes it that knows of more than this one. */
  private static byte[] withMore(byte[] version) {
    return Arrays.copyOf(version, version.length + 1);
  }

  private static byte[] version(String name, long version) {
    Bytes core = Bytes.wrap(HexFormat.of().parseHex("df6acb689907609b"));
    return RuntimeVersion.CODEC.encode(
        new RuntimeVersion(
            name, "test", 1, version, 1, List.of(new RuntimeVersion.Api(core, 5)), 1, 1));
  }

  @Test
  void anAuthorizedUpgradeGoesBeforeAllElseInThePool() {
    chain.run(
        () -> {
          chain.dispatch(
              Origin.root(), system.call(new FrameSystemCall.AuthorizeUpgrade(hash(CODE))));
          ValidTransaction valid =
              system.validateUnsigned(TransactionSource.EXTERNAL, apply(CODE).call());
          assertThat(valid)
              .isEqualTo(
                  new ValidTransaction(
                      -1L, List.of(), List.of(Bytes.of(hash(CODE).toArray())), -1L, true));
        });
  }

  @Test
  void eventsOutsideOfABlocksCourseAreOfItsInitialization() {
    chain.run(
        () -> {
          chain.runToBlock(2);
          system.execution().finish();
          chain.dispatch(
              Origin.signed(ALICE), system.call(new FrameSystemCall.RemarkWithEvent(CODE)));
          assertThat(system.events().getLast().phase()).isEqualTo(new Phase.Initialization());
        });
  }

  @Test
  void anImmortalTransactionLivesToTheLastBlock() {
    chain.run(
        () -> {
          chain.runToBlock(5);
          RuntimeCall remark = system.call(new FrameSystemCall.Remark(CODE));
          CheckMortality mortality = new CheckMortality(system);
          assertThat(
                  mortality
                      .validate(ALICE, Era.IMMORTAL, remark, remark.info(), 100)
                      .transaction()
                      .longevity())
              .isEqualTo(-1L - 5);
          assertThat(
                  mortality
                      .validate(ALICE, new Era.Mortal(64, 4), remark, remark.info(), 100)
                      .transaction()
                      .longevity())
              .isEqualTo(63);
        });
  }

  @Test
  void aPalletWithoutSayLetsUnsignedCallsIntoBlocks() {
    PalletBase silent = new PalletBase() {};
    chain.run(
        () -> {
          RuntimeCall remark = system.call(new FrameSystemCall.Remark(CODE));
          silent.preDispatchUnsigned(remark.call());
          assertThatThrownBy(
                  () -> silent.validateUnsigned(TransactionSource.EXTERNAL, remark.call()))
              .isInstanceOf(TransactionValidityException.class);
          assertThatThrownBy(() -> system.preDispatchUnsigned(remark.call()))
              .isInstanceOf(TransactionValidityException.class);
        });
  }

  @Test
  void palletsIdleInTurns() {
    List<String> order = new ArrayList<>();
    TestChain idle = new TestChain();
    idle.place(named(1, "One", order), named(2, "Two", order)).genesis();
    idle.run(
        () -> {
          Executive executive = new Executive(idle.runtime());
          // Of three pallets, System is the first, which block 1 skips and block 2 skips with One.
          executive.finalizeBlock();
          assertThat(order).containsExactly("One", "Two");
          order.clear();
          idle.system().execution().initialize(2, H256.of(new byte[32]), Digest.EMPTY);
          executive.finalizeBlock();
          assertThat(order).containsExactly("Two", "One");
        });
  }

  private static PalletModule named(int index, String name, List<String> order) {
    PalletBase pallet =
        new PalletBase() {
          @Override
          public Weight onIdle(long block, Weight remaining) {
            order.add(name);
            return Weight.ZERO;
          }
        };
    return new PalletModule(index, name, pallet, "") {};
  }
}
