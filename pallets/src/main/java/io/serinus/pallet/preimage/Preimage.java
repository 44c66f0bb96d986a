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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps byte strings by their hashes, for a deposit or on request, for whoever needs them later.
 */
@Pallet("Preimage")
public final class Preimage extends PalletBase implements Preimages {
  /** The most bytes of a preimage. */
  static final int MAX_SIZE = 4 * 1024 * 1024;

  /** The most hashes that can be brought up to date at once. */
  private static final int MAX_UPGRADES = 1_024;

  private final EnsureOrigin<?> manager;
  private final RequestStatuses statuses;

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
    this.manager = manager;
    this.statuses =
        new RequestStatuses(
            this,
            currency,
            new Consideration(holds, () -> holdReason(HoldReason.PREIMAGE), base, perByte));
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
    boolean requested = statuses.note(bytes, sender);
    return requested || sender == null ? PostDispatchInfo.FREE : PostDispatchInfo.DEFAULT;
  }

  /** Clear an unrequested preimage from the runtime storage. */
  @Call(1)
  @Weighs(refTime = 71_699_000, proof = 3_604, reads = 3, writes = 3)
  public void unnotePreimage(Origin origin, H256 hash) throws DispatchException {
    statuses.unnote(hash, signerUnlessManager(origin));
  }

  /** Request a preimage be uploaded to the chain without paying any fees or deposits. */
  @Call(2)
  @Weighs(refTime = 31_070_000, proof = 3_556, reads = 2, writes = 1)
  public void requestPreimage(Origin origin, H256 hash) throws DispatchException {
    manager.ensure(origin);
    statuses.request(hash);
  }

  /** Clear a previously made request for a preimage. */
  @Call(3)
  @Weighs(refTime = 35_470_000, proof = 3_556, reads = 2, writes = 2)
  public void unrequestPreimage(Origin origin, H256 hash) throws DispatchException {
    manager.ensure(origin);
    statuses.endRequest(hash);
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
    long updated = hashes.stream().filter(statuses::update).count();
    return updated * 10 >= hashes.size() * 9L ? PostDispatchInfo.FREE : PostDispatchInfo.DEFAULT;
  }

  private @Nullable AccountId signerUnlessManager(Origin origin) throws DispatchException {
    return manager.attempt(origin).isPresent() ? null : origin.ensureSigned();
  }

  static H256 hash(Bytes preimage) {
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
    statuses.note(encoded, null);
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
    return statuses.find(hash).flatMap(RequestStatuses::lengthOf);
  }

  @Override
  public boolean isRequested(H256 hash) {
    return statuses.find(hash).filter(RequestStatus.Requested.class::isInstance).isPresent();
  }

  @Override
  public void request(H256 hash) {
    statuses.request(hash);
  }

  @Override
  public void unrequest(H256 hash) {
    try {
      statuses.endRequest(hash);
    } catch (DispatchException e) {
      // Nothing was requested, so there is nothing to take back.
    }
  }

  void announce(Event event) {
    deposit(event);
  }

  // --- version and invariants

  @Override
  public int storageVersion() {
    return 1;
  }

  @Override
  public void tryState() {
    for (StorageMap.Entry<H256, RequestStatus> entry : requestStatusFor.entries()) {
      Optional<Long> length = RequestStatuses.lengthOf(entry.value());
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
      Optional<Long> length = requestStatusFor.find(key.hash()).flatMap(RequestStatuses::lengthOf);
      if (!statusFor.contains(key.hash()) && !length.equals(Optional.of(key.length()))) {
        throw new IllegalStateException("a preimage that nobody keeps: " + key);
      }
    }
  }
}
