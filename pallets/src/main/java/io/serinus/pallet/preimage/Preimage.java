package io.serinus.pallet.preimage;

import io.serinus.frame.DispatchException;
import io.serinus.frame.Origin;
import io.serinus.frame.PalletBase;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.annotation.Bounded;
import io.serinus.frame.annotation.Call;
import io.serinus.frame.annotation.Outdated;
import io.serinus.frame.annotation.Pallet;
import io.serinus.frame.annotation.Storage;
import io.serinus.frame.annotation.Weighs;
import io.serinus.frame.annotation.Weighs.Per;
import io.serinus.frame.storage.StorageHasher;
import io.serinus.frame.storage.StorageMap;
import io.serinus.frame.traits.BoundedCall;
import io.serinus.frame.traits.Consideration;
import io.serinus.frame.traits.EnsureOrigin;
import io.serinus.frame.traits.HoldTicket;
import io.serinus.frame.traits.Holds;
import io.serinus.frame.traits.Preimages;
import io.serinus.frame.traits.ReservableCurrency;
import io.serinus.hostapi.Host;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.H256;
import io.serinus.primitives.U128;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.Tuple2;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps byte strings by their hashes, for a deposit or on request, for whoever needs them later.
 */
@Pallet("Preimage")
public final class Preimage extends PalletBase implements Preimages {
  /** The most bytes of a preimage. */
  private static final int MAX_SIZE = 4 * 1024 * 1024;

  /** The most hashes that can be brought up to date at once. */
  private static final int MAX_UPGRADES = 1_024;

  private final ReservableCurrency currency;
  private final EnsureOrigin<?> manager;
  private final Consideration consideration;

  /** The request status of a given hash, as stored before deposits were held. */
  @Storage(hasher = StorageHasher.IDENTITY)
  @Outdated("RequestStatusFor")
  StorageMap<H256, OldRequestStatus> statusFor;

  /** The request status of a given hash. */
  @Storage(hasher = StorageHasher.IDENTITY)
  StorageMap<H256, RequestStatus> requestStatusFor;

  /** The preimages by hash and length. */
  @Storage(hasher = StorageHasher.IDENTITY)
  StorageMap<PreimageKey, @Bounded(MAX_SIZE) Bytes> preimageFor;

  /**
   * @param manager who may request preimages and note them without a deposit
   * @param base what keeping a preimage costs
   * @param perByte what each of its bytes costs
   */
  public Preimage(
      ReservableCurrency currency, Holds holds, EnsureOrigin<?> manager, U128 base, U128 perByte) {
    this.currency = currency;
    this.manager = manager;
    this.consideration =
        new Consideration(holds, () -> holdReason(HoldReason.PREIMAGE), base, perByte);
  }

  public sealed interface Event {
    /** A preimage has been noted. */
    record Noted(H256 hash) implements Event {}

    /** A preimage has been requested. */
    record Requested(H256 hash) implements Event {}

    /** A preimage has ben cleared. */
    record Cleared(H256 hash) implements Event {}
  }

  public enum Error {
    /** Preimage is too large to store on-chain. */
    TOO_BIG,
    /** Preimage has already been noted on-chain. */
    ALREADY_NOTED,
    /** The user is not authorized to perform this action. */
    NOT_AUTHORIZED,
    /** The preimage cannot be removed since it has not yet been noted. */
    NOT_NOTED,
    /** A preimage may not be removed when there are outstanding requests. */
    REQUESTED, // nothing raises it
    /** The preimage request cannot be removed since no outstanding requests exist. */
    NOT_REQUESTED,
    /** More hashes were requested to be upgraded at once than may be. */
    TOO_MANY,
    /** Too few hashes were requested to be upgraded (i.e. zero). */
    TOO_FEW
  }

  public enum HoldReason {
    /** The funds are held as storage deposit for a preimage. */
    PREIMAGE
  }

  // --- calls

  /** Register a preimage on-chain, for a deposit, or for nothing where it was requested. */
  @Call(0)
  @Weighs(
      refTime = 117_774_648,
      proof = 3_604,
      reads = 3,
      writes = 3,
      per = @Per(of = "bytes", refTime = 2_005))
  public PostDispatchInfo notePreimage(Origin origin, Bytes bytes) throws DispatchException {
    AccountId sender = signerUnlessManager(origin);
    boolean requested = note(bytes, sender);
    return requested || sender == null ? PostDispatchInfo.FREE : PostDispatchInfo.DEFAULT;
  }

  /** Clear an unrequested preimage from the runtime storage. */
  @Call(1)
  @Weighs(refTime = 71_699_000, proof = 3_604, reads = 3, writes = 3)
  public void unnotePreimage(Origin origin, H256 hash) throws DispatchException {
    unnote(hash, signerUnlessManager(origin));
  }

  /** Request a preimage be uploaded to the chain without paying any fees or deposits. */
  @Call(2)
  @Weighs(refTime = 31_070_000, proof = 3_556, reads = 2, writes = 1)
  public void requestPreimage(Origin origin, H256 hash) throws DispatchException {
    manager.ensure(origin);
    request(hash);
  }

  /** Clear a previously made request for a preimage. */
  @Call(3)
  @Weighs(refTime = 35_470_000, proof = 3_556, reads = 2, writes = 2)
  public void unrequestPreimage(Origin origin, H256 hash) throws DispatchException {
    manager.ensure(origin);
    endRequest(hash);
  }

  /** Bring the statuses of preimages up to date; free where at least nine in ten needed it. */
  @Call(4)
  @Weighs(
      refTime = 76_369_000,
      proof = 990,
      per = @Per(of = "hashes", refTime = 77_616_821, proof = 2_614, reads = 3, writes = 4))
  public PostDispatchInfo ensureUpdated(Origin origin, List<H256> hashes) throws DispatchException {
    origin.ensureSigned();
    ensure(!hashes.isEmpty(), Error.TOO_FEW);
    ensure(hashes.size() <= MAX_UPGRADES, Error.TOO_MANY);
    long updated = hashes.stream().filter(this::update).count();
    return updated * 10 >= hashes.size() * 9L ? PostDispatchInfo.FREE : PostDispatchInfo.DEFAULT;
  }

  private @Nullable AccountId signerUnlessManager(Origin origin) throws DispatchException {
    return manager.attempt(origin).isPresent() ? null : origin.ensureSigned();
  }

  // --- statuses

  private Optional<RequestStatus> status(H256 hash) {
    update(hash);
    return requestStatusFor.find(hash);
  }

  /** Turns a reserved deposit into a held one; says whether there was anything to do. */
  private boolean update(H256 hash) {
    Optional<OldRequestStatus> old = statusFor.take(hash);
    if (old.isEmpty()) {
      return false;
    }
    try {
      requestStatusFor.insert(hash, updated(old.get()));
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
  private boolean note(Bytes preimage, @Nullable AccountId depositor) throws DispatchException {
    ensure(preimage.length() <= MAX_SIZE, Error.TOO_BIG);
    H256 hash = hash(preimage);
    RequestStatus next = noted(status(hash), depositor, preimage.length());
    requestStatusFor.insert(hash, next);
    preimageFor.insert(new PreimageKey(hash, preimage.length()), preimage);
    deposit(new Event.Noted(hash));
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
        ensure(depositor == null, Error.ALREADY_NOTED);
        yield new RequestStatus.Requested(
            Optional.of(unrequested.ticket()), 1, Optional.of(length));
      }
    };
  }

  private void unnote(H256 hash, @Nullable AccountId owner) throws DispatchException {
    RequestStatus before = status(hash).orElseThrow(() -> fail(Error.NOT_NOTED));
    switch (before) {
      case RequestStatus.Requested requested when requested.maybeTicket().isPresent() -> {
        giveBack(requested.maybeTicket().get(), owner);
        requestStatusFor.insert(
            hash,
            new RequestStatus.Requested(Optional.empty(), requested.count(), requested.maybeLen()));
      }
      case RequestStatus.Requested requested -> {
        ensure(owner == null, Error.NOT_AUTHORIZED);
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
    ensure(owner == null || owner.equals(ticket.first()), Error.NOT_AUTHORIZED);
    consideration.giveBack(ticket.first(), ticket.second());
  }

  private void clear(H256 hash, long length) {
    requestStatusFor.remove(hash);
    preimageFor.remove(new PreimageKey(hash, length));
    deposit(new Event.Cleared(hash));
  }

  private void endRequest(H256 hash) throws DispatchException {
    if (!(status(hash).orElseThrow(() -> fail(Error.NOT_REQUESTED))
        instanceof RequestStatus.Requested requested)) {
      throw fail(Error.NOT_REQUESTED);
    }
    if (requested.count() > 1) {
      requestStatusFor.insert(
          hash,
          new RequestStatus.Requested(
              requested.maybeTicket(), requested.count() - 1, requested.maybeLen()));
    } else if (requested.maybeLen().isEmpty()) {
      requestStatusFor.remove(hash);
    } else if (requested.maybeTicket().isEmpty()) {
      clear(hash, requested.maybeLen().get());
    } else {
      requestStatusFor.insert(
          hash,
          new RequestStatus.Unrequested(requested.maybeTicket().get(), requested.maybeLen().get()));
    }
  }

  private static H256 hash(Bytes preimage) {
    return H256.wrap(Host.api().blake2b256(preimage.unsafeArray()));
  }

  // --- for other pallets

  @Override
  public BoundedCall bound(RuntimeCall call) throws DispatchException {
    Bytes encoded = Bytes.wrap(call.encoded());
    if (encoded.length() <= BoundedCall.MAX_INLINE) {
      return new BoundedCall.Inline(encoded);
    }
    if (encoded.length() > MAX_SIZE) {
      throw new DispatchException(DispatchError.EXHAUSTED);
    }
    note(encoded, null);
    return new BoundedCall.Lookup(hash(encoded), encoded.length());
  }

  @Override
  public Peeked peek(BoundedCall call) throws DispatchException {
    Bytes encoded =
        switch (call) {
          case BoundedCall.Inline(Bytes bytes) -> bytes;
          case BoundedCall.Lookup(H256 hash, long length) -> fetch(hash, Optional.of(length));
          case BoundedCall.Legacy(H256 hash) -> fetch(hash, Optional.empty());
        };
    Optional<Long> lookedUp =
        call.lookupHash().isPresent() ? Optional.of((long) encoded.length()) : Optional.empty();
    try {
      // Nothing says that the preimage ends where the call does.
      return new Peeked(RuntimeCall.CODEC.decode(new ScaleReader(encoded.unsafeArray())), lookedUp);
    } catch (ScaleException e) {
      throw new DispatchException(DispatchError.CORRUPTION);
    }
  }

  /** A preimage that is here. */
  public Bytes fetch(H256 hash, Optional<Long> length) throws DispatchException {
    return length
        .or(() -> length(hash))
        .flatMap(known -> preimageFor.find(new PreimageKey(hash, known)))
        .orElseThrow(() -> new DispatchException(DispatchError.UNAVAILABLE));
  }

  /** The length of a preimage that is here. */
  public Optional<Long> length(H256 hash) {
    return status(hash).flatMap(Preimage::lengthOf);
  }

  private static Optional<Long> lengthOf(RequestStatus status) {
    return switch (status) {
      case RequestStatus.Requested requested -> requested.maybeLen();
      case RequestStatus.Unrequested unrequested -> Optional.of(unrequested.length());
    };
  }

  @Override
  public boolean isRequested(H256 hash) {
    return status(hash).filter(RequestStatus.Requested.class::isInstance).isPresent();
  }

  @Override
  public void request(H256 hash) {
    RequestStatus.Requested next =
        status(hash)
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
    requestStatusFor.insert(hash, next);
    if (next.count() == 1) {
      deposit(new Event.Requested(hash));
    }
  }

  @Override
  public void unrequest(H256 hash) {
    try {
      endRequest(hash);
    } catch (DispatchException e) {
      // Nothing was requested, so there is nothing to take back.
    }
  }

  // --- version and invariants

  @Override
  public int storageVersion() {
    return 1;
  }

  @Override
  public void tryState() {
    for (StorageMap.Entry<H256, RequestStatus> entry : requestStatusFor.entries()) {
      Optional<Long> length = lengthOf(entry.value());
      if (length.isPresent() && !preimageFor.contains(new PreimageKey(entry.key(), length.get()))) {
        throw new IllegalStateException("a status of a preimage that is not here: " + entry.key());
      }
      if (entry.value() instanceof RequestStatus.Requested requested
          && (requested.count() < 1 || (requested.maybeTicket().isPresent() && length.isEmpty()))) {
        throw new IllegalStateException("requested by nobody, or paid for nothing: " + entry.key());
      }
    }
    for (StorageMap.Entry<PreimageKey, Bytes> entry : preimageFor.entries()) {
      PreimageKey key = entry.key();
      if (entry.value().length() != key.length() || !hash(entry.value()).equals(key.hash())) {
        throw new IllegalStateException("a preimage of another hash or length: " + key);
      }
      Optional<Long> length = requestStatusFor.find(key.hash()).flatMap(Preimage::lengthOf);
      if (!statusFor.contains(key.hash()) && !length.equals(Optional.of(key.length()))) {
        throw new IllegalStateException("a preimage that nobody keeps: " + key);
      }
    }
  }
}
