package io.serinus.consensus.babe;

import io.serinus.crypto.hash.Hashing;
import io.serinus.crypto.sr25519.Sr25519KeyPair;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.EngineId;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.AllowedSlots;
import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.BabeConfiguration;
import io.serinus.primitives.consensus.BabeConsensusLog;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.BabePreDigest;
import io.serinus.primitives.consensus.Fraction;
import io.serinus.primitives.consensus.NextEpochDescriptor;
import io.serinus.primitives.consensus.Slot;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Authors with real keys, and headers of theirs. */
final class BabeFixture {
  static final long EPOCH_LENGTH = 10;

  final List<Authority<BabeId>> authorities = new ArrayList<>();
  final Map<BabeId, Sr25519KeyPair> pairs = new HashMap<>();
  final BabeKeys keys = id -> Optional.ofNullable(pairs.get(id));
  final SlotClaims claims = new SlotClaims(keys);
  final BabeConfiguration configuration;

  BabeFixture(int authors, AllowedSlots allowed) {
    for (int i = 0; i < authors; i++) {
      Sr25519KeyPair pair =
          Sr25519KeyPair.fromMiniSecret(Hashing.blake2b256(new byte[] {(byte) i, 1}));
      BabeId id = BabeId.of(pair.publicKey());
      pairs.put(id, pair);
      authorities.add(new Authority<>(id, 1));
    }
    configuration =
        new BabeConfiguration(
            6000, EPOCH_LENGTH, new Fraction(1, 4), authorities, randomness(0), allowed);
  }

  static H256 randomness(long epoch) {
    return H256.wrap(Hashing.blake2b256(new byte[] {(byte) epoch, 9}));
  }

  static Header genesis() {
    return new Header(H256.ZERO, 0, H256.ZERO, H256.ZERO, io.serinus.primitives.Digest.EMPTY);
  }

  SlotClaims.Claim claim(Slot slot, EpochRecord record) {
    return claims.claim(slot, record.at(slot).epoch()).orElseThrow();
  }

  /** A header before it is sealed; the first of an epoch announces the next. */
  Header build(Header parent, BabePreDigest preDigest, EpochRecord record) {
    Header header =
        new Header(
            BabeDigests.hash(parent),
            parent.number() + 1,
            H256.ZERO,
            H256.ZERO,
            BabeDigests.begin(preDigest));
    EpochRecord.Choice choice = record.at(preDigest.slot());
    return choice.first() ? announcing(header, choice.epoch().epochIndex() + 1) : header;
  }

  Header announcing(Header header, long epoch) {
    return with(
        header,
        new BabeConsensusLog.NextEpochData(
            new NextEpochDescriptor(authorities, randomness(epoch))));
  }

  static Header with(Header header, BabeConsensusLog log) {
    Bytes data = Bytes.wrap(BabeConsensusLog.CODEC.encode(log));
    return header.withDigest(header.digest().with(new DigestItem.Consensus(EngineId.BABE, data)));
  }

  static Header sealed(Header header, Sr25519KeyPair pair) {
    return BabeDigests.seal(header, pair.sign(BabeDigests.hash(header).toArray()));
  }

  /** A block by whoever may make it. */
  Header author(Header parent, Slot slot, EpochRecord record) {
    SlotClaims.Claim claim = claim(slot, record);
    return sealed(build(parent, claim.preDigest(), record), claim.pair());
  }
}
