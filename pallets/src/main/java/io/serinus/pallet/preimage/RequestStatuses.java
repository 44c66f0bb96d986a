package io.serinus.pallet.preimage;

import io.serinus.frame.DispatchException;
import io.serinus.frame.traits.Consideration;
import io.serinus.frame.traits.HoldTicket;
import io.serinus.frame.traits.ReservableCurrency;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.H256;
import io.serinus.primitives.U128;
import io.serinus.scale.Bytes;
import io.serinus.scale.Tuple2;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who keeps each preimage and who asks for it, and the deposits that go with that. */
final class RequestStatuses {
  private final Preimage pallet;
  private final ReservableCurrency currency;
  private final Consideration consideration;

  RequestStatuses(Preimage pallet, ReservableCurrency currency, Consideration consideration) {
    this.pallet = pallet;
    this.currency = currency;
    this.consideration = consideration;
  }

  /** What is known of a preimage. */
  Optional<RequestStatus> find(H256 hash) {
    update(hash);
    return pallet.requestStatusFor.find(hash);
  }

  /** Turns a reserved deposit into a held one; says whether there was anything to do. */
  boolean update(H256 hash) {
    Optional<OldRequestStatus> old = pallet.statusFor.take(hash);
    if (old.isEmpty()) {
      return false;
    }
    try {
      pallet.requestStatusFor.insert(hash, updated(old.get()));
    } catch (DispatchException e) {
      // What was reserved can always be held instead; if not, the preimage has lost its owner.
      return true;
    }
    return true;
  }

  private RequestStatus updated(OldRequestStatus old) throws DispatchException {
    return switch (old) {
      case OldRequestStatus.Unrequested(Tuple2<AccountId, U128> deposit, long length) ->
          new RequestStatus.Unrequested(exchange(deposit, length), length);
      case OldRequestStatus.Requested requested -> {
        Optional<Tuple2<AccountId, U128>> deposit = requested.deposit();
        Optional<Tuple2<AccountId, HoldTicket>> ticket = Optional.empty();
        if (deposit.isPresent() && requested.length().isPresent()) {
          ticket = Optional.of(exchange(deposit.get(), requested.length().get()));
        } else if (deposit.isPresent()) {
          currency.unreserve(deposit.get().first(), deposit.get().second());
        }
        yield new RequestStatus.Requested(ticket, requested.count(), requested.length());
      }
    };
  }

  private Tuple2<AccountId, HoldTicket> exchange(Tuple2<AccountId, U128> deposit, long length)
      throws DispatchException {
    currency.unreserve(deposit.first(), deposit.second());
    return new Tuple2<>(deposit.first(), consideration.take(deposit.first(), length));
  }

  /**
   * Keeps a preimage.
   *
   * @param depositor who pays for it; null where it is kept on request
   * @return whether it was requested, now or before
   */
  boolean note(Bytes preimage, @Nullable AccountId depositor) throws DispatchException {
    ensure(preimage.length() <= Preimage.MAX_SIZE, Preimage.Error.TOO_BIG);
    H256 hash = Preimage.hash(preimage);
    RequestStatus next = noted(find(hash), depositor, preimage.length());
    pallet.requestStatusFor.insert(hash, next);
    pallet.preimageFor.insert(new PreimageKey(hash, preimage.length()), preimage);
    pallet.announce(new Preimage.Event.Noted(hash));
    return next instanceof RequestStatus.Requested;
  }

  private RequestStatus noted(
      Optional<RequestStatus> before, @Nullable AccountId depositor, long length)
      throws DispatchException {
    if (before.isEmpty()) {
      return depositor == null
          ? new RequestStatus.Requested(Optional.empty(), 1, Optional.of(length))
          : new RequestStatus.Unrequested(
              new Tuple2<>(depositor, consideration.take(depositor, length)), length);
    }
    return switch (before.get()) {
      case RequestStatus.Requested requested ->
          new RequestStatus.Requested(
              requested.maybeTicket(), requested.count(), Optional.of(length));
      case RequestStatus.Unrequested unrequested -> {
        ensure(depositor == null, Preimage.Error.ALREADY_NOTED);
        yield new RequestStatus.Requested(
            Optional.of(unrequested.ticket()), 1, Optional.of(length));
      }
    };
  }

  /**
   * Ends the keeping of a preimage.
   *
   * @param owner who must have paid for it; null for a manager, who may end any
   */
  void unnote(H256 hash, @Nullable AccountId owner) throws DispatchException {
    RequestStatus before = find(hash).orElseThrow(() -> pallet.fail(Preimage.Error.NOT_NOTED));
    switch (before) {
      case RequestStatus.Requested requested when requested.maybeTicket().isPresent() -> {
        giveBack(requested.maybeTicket().get(), owner);
        pallet.requestStatusFor.insert(
            hash,
            new RequestStatus.Requested(Optional.empty(), requested.count(), requested.maybeLen()));
      }
      case RequestStatus.Requested requested -> {
        ensure(owner == null, Preimage.Error.NOT_AUTHORIZED);
        endRequest(hash);
      }
      case RequestStatus.Unrequested unrequested -> {
        giveBack(unrequested.ticket(), owner);
        clear(hash, unrequested.length());
      }
    }
  }

  private void giveBack(Tuple2<AccountId, HoldTicket> ticket, @Nullable AccountId owner)
      throws DispatchException {
    ensure(owner == null || owner.equals(ticket.first()), Preimage.Error.NOT_AUTHORIZED);
    try {
      consideration.giveBack(ticket.first(), ticket.second());
    } catch (DispatchException e) {
      // Root may have freed what was held; the preimage goes all the same.
    }
  }

  private void clear(H256 hash, long length) {
    pallet.requestStatusFor.remove(hash);
    pallet.preimageFor.remove(new PreimageKey(hash, length));
    pallet.announce(new Preimage.Event.Cleared(hash));
  }

  /**
   * Counts one request less.
   *
   * @throws DispatchException {@code NotRequested}
   */
  void endRequest(H256 hash) throws DispatchException {
    if (!(find(hash).orElseThrow(() -> pallet.fail(Preimage.Error.NOT_REQUESTED))
        instanceof RequestStatus.Requested requested)) {
      throw pallet.fail(Preimage.Error.NOT_REQUESTED);
    }
    if (requested.count() > 1) {
      pallet.requestStatusFor.insert(
          hash,
          new RequestStatus.Requested(
              requested.maybeTicket(), requested.count() - 1, requested.maybeLen()));
    } else if (requested.maybeLen().isEmpty()) {
      pallet.requestStatusFor.remove(hash);
    } else if (requested.maybeTicket().isEmpty()) {
      clear(hash, requested.maybeLen().get());
    } else {
      pallet.requestStatusFor.insert(
          hash,
          new RequestStatus.Unrequested(requested.maybeTicket().get(), requested.maybeLen().get()));
    }
  }

  /** Counts one request more. */
  void request(H256 hash) {
    RequestStatus.Requested next =
        find(hash)
            .map(
                before ->
                    switch (before) {
                      case RequestStatus.Requested r ->
                          new RequestStatus.Requested(r.maybeTicket(), r.count() + 1, r.maybeLen());
                      case RequestStatus.Unrequested u ->
                          new RequestStatus.Requested(
                              Optional.of(u.ticket()), 1, Optional.of(u.length()));
                    })
            .orElseGet(() -> new RequestStatus.Requested(Optional.empty(), 1, Optional.empty()));
    pallet.requestStatusFor.insert(hash, next);
    if (next.count() == 1) {
      pallet.announce(new Preimage.Event.Requested(hash));
    }
  }

  /** The length of the preimage, where it is here. */
  static Optional<Long> lengthOf(RequestStatus status) {
    return switch (status) {
      case RequestStatus.Requested requested -> requested.maybeLen();
      case RequestStatus.Unrequested unrequested -> Optional.of(unrequested.length());
    };
  }

  private void ensure(boolean condition, Preimage.Error error) throws DispatchException {
    if (!condition) {
      throw pallet.fail(error);
    }
  }
}
