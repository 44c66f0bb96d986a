package io.serinus.pallet.indices;

import com.eclipsesource.json.JsonArray;
import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.PalletBase;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.annotation.Call;
import io.serinus.frame.annotation.Constant;
import io.serinus.frame.annotation.Name;
import io.serinus.frame.annotation.Pallet;
import io.serinus.frame.annotation.Storage;
import io.serinus.frame.annotation.Tuple;
import io.serinus.frame.annotation.U32;
import io.serinus.frame.annotation.Weighs;
import io.serinus.frame.executive.GenesisValues;
import io.serinus.frame.storage.StorageHasher;
import io.serinus.frame.storage.StorageMap;
import io.serinus.frame.traits.BalanceStatus;
import io.serinus.frame.traits.ReservableCurrency;
import io.serinus.frame.traits.StaticLookup;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.MultiAddress;
import io.serinus.primitives.U128;

/** An index is a short form of an address. This pallet assigns indices, for a deposit each. */
@Pallet("Indices")
public final class Indices extends PalletBase {
  private final ReservableCurrency currency;
  private final StaticLookup lookup;
  private final U128 deposit;

  /** The lookup from index to account. */
  @Storage(hasher = StorageHasher.BLAKE2_128_CONCAT)
  StorageMap<@U32 Long, Slot> accounts;

  /** Whose an index is, what is reserved for it, and whether that can never change. */
  @Tuple
  public record Slot(AccountId who, U128 deposit, boolean permanent) {}

  public Indices(ReservableCurrency currency, StaticLookup lookup, U128 deposit) {
    this.currency = currency;
    this.lookup = lookup;
    this.deposit = deposit;
  }

  /** The types that the runtime chooses. */
  interface Types {
    /** Type used for storing an account's index. */
    @U32
    long accountIndex();
  }

  public sealed interface Event {
    /** A account index was assigned. */
    record IndexAssigned(AccountId who, @U32 long index) implements Event {}

    /** A account index has been freed up (unassigned). */
    record IndexFreed(@U32 long index) implements Event {}

    /** A account index has been frozen to its current account ID. */
    record IndexFrozen(@U32 long index, AccountId who) implements Event {}

    /** A deposit to reserve an index has been poked/reconsidered. */
    record DepositPoked(AccountId who, @U32 long index, U128 oldDeposit, U128 newDeposit)
        implements Event {}
  }

  public enum Error {
    /** The index was not already assigned. */
    NOT_ASSIGNED,
    /** The index is assigned to another account. */
    NOT_OWNER,
    /** The index was not available. */
    IN_USE,
    /** The source and destination accounts are identical. */
    NOT_TRANSFER,
    /** The index is permanent and may not be freed/changed. */
    PERMANENT
  }

  /** The deposit needed for reserving an index. */
  @Constant
  public U128 deposit() {
    return deposit;
  }

  /** Assign an previously unassigned index; `Deposit` is reserved from the sender account. */
  @Call(0)
  @Weighs(refTime = 30_751_000, proof = 3_534, reads = 1, writes = 1)
  public void claim(Origin origin, @U32 long index) throws DispatchException {
    AccountId who = origin.ensureSigned();
    ensure(!accounts.contains(index), Error.IN_USE);
    currency.reserve(who, deposit);
    accounts.insert(index, new Slot(who, deposit, false));
    deposit(new Event.IndexAssigned(who, index));
  }

  /** Assign an index already owned by the sender to another account, together with its deposit. */
  @Call(1)
  @Weighs(refTime = 46_410_000, proof = 3_593, reads = 2, writes = 2)
  public void transfer(Origin origin, @Name("new") MultiAddress newOwner, @U32 long index)
      throws DispatchException {
    AccountId who = origin.ensureSigned();
    AccountId to = lookup.lookUp(newOwner);
    ensure(!who.equals(to), Error.NOT_TRANSFER);
    U128 held = ownedBy(who, index).deposit();
    U128 lost = currency.repatriateReserved(who, to, held, BalanceStatus.RESERVED);
    accounts.insert(index, new Slot(to, held.saturatingSub(lost), false));
    deposit(new Event.IndexAssigned(to, index));
  }

  /** Free up an index owned by the sender; its deposit is unreserved. */
  @Call(2)
  @Weighs(refTime = 31_050_000, proof = 3_534, reads = 1, writes = 1)
  public void free(Origin origin, @U32 long index) throws DispatchException {
    AccountId who = origin.ensureSigned();
    currency.unreserve(who, ownedBy(who, index).deposit());
    accounts.remove(index);
    deposit(new Event.IndexFreed(index));
  }

  /** Force an index to an account, without a deposit; one that was reserved for it is returned. */
  @Call(3)
  @Weighs(refTime = 35_789_000, proof = 3_593, reads = 2, writes = 2)
  public void forceTransfer(
      Origin origin, @Name("new") MultiAddress newOwner, @U32 long index, boolean freeze)
      throws DispatchException {
    origin.ensureRoot();
    AccountId to = lookup.lookUp(newOwner);
    accounts.find(index).ifPresent(slot -> currency.unreserve(slot.who(), slot.deposit()));
    accounts.insert(index, new Slot(to, U128.ZERO, freeze));
    deposit(new Event.IndexAssigned(to, index));
  }

  /** Freeze an index so it will always point to the sender account. This consumes the deposit. */
  @Call(4)
  @Weighs(refTime = 35_309_000, proof = 3_534, reads = 1, writes = 1)
  public void freeze(Origin origin, @U32 long index) throws DispatchException {
    AccountId who = origin.ensureSigned();
    currency.burn(currency.slashReserved(who, ownedBy(who, index).deposit()));
    accounts.insert(index, new Slot(who, U128.ZERO, true));
    deposit(new Event.IndexFrozen(index, who));
  }

  /** Bring the deposit reserved for an index to today's; without a fee if that changes it. */
  @Call(5)
  @Weighs(refTime = 31_169_000, proof = 3_534, reads = 1, writes = 1)
  public PostDispatchInfo pokeDeposit(Origin origin, @U32 long index) throws DispatchException {
    AccountId who = origin.ensureSigned();
    U128 old = ownedBy(who, index).deposit();
    if (old.equals(deposit)) {
      return PostDispatchInfo.DEFAULT;
    }
    currency.adjustReserve(who, old, deposit);
    accounts.insert(index, new Slot(who, deposit, false));
    deposit(new Event.DepositPoked(who, index, old, deposit));
    return PostDispatchInfo.FREE;
  }

  @Override
  public JsonObject genesisDefault() {
    return new JsonObject().add("indices", new JsonArray());
  }

  /** Entries are the index and whose it is; nothing is reserved for it. */
  @Override
  public void buildGenesis(JsonObject genesis) {
    for (JsonValue entry : GenesisValues.list(genesis, "indices")) {
      JsonArray index = GenesisValues.tuple(entry, 2);
      AccountId who = GenesisValues.account(index.get(1));
      accounts.insert(GenesisValues.u32(index.get(0)), new Slot(who, U128.ZERO, false));
    }
  }

  /** The slot of an index that its owner may change. */
  private Slot ownedBy(AccountId who, long index) throws DispatchException {
    Slot slot = accounts.find(index).orElseThrow(() -> fail(Error.NOT_ASSIGNED));
    ensure(!slot.permanent(), Error.PERMANENT);
    ensure(slot.who().equals(who), Error.NOT_OWNER);
    return slot;
  }
}
