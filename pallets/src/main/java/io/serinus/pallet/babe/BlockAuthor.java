package io.serinus.pallet.babe;

import io.serinus.frame.Runtime;
import io.serinus.hostapi.RuntimePanic;
import io.serinus.primitives.Digest;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.EngineId;
import io.serinus.primitives.arithmetic.Unsigned;
import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.BabePreDigest;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.consensus.VrfSignature;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/** The author of the block under way: its claim to a slot, and what it has drawn for it. */
final class BlockAuthor {
  private final Babe babe;
  private final LongPredicate isDisabled;

  /**
   * @param isDisabled whether the authority of this place in the list must not author
   */
  BlockAuthor(Babe babe, LongPredicate isDisabled) {
    this.babe = babe;
    this.isDisabled = isDisabled;
  }

  /** Reads the block's slot off its digest, unless that has been done. */
  void begin() {
    if (babe.initialized.exists()) {
      return;
    }
    Optional<BabePreDigest> digest = claim(Runtime.current().system().digest());
    if (digest.isPresent()) {
      Slot slot = digest.get().slot();
      if (babe.genesisSlot.get().number() == 0) {
        babe.epochs().begin(slot);
      }
      babe.lateness.put(
          Unsigned.saturatingSub(slot.number(), babe.currentSlot.get().number() + 1)
              & 0xffff_ffffL);
      babe.currentSlot.put(slot);
    }
    babe.initialized.put(digest);
  }

  /**
   * Takes in what the author has drawn. At the end of the block the epoch, if it changed, has
   * changed: the output counts for the right one.
   */
  void finish() {
    babe.initialized.take().flatMap(digest -> digest).ifPresent(this::noteAuthor);
    babe.lateness.kill();
  }

  private void noteAuthor(BabePreDigest digest) {
    if (isDisabled.test(digest.authorityIndex())) {
      throw new RuntimePanic(
          "Validator with index "
              + digest.authorityIndex()
              + " is disabled and should not be attempting to author blocks.");
    }
    VrfSignature signature = digest.vrfSignature();
    if (signature == null) {
      return;
    }
    List<Authority<BabeId>> all = babe.authorities.get();
    Optional<Bytes> output = Optional.empty();
    if (digest.authorityIndex() < all.size()) {
      output =
          VrfOutput.of(
              all.get((int) digest.authorityIndex()).id(),
              babe.randomness.get(),
              babe.currentSlot.get(),
              babe.epochIndex.get(),
              signature);
    }
    if (digest.isPrimary()) {
      output.ifPresent(new Randomness(babe)::collect);
    }
    babe.authorVrfRandomness.put(output);
  }

  /**
   * The author's claim to its slot in a header, if one is there; what follows it is passed over.
   */
  static Optional<BabePreDigest> claim(Digest digest) {
    for (Bytes data : claims(digest)) {
      Optional<BabePreDigest> claim = decode(data);
      if (claim.isPresent()) {
        return claim;
      }
      // Not one that counts; another may follow.
    }
    return Optional.empty();
  }

  /**
   * The place of the author in the list of authorities. Unlike {@link #claim} this knows none where
   * the first of several claims does not count, even if another follows.
   */
  static OptionalLong place(Digest digest) {
    List<Bytes> claims = claims(digest);
    Optional<BabePreDigest> first = claims.isEmpty() ? Optional.empty() : decode(claims.getFirst());
    return first.isPresent() ? OptionalLong.of(first.get().authorityIndex()) : OptionalLong.empty();
  }

  private static List<Bytes> claims(Digest digest) {
    List<Bytes> claims = new ArrayList<>();
    for (DigestItem item : digest.logs()) {
      if (item instanceof DigestItem.PreRuntime(EngineId engine, Bytes data)
          && engine.equals(EngineId.BABE)) {
        claims.add(data);
      }
    }
    return claims;
  }

  private static Optional<BabePreDigest> decode(Bytes data) {
    try {
      // As other runtimes, which pass over what follows it.
      return Optional.of(BabePreDigest.CODEC.decode(new ScaleReader(data.unsafeArray())));
    } catch (ScaleException e) {
      return Optional.empty();
    }
  }
}
