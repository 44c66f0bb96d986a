package io.serinus.runtime.kusama;

import static io.serinus.runtime.kusama.KusamaScenario.ALICE;
import static io.serinus.runtime.kusama.KusamaScenario.BOB;
import static io.serinus.runtime.kusama.KusamaScenario.KSM;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.crypto.hash.Hashing;
import io.serinus.frame.Call;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.system.FrameSystem;
import io.serinus.frame.system.FrameSystemCall;
import io.serinus.pallet.balances.Balances;
import io.serinus.pallet.balances.BalancesCall;
import io.serinus.pallet.parameters.ParameterSetting;
import io.serinus.pallet.parameters.Parameters;
import io.serinus.pallet.parameters.ParametersCall;
import io.serinus.pallet.preimage.Preimage;
import io.serinus.pallet.preimage.PreimageCall;
import io.serinus.pallet.scheduler.Scheduler;
import io.serinus.pallet.scheduler.SchedulerCall;
import io.serinus.pallet.scheduler.TaskAddress;
import io.serinus.pallet.utility.Utility;
import io.serinus.pallet.utility.UtilityCall;
import io.serinus.primitives.H256;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.primitives.U128;
import io.serinus.primitives.arithmetic.Perquintill;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.Result;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.Tuple2;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** System, Preimage, Scheduler and Parameters in use: what root does, and when. */
final class AgendaScenes {
  /** The prefix of System, and the Twox-128 hash of LastRuntimeUpgrade. */
  private static final byte[] LAST_RUNTIME_UPGRADE =
      new ScaleWriter()
          .writeFixed(Hashing.twox128(Bytes.ofText("System").toArray()))
          .writeFixed(Hashing.twox128(Bytes.ofText("LastRuntimeUpgrade").toArray()))
          .toByteArray();

  private final KusamaScenario it;

  AgendaScenes(KusamaScenario it) {
    this.it = it;
  }

  private static H256 hash(Bytes bytes) {
    return H256.wrap(Hashing.blake2b256(bytes.toArray()));
  }

  private RuntimeCall system(Call call) {
    return it.call(FrameSystem.class, call);
  }

  private RuntimeCall remark(String text) {
    return system(new FrameSystemCall.Remark(Bytes.ofText(text)));
  }

  void system() throws Exception {
    Bytes key = Bytes.ofText("test:a");
    it.block(
        () -> {
          it.ok(ALICE, remark("signed"));
          it.ok(ALICE, system(new FrameSystemCall.RemarkWithEvent(Bytes.ofText("signed"))));
          it.fails(ALICE, system(new FrameSystemCall.SetHeapPages(2)), DispatchError.BAD_ORIGIN);
        });
    it.root(
        system(
            new FrameSystemCall.SetStorage(
                List.of(
                    new Tuple2<>(key, Bytes.ofText("value")),
                    new Tuple2<>(Bytes.ofText("test:b"), Bytes.ofText("b")),
                    new Tuple2<>(Bytes.ofText("test:c"), Bytes.ofText("c"))))));
    it.root(system(new FrameSystemCall.SetHeapPages(4096)));
    it.block(() -> {});
    assertThat(it.chain().state().get(key.toArray())).isEqualTo(Bytes.ofText("value").toArray());
    it.root(system(new FrameSystemCall.KillStorage(List.of(key))));
    it.root(system(new FrameSystemCall.KillPrefix(Bytes.ofText("test:"), 10)));
    it.root(system(new FrameSystemCall.KillStorage(List.of(Bytes.ofText(":heappages")))));
    it.block(() -> {});
    for (String gone : List.of("test:a", "test:b", "test:c", ":heappages")) {
      assertThat(it.chain().state().get(Bytes.ofText(gone).toArray())).as(gone).isNull();
    }
  }

  /** Puts the code in force again that is, by each of the ways that do not look at its version. */
  void codeThatStays() throws Exception {
    it.root(system(new FrameSystemCall.AuthorizeUpgradeWithoutChecks(hash(KusamaChain.BLOB))));
    it.block(
        () ->
            it.fails(
                ALICE,
                system(new FrameSystemCall.ApplyAuthorizedUpgrade(Bytes.ofText("other"))),
                it.error(FrameSystem.class, FrameSystem.Error.UNAUTHORIZED)));
    it.block(
        () -> it.ok(BOB, system(new FrameSystemCall.ApplyAuthorizedUpgrade(KusamaChain.BLOB))));
    it.root(system(new FrameSystemCall.AuthorizeUpgrade(hash(KusamaChain.BLOB))));
    it.block(
        () -> {
          it.unsignedOk(system(new FrameSystemCall.ApplyAuthorizedUpgrade(KusamaChain.BLOB)));
          assertThat(it.look(() -> it.chain().runtime().system().events()))
              .extracting(record -> record.event().event())
              .contains(
                  new FrameSystem.Event.RejectedInvalidAuthorizedUpgrade(
                      hash(KusamaChain.BLOB),
                      it.error(
                          FrameSystem.class, FrameSystem.Error.SPEC_VERSION_NEEDS_TO_INCREASE)));
        });
    it.root(system(new FrameSystemCall.SetCodeWithoutChecks(KusamaChain.BLOB)));
    it.block(() -> {});
  }

  /** Puts new code in force, which from the next block on runs from its blob. */
  void newCode() throws Exception {
    Bytes blob = UpgradedBlob.blob();
    assertThat(it.chain().engine()).startsWith("native");
    it.root(system(new FrameSystemCall.SetCode(blob)));
    it.block(() -> it.ok(ALICE, remark("the last of the old")));
    assertThat(it.chain().events())
        .extracting(record -> record.event().event())
        .contains(new FrameSystem.Event.CodeUpdated());
    assertThat(it.chain().engine()).doesNotContain("native");
    it.block(
        () -> {
          it.refused(ALICE, remark("old"), InvalidTransaction.Reason.BAD_PROOF);
          it.ok(ALICE.withVersion(UpgradedBlob.version()), remark("new"));
        });
    assertThat(RuntimeVersion.CODEC.decode(it.chain().query("Core_version")))
        .isEqualTo(UpgradedBlob.version());
    byte[] upgraded = it.chain().state().get(LAST_RUNTIME_UPGRADE);
    assertThat(new ScaleReader(upgraded).readCompact())
        .isEqualTo(UpgradedBlob.version().specVersion());
  }

  private RuntimeCall preimage(Call call) {
    return it.call(Preimage.class, call);
  }

  void preimages() throws Exception {
    Bytes image = Bytes.ofText("an image of more than a few bytes");
    Bytes other = Bytes.ofText("another");
    U128 before = it.reserved(ALICE.account());
    it.block(
        () -> {
          it.ok(ALICE, preimage(new PreimageCall.NotePreimage(image)));
          it.fails(
              BOB,
              preimage(new PreimageCall.NotePreimage(image)),
              it.error(Preimage.class, Preimage.Error.ALREADY_NOTED));
          it.ok(ALICE, preimage(new PreimageCall.NotePreimage(other)));
          it.ok(ALICE, preimage(new PreimageCall.UnnotePreimage(hash(other))));
          it.fails(
              BOB,
              preimage(new PreimageCall.EnsureUpdated(List.of())),
              it.error(Preimage.class, Preimage.Error.TOO_FEW));
          it.ok(BOB, preimage(new PreimageCall.EnsureUpdated(List.of(hash(image)))));
          assertThat(it.reserved(ALICE.account()).greaterThan(before)).isTrue();
        });
    it.root(preimage(new PreimageCall.RequestPreimage(hash(image))));
    it.block(() -> it.ok(ALICE, preimage(new PreimageCall.UnnotePreimage(hash(image)))));
    it.root(preimage(new PreimageCall.UnrequestPreimage(hash(image))));
    it.block(() -> assertThat(it.reserved(ALICE.account())).isEqualTo(before));
  }

  private RuntimeCall scheduler(Call call) {
    return it.call(Scheduler.class, call);
  }

  private static Bytes name(int number) {
    byte[] name = new byte[32];
    name[0] = (byte) number;
    return Bytes.wrap(name);
  }

  void scheduler() throws Exception {
    RuntimeCall fails =
        it.call(Balances.class, new BalancesCall.TransferKeepAlive(BOB.address(), KSM));
    RuntimeCall large = remark("x".repeat(1000));
    long now = it.chain().number() + 1;
    it.block(
        () -> {
          it.fails(
              ALICE, scheduler(new SchedulerCall.Cancel(now + 1, 0)), DispatchError.BAD_ORIGIN);
          it.ok(
              ALICE, preimage(new PreimageCall.NotePreimage(Bytes.wrap(it.look(large::encoded)))));
        });
    long then = it.chain().number() + 4;
    it.root(scheduler(new SchedulerCall.Schedule(then, every(2, 3), 5, fails)));
    it.root(scheduler(new SchedulerCall.SetRetry(new TaskAddress(then, 0), 3, 1)));
    it.root(
        scheduler(new SchedulerCall.ScheduleNamed(name(1), then, every(1, 2), 6, remark("named"))));
    it.root(scheduler(new SchedulerCall.SetRetryNamed(name(1), 2, 5)));
    it.root(scheduler(new SchedulerCall.CancelRetryNamed(name(1))));
    it.root(scheduler(new SchedulerCall.ScheduleAfter(2, Optional.empty(), 0, large)));
    it.root(
        scheduler(
            new SchedulerCall.ScheduleNamedAfter(name(2), 5, Optional.empty(), 255, remark("z"))));
    it.root(scheduler(new SchedulerCall.Schedule(then, Optional.empty(), 5, remark("cancelled"))));
    it.root(scheduler(new SchedulerCall.SetRetry(new TaskAddress(then, 2), 3, 1)));
    it.root(scheduler(new SchedulerCall.CancelRetry(new TaskAddress(then, 2))));
    it.root(scheduler(new SchedulerCall.Cancel(then, 2)));
    it.root(scheduler(new SchedulerCall.CancelNamed(name(2))));
    it.block(() -> {});
    long retried = 0;
    for (int i = 0; i < 12; i++) {
      it.block(() -> {});
      retried +=
          it.chain().events(Scheduler.Event.Dispatched.class).stream()
              .filter(event -> event.result() instanceof Result.Err<?, ?>)
              .count();
    }
    assertThat(retried).as("a task that fails, again and again").isGreaterThan(4);
    fullAgenda();
  }

  private static Optional<Tuple2<Long, Long>> every(long blocks, long times) {
    return Optional.of(new Tuple2<>(blocks, times));
  }

  /** More tasks for a block than there is room. */
  private void fullAgenda() throws Exception {
    long then = it.chain().number() + 3;
    List<RuntimeCall> tasks = new ArrayList<>();
    for (int i = 0; i <= KusamaParameters.MAX_SCHEDULED_PER_BLOCK; i++) {
      tasks.add(
          scheduler(
              new SchedulerCall.Schedule(then, Optional.empty(), i, remark(String.valueOf(i)))));
    }
    it.root(it.call(Utility.class, new UtilityCall.ForceBatch(tasks)));
    it.block(() -> {});
    assertThat(it.chain().events(Utility.Event.ItemFailed.class)).hasSize(1);
    it.block(() -> {});
    it.block(() -> {});
    assertThat(it.chain().events(Scheduler.Event.Dispatched.class))
        .hasSize(KusamaParameters.MAX_SCHEDULED_PER_BLOCK);
  }

  void parameters() throws Exception {
    it.root(
        it.call(
            Parameters.class,
            new ParametersCall.SetParameter(
                ParameterSetting.of(
                    KusamaDynamicParameters.MAX_INFLATION, Perquintill.fromPercent(9)))));
    it.root(
        it.call(
            Parameters.class,
            new ParametersCall.SetParameter(
                ParameterSetting.of(KusamaDynamicParameters.USE_AUCTION_SLOTS, false))));
    it.root(
        it.call(
            Parameters.class,
            new ParametersCall.SetParameter(
                ParameterSetting.of(
                    KusamaDynamicParameters.BURN_DESTINATION,
                    new BurnDestinationAccount(Optional.of(ALICE.account()))))));
    it.block(
        () ->
            it.fails(
                ALICE,
                it.call(
                    Parameters.class,
                    new ParametersCall.SetParameter(
                        ParameterSetting.none(KusamaDynamicParameters.FALLOFF))),
                DispatchError.BAD_ORIGIN));
    it.root(
        it.call(
            Parameters.class,
            new ParametersCall.SetParameter(
                ParameterSetting.none(KusamaDynamicParameters.MAX_INFLATION))));
    it.block(() -> {});
  }
}
