package io.serinus.pallet.utility;

import io.serinus.frame.DerivedAccount;
import io.serinus.frame.DispatchException;
import io.serinus.frame.DispatchOutcome;
import io.serinus.frame.Origin;
import io.serinus.frame.OriginCaller;
import io.serinus.frame.PalletBase;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.RawOrigin;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.annotation.Call;
import io.serinus.frame.annotation.Constant;
import io.serinus.frame.annotation.Pallet;
import io.serinus.frame.annotation.U16;
import io.serinus.frame.annotation.U32;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchClass;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.primitives.runtime.Pays;
import io.serinus.scale.Result;
import io.serinus.scale.Unit;
import java.util.List;

/** Helpers that dispatch other calls, without authenticating anybody anew. */
@Pallet("Utility")
public final class Utility extends PalletBase {
  /** 32 MiB, the most a host allocates at once, over thrice the kilobyte that a call may take. */
  private static final long BATCHED_CALLS_LIMIT = (32L << 20) / 3 / 1024;

  /** The types that the runtime chooses. */
  interface Types {
    /** The overarching call type. */
    RuntimeCall runtimeCall();

    /** The caller origin, overarching type of all pallets origins. */
    OriginCaller palletsOrigin();
  }

  public sealed interface Event {
    /** Batch of dispatches did not complete fully: the first that failed, and its error. */
    record BatchInterrupted(@U32 long index, DispatchError error) implements Event {}

    /** Batch of dispatches completed fully with no error. */
    record BatchCompleted() implements Event {}

    /** Batch of dispatches completed but has errors. */
    record BatchCompletedWithErrors() implements Event {}

    /** A single item within a Batch of dispatches has completed with no error. */
    record ItemCompleted() implements Event {}

    /** A single item within a Batch of dispatches has completed with error. */
    record ItemFailed(DispatchError error) implements Event {}

    /** A call was dispatched. */
    record DispatchedAs(Result<Unit, DispatchError> result) implements Event {}

    /** Main call was dispatched. */
    record IfElseMainSuccess() implements Event {}

    /** The fallback call was dispatched. */
    record IfElseFallbackCalled(DispatchError mainError) implements Event {}
  }

  public enum Error {
    /** Too many calls batched. */
    TOO_MANY_CALLS
  }

  /** The limit on the number of batched calls. */
  @Constant("batched_calls_limit")
  public @U32 long batchedCallsLimit() {
    return BATCHED_CALLS_LIMIT;
  }

  // --- batches

  /**
   * Send a batch of dispatch calls. The first that fails ends it; what those before it did stays.
   */
  @Call(value = 0, weight = "batchInfo")
  public PostDispatchInfo batch(Origin origin, List<RuntimeCall> calls) throws DispatchException {
    requireBatch(origin, calls);
    Weight used = Weight.ZERO;
    for (int i = 0; i < calls.size(); i++) {
      DispatchOutcome outcome = attempt(origin, calls.get(i));
      used = used.saturatingAdd(outcome.post().weightOf(calls.get(i).info()));
      if (outcome.error().isPresent()) {
        deposit(new Event.BatchInterrupted(i, outcome.error().get()));
        return PostDispatchInfo.of(used.saturatingAdd(batchWeight(i + 1)));
      }
      deposit(new Event.ItemCompleted());
    }
    deposit(new Event.BatchCompleted());
    return PostDispatchInfo.of(used.saturatingAdd(batchWeight(calls.size())));
  }

  DispatchInfo batchInfo(List<RuntimeCall> calls) {
    return infoOf(batchWeight(calls.size()), calls);
  }

  private static Weight batchWeight(int calls) {
    return weight(13_694_522, 2_693, 1, 0).saturatingAdd(5_075_890L * calls, 0);
  }

  /** Send a batch of dispatch calls and atomically execute them: all of them, or none. */
  @Call(value = 2, weight = "batchAllInfo")
  public PostDispatchInfo batchAll(Origin origin, List<RuntimeCall> calls)
      throws DispatchException {
    requireBatch(origin, calls);
    Origin caller = origin.isRoot() ? origin : origin.withFilter(call -> !isBatchAll(call));
    Weight used = Weight.ZERO;
    for (int i = 0; i < calls.size(); i++) {
      DispatchOutcome outcome = attempt(caller, calls.get(i));
      used = used.saturatingAdd(outcome.post().weightOf(calls.get(i).info()));
      outcome.orThrow(PostDispatchInfo.of(used.saturatingAdd(batchAllWeight(i + 1))));
      deposit(new Event.ItemCompleted());
    }
    deposit(new Event.BatchCompleted());
    return PostDispatchInfo.of(used.saturatingAdd(batchAllWeight(calls.size())));
  }

  DispatchInfo batchAllInfo(List<RuntimeCall> calls) {
    return infoOf(batchAllWeight(calls.size()), calls);
  }

  private static Weight batchAllWeight(int calls) {
    return weight(5_207_337, 2_693, 1, 0).saturatingAdd(5_456_780L * calls, 0);
  }

  private boolean isBatchAll(RuntimeCall call) {
    return call.isOf(this) && call.call() instanceof UtilityCall.BatchAll;
  }

  /** Send a batch of dispatch calls. Unlike `batch`, it allows errors and won't interrupt. */
  @Call(value = 4, weight = "forceBatchInfo")
  public PostDispatchInfo forceBatch(Origin origin, List<RuntimeCall> calls)
      throws DispatchException {
    requireBatch(origin, calls);
    Weight used = Weight.ZERO;
    boolean failed = false;
    for (RuntimeCall call : calls) {
      DispatchOutcome outcome = attempt(origin, call);
      used = used.saturatingAdd(outcome.post().weightOf(call.info()));
      failed |= !outcome.isOk();
      deposit(
          outcome.error().<Event>map(Event.ItemFailed::new).orElseGet(Event.ItemCompleted::new));
    }
    deposit(failed ? new Event.BatchCompletedWithErrors() : new Event.BatchCompleted());
    // What is refunded is that of `batch`: so does Kusama.
    return PostDispatchInfo.of(used.saturatingAdd(batchWeight(calls.size())));
  }

  DispatchInfo forceBatchInfo(List<RuntimeCall> calls) {
    return infoOf(
        weight(28_681_864, 2_693, 1, 0).saturatingAdd(5_004_377L * calls.size(), 0), calls);
  }

  private void requireBatch(Origin origin, List<RuntimeCall> calls) throws DispatchException {
    requireSomebody(origin);
    ensure(calls.size() <= BATCHED_CALLS_LIMIT, Error.TOO_MANY_CALLS);
  }

  /** What calls announce together; operational only if each is more than normal. */
  private static DispatchInfo infoOf(Weight base, List<RuntimeCall> calls) {
    Weight sum = Weight.ZERO;
    boolean normal = false;
    for (RuntimeCall call : calls) {
      DispatchInfo info = call.info();
      sum = sum.saturatingAdd(info.callWeight());
      normal |= info.dispatchClass() == DispatchClass.NORMAL;
    }
    return DispatchInfo.of(
        sum.saturatingAdd(base),
        normal ? DispatchClass.NORMAL : DispatchClass.OPERATIONAL,
        Pays.YES);
  }

  // --- single calls

  /** Send a call through an indexed pseudonym of the sender, under the sender's filters. */
  @Call(value = 1, weight = "asDerivativeInfo")
  public PostDispatchInfo asDerivative(Origin origin, @U16 int index, RuntimeCall call)
      throws DispatchException {
    AccountId pseudonym = derivativeAccount(origin.ensureSigned(), index);
    DispatchOutcome outcome = call.attempt(origin.withCaller(new RawOrigin.Signed(pseudonym)));
    return outcome.orThrow(
        PostDispatchInfo.of(
            asDerivativeWeight().saturatingAdd(outcome.post().weightOf(call.info()))));
  }

  DispatchInfo asDerivativeInfo(int index, RuntimeCall call) {
    return wrapping(asDerivativeWeight(), call);
  }

  /** With the access to the account of the call inside. */
  private static Weight asDerivativeWeight() {
    return weight(10_240_000, 2_693, 2, 1);
  }

  /** Dispatches a function call with a provided origin. Its failure is only reported. */
  @Call(value = 3, weight = "dispatchAsInfo")
  public void dispatchAs(Origin origin, OriginCaller asOrigin, RuntimeCall call)
      throws DispatchException {
    origin.ensureRoot();
    DispatchOutcome outcome = call.attemptBypassingFilter(Origin.of(asOrigin));
    deposit(new Event.DispatchedAs(outcome.result()));
  }

  DispatchInfo dispatchAsInfo(OriginCaller asOrigin, RuntimeCall call) {
    return wrapping(weight(9_660_000, 0, 0, 0), call);
  }

  /** Dispatch a function call with a specified weight, which is not checked. */
  @Call(value = 5, weight = "withWeightInfo")
  public void withWeight(Origin origin, RuntimeCall call, Weight weight) throws DispatchException {
    origin.ensureRoot();
    call.attemptBypassingFilter(Origin.root()).orThrow(PostDispatchInfo.DEFAULT);
  }

  DispatchInfo withWeightInfo(RuntimeCall call, Weight weight) {
    return DispatchInfo.of(weight, call.info().dispatchClass(), Pays.YES);
  }

  /** Dispatch a fallback call in the event the main call fails to execute. */
  @Call(value = 6, weight = "ifElseInfo")
  public PostDispatchInfo ifElse(Origin origin, RuntimeCall main, RuntimeCall fallback)
      throws DispatchException {
    requireSomebody(origin);
    DispatchOutcome first = attempt(origin, main);
    Weight used = ifElseWeight().saturatingAdd(first.post().weightOf(main.info()));
    if (first.error().isEmpty()) {
      deposit(new Event.IfElseMainSuccess());
      return PostDispatchInfo.of(used);
    }
    DispatchOutcome second = attempt(origin, fallback);
    used = used.saturatingAdd(second.post().weightOf(fallback.info()));
    second.orThrow(PostDispatchInfo.of(used));
    deposit(new Event.IfElseFallbackCalled(first.error().get()));
    return PostDispatchInfo.of(used);
  }

  DispatchInfo ifElseInfo(RuntimeCall main, RuntimeCall fallback) {
    DispatchInfo first = main.info();
    DispatchInfo second = fallback.info();
    boolean operational =
        first.dispatchClass() == DispatchClass.OPERATIONAL
            && second.dispatchClass() == DispatchClass.OPERATIONAL;
    return DispatchInfo.of(
        ifElseWeight().saturatingAdd(first.callWeight()).saturatingAdd(second.callWeight()),
        operational ? DispatchClass.OPERATIONAL : DispatchClass.NORMAL,
        Pays.YES);
  }

  private static Weight ifElseWeight() {
    return weight(18_730_000, 2_693, 1, 0);
  }

  /** Dispatches a function call with a provided origin. Forwards any error of the inner call. */
  @Call(value = 7, weight = "dispatchAsFallibleInfo")
  public void dispatchAsFallible(Origin origin, OriginCaller asOrigin, RuntimeCall call)
      throws DispatchException {
    origin.ensureRoot();
    call.attemptBypassingFilter(Origin.of(asOrigin)).orThrow(PostDispatchInfo.DEFAULT);
    deposit(new Event.DispatchedAs(Result.ok(Unit.UNIT)));
  }

  DispatchInfo dispatchAsFallibleInfo(OriginCaller asOrigin, RuntimeCall call) {
    return wrapping(weight(12_940_000, 0, 0, 0), call);
  }

  /** The sub-account of an account: the hash of a fixed text, the account and the index. */
  public static AccountId derivativeAccount(AccountId who, int index) {
    return DerivedAccount.of(
        DerivedAccount.preimage("modlpy/utilisuba").writeFixed(who.unsafeArray()).writeU16(index));
  }

  /** Root may call anything; others what their filters let through. */
  private static DispatchOutcome attempt(Origin origin, RuntimeCall call) {
    return origin.isRoot() ? call.attemptBypassingFilter(origin) : call.attempt(origin);
  }

  private static void requireSomebody(Origin origin) throws DispatchException {
    if (origin.isNone()) {
      throw Origin.badOrigin();
    }
  }

  private static DispatchInfo wrapping(Weight own, RuntimeCall call) {
    DispatchInfo info = call.info();
    return DispatchInfo.of(own.saturatingAdd(info.callWeight()), info.dispatchClass(), Pays.YES);
  }
}
