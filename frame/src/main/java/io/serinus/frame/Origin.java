package io.serinus.frame;

import io.serinus.primitives.AccountId;
import io.serinus.primitives.runtime.DispatchError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Who calls, and what they may call; FRAME's {@code RuntimeOrigin}. Immutable. */
public final class Origin {
  private static final Origin ROOT = new Origin(new RawOrigin.Root(), List.of());
  private static final Origin NONE = new Origin(new RawOrigin.Nobody(), List.of());

  private final OriginCaller caller;
  private final List<Predicate<RuntimeCall>> filters;

  private Origin(OriginCaller caller, List<Predicate<RuntimeCall>> filters) {
    this.caller = caller;
    this.filters = filters;
  }

  /** The chain itself, whom no filter holds. */
  public static Origin root() {
    return ROOT;
  }

  public static Origin none() {
    return NONE;
  }

  public static Origin signed(AccountId account) {
    return new Origin(new RawOrigin.Signed(account), List.of());
  }

  /** Any caller, with no filters but the runtime's. */
  public static Origin of(OriginCaller caller) {
    return new Origin(caller, List.of());
  }

  public OriginCaller caller() {
    return caller;
  }

  /** The same caller, who may call only what the filter lets through besides. */
  public Origin withFilter(Predicate<RuntimeCall> filter) {
    List<Predicate<RuntimeCall>> more = new ArrayList<>(filters);
    more.add(filter);
    return new Origin(caller, List.copyOf(more));
  }

  /** Another caller under the same filters. */
  public Origin withCaller(OriginCaller other) {
    return new Origin(other, filters);
  }

  /** Whether the runtime's filter and the origin's own let the call through; root passes all. */
  public boolean allows(RuntimeCall call) {
    if (isRoot()) {
      return true;
    }
    if (!Runtime.current().baseCallFilter(call)) {
      return false;
    }
    for (Predicate<RuntimeCall> filter : filters) {
      if (!filter.test(call)) {
        return false;
      }
    }
    return true;
  }

  public boolean isRoot() {
    return caller instanceof RawOrigin.Root;
  }

  public boolean isNone() {
    return caller instanceof RawOrigin.Nobody;
  }

  /** The account that signed, if one did. */
  public Optional<AccountId> signer() {
    return caller instanceof RawOrigin.Signed(AccountId account)
        ? Optional.of(account)
        : Optional.empty();
  }

  /**
   * The account that signed.
   *
   * @throws DispatchException {@code BadOrigin} if none did
   */
  public AccountId ensureSigned() throws DispatchException {
    if (caller instanceof RawOrigin.Signed(AccountId account)) {
      return account;
    }
    throw badOrigin();
  }

  public void ensureRoot() throws DispatchException {
    if (!isRoot()) {
      throw badOrigin();
    }
  }

  public void ensureNone() throws DispatchException {
    if (!isNone()) {
      throw badOrigin();
    }
  }

  public static DispatchException badOrigin() {
    return new DispatchException(DispatchError.BAD_ORIGIN);
  }
}
