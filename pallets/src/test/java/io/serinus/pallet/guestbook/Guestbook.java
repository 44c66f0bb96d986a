package io.serinus.pallet.guestbook;

import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.PalletBase;
import io.serinus.frame.annotation.Bounded;
import io.serinus.frame.annotation.Call;
import io.serinus.frame.annotation.Constant;
import io.serinus.frame.annotation.Pallet;
import io.serinus.frame.annotation.Storage;
import io.serinus.frame.annotation.Weighs;
import io.serinus.frame.storage.CountedStorageMap;
import io.serinus.frame.storage.StorageHasher;
import io.serinus.frame.traits.ReservableCurrency;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.U128;
import io.serinus.scale.Bytes;

/** A guestbook: everyone may leave one line in it, for a deposit. */
@Pallet("Guestbook")
public final class Guestbook extends PalletBase {
  private final ReservableCurrency currency;
  private final U128 deposit;

  /** The lines by who has left them. */
  @Storage(hasher = StorageHasher.BLAKE2_128_CONCAT)
  CountedStorageMap<AccountId, @Bounded(80) Bytes> lines;

  public Guestbook(ReservableCurrency currency, U128 deposit) {
    this.currency = currency;
    this.deposit = deposit;
  }

  public sealed interface Event {
    /** Someone has signed the book. */
    record Signed(AccountId guest, @Bounded(80) Bytes line) implements Event {}

    /** A line was struck out. */
    record StruckOut(AccountId guest) implements Event {}
  }

  public enum Error {
    /** The guest has already signed. */
    ALREADY_SIGNED,
    /** The guest has not signed. */
    NOT_SIGNED
  }

  /** What is reserved for a line. */
  @Constant
  public U128 deposit() {
    return deposit;
  }

  /** Leave a line. */
  @Call(0)
  @Weighs(refTime = 30_000_000, proof = 3_600, reads = 2, writes = 3)
  public void sign(Origin origin, @Bounded(80) Bytes line) throws DispatchException {
    AccountId guest = origin.ensureSigned();
    ensure(!lines.contains(guest), Error.ALREADY_SIGNED);
    currency.reserve(guest, deposit);
    lines.insert(guest, line);
    deposit(new Event.Signed(guest, line));
  }

  /** Strike out your line and get the deposit back. */
  @Call(1)
  @Weighs(refTime = 30_000_000, proof = 3_600, reads = 2, writes = 3)
  public void strikeOut(Origin origin) throws DispatchException {
    AccountId guest = origin.ensureSigned();
    ensure(lines.take(guest).isPresent(), Error.NOT_SIGNED);
    currency.unreserve(guest, deposit);
    deposit(new Event.StruckOut(guest));
  }
}
