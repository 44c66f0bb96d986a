package io.serinus.consensus.babe;

import io.serinus.crypto.sr25519.Sr25519KeyPair;
import io.serinus.crypto.sr25519.Vrf;
import io.serinus.crypto.sr25519.VrfInOut;
import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.BabeEpoch;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.BabePreDigest;
import io.serinus.primitives.consensus.PrimaryPreDigest;
import io.serinus.primitives.consensus.SecondaryPlainPreDigest;
import io.serinus.primitives.consensus.SecondaryVrfPreDigest;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.consensus.VrfSignature;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Tells which slots are one's own. */
public final class SlotClaims {
  private final PrimaryThreshold thresholds = new PrimaryThreshold();
  private final BabeKeys keys;

  public SlotClaims(BabeKeys keys) {
    this.keys = keys;
  }

  /**
   * The right to a slot.
   *
   * @param preDigest what to begin the block with
   * @param pair what to seal it with
   */
  public record Claim(BabePreDigest preDigest, Sr25519KeyPair pair) {}

  /**
   * The right to a slot that one of the node's keys has won, or that is its turn; nothing if there
   * is none.
   *
   * @param epoch the slot's, as {@link EpochRecord#at} gives it
   */
  public Optional<Claim> claim(Slot slot, BabeEpoch epoch) {
    return primary(slot, epoch).or(() -> secondary(slot, epoch));
  }

  /** The first of the node's keys that has won the slot. */
  Optional<Claim> primary(Slot slot, BabeEpoch epoch) {
    List<Authority<BabeId>> authorities = epoch.authorities();
    for (int index = 0; index < authorities.size(); index++) {
      Sr25519KeyPair pair = keys.pair(authorities.get(index).id()).orElse(null);
      if (pair == null) {
        continue;
      }
      VrfInOut inOut = Vrf.evaluate(pair, SlotVrf.transcript(epoch, slot));
      if (wins(inOut, epoch, authorities.get(index))) {
        VrfSignature proof = SlotVrf.encodable(Vrf.prove(pair, inOut, Vrf.noExtra()));
        return Optional.of(
            new Claim(new BabePreDigest.Primary(new PrimaryPreDigest(index, slot, proof)), pair));
      }
    }
    return Optional.empty();
  }

  private boolean wins(VrfInOut inOut, BabeEpoch epoch, Authority<BabeId> author) {
    return SlotVrf.lotteryNumber(inOut)
            .compareTo(thresholds.of(epoch.config().c(), author.weight(), totalWeight(epoch)))
        < 0;
  }

  /**
   * The key whose turn it is if nobody wins, where the epoch has such slots and it is the node's.
   */
  Optional<Claim> secondary(Slot slot, BabeEpoch epoch) {
    boolean vrf = epoch.config().allowedSlots().secondaryVrf();
    if (!vrf && !epoch.config().allowedSlots().secondaryPlain()) {
      return Optional.empty();
    }
    OptionalInt turn = SecondaryAuthor.of(slot, epoch.randomness(), epoch.authorities().size());
    if (turn.isEmpty()) {
      return Optional.empty();
    }
    int index = turn.getAsInt();
    return keys.pair(epoch.authorities().get(index).id())
        .map(pair -> new Claim(secondaryDigest(slot, epoch, index, vrf, pair), pair));
  }

  private static BabePreDigest secondaryDigest(
      Slot slot, BabeEpoch epoch, int index, boolean vrf, Sr25519KeyPair pair) {
    if (!vrf) {
      return new BabePreDigest.SecondaryPlain(new SecondaryPlainPreDigest(index, slot));
    }
    VrfSignature proof = SlotVrf.encodable(Vrf.sign(pair, SlotVrf.transcript(epoch, slot)));
    return new BabePreDigest.SecondaryVrf(new SecondaryVrfPreDigest(index, slot, proof));
  }

  static long totalWeight(BabeEpoch epoch) {
    return epoch.authorities().stream().mapToLong(Authority::weight).sum();
  }
}
