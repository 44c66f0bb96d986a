package io.serinus.runtime.kusama;

import static io.serinus.runtime.kusama.KusamaScenario.ALICE;
import static io.serinus.runtime.kusama.KusamaScenario.BOB;
import static io.serinus.runtime.kusama.KusamaScenario.EVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.crypto.hash.Hashing;
import io.serinus.crypto.keys.SignatureScheme;
import io.serinus.frame.RuntimeCall;
import io.serinus.pallet.babe.Babe;
import io.serinus.pallet.babe.BabeCall;
import io.serinus.pallet.grandpa.Grandpa;
import io.serinus.pallet.grandpa.GrandpaCall;
import io.serinus.pallet.offences.Offences;
import io.serinus.pallet.session.Session;
import io.serinus.pallet.session.SessionCall;
import io.serinus.pallet.session.SessionKeys;
import io.serinus.primitives.Digest;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.EngineId;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.AllowedSlots;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.BabePreDigest;
import io.serinus.primitives.consensus.Fraction;
import io.serinus.primitives.consensus.GrandpaEquivocation;
import io.serinus.primitives.consensus.GrandpaEquivocationProof;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.primitives.consensus.GrandpaMessage;
import io.serinus.primitives.consensus.GrandpaPrecommit;
import io.serinus.primitives.consensus.GrandpaPrevote;
import io.serinus.primitives.consensus.GrandpaSignature;
import io.serinus.primitives.consensus.MembershipProof;
import io.serinus.primitives.consensus.NextConfigDescriptor;
import io.serinus.primitives.consensus.OpaqueKeyOwnershipProof;
import io.serinus.primitives.consensus.OpaqueValue;
import io.serinus.primitives.consensus.SecondaryPlainPreDigest;
import io.serinus.primitives.consensus.SignedVote;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.consensus.SlotEquivocationProof;
import io.serinus.primitives.consensus.VoteEquivocation;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleWriter;
import java.util.List;

/** Session, Babe, Grandpa and Offences in use. */
final class ConsensusScenes {
  private final KusamaScenario it;

  ConsensusScenes(KusamaScenario it) {
    this.it = it;
  }

  /** Passes over what is left of the epoch, so that the next block begins another. */
  private void nextEpoch() throws Exception {
    long start = Slot.CODEC.decode(it.chain().query("BabeApi_current_epoch_start")).number();
    it.skipSlots(start + KusamaParameters.EPOCH_DURATION - it.slot() - 1).block(() -> {});
    assertThat(it.chain().events(Session.Event.NewSession.class)).hasSize(1);
  }

  void sessions() throws Exception {
    byte[] fresh = new byte[193];
    for (int i = 0; i < 6; i++) {
      byte[] key = Hashing.blake2b256(new byte[] {(byte) i});
      System.arraycopy(key, 0, fresh, 32 * i, 32);
    }
    RuntimeCall set =
        it.call(
            Session.class,
            new SessionCall.SetKeys(new SessionKeys(Bytes.wrap(fresh)), Bytes.EMPTY));
    it.block(
        () -> {
          it.ok(EVE, set);
          it.fails(BOB, set, it.error(Session.class, Session.Error.DUPLICATED_KEY));
        });
    nextEpoch();
    it.block(() -> it.ok(EVE, it.call(Session.class, new SessionCall.PurgeKeys())));
    it.block(
        () ->
            it.fails(
                EVE,
                it.call(Session.class, new SessionCall.PurgeKeys()),
                it.error(Session.class, Session.Error.NO_KEYS)));
    it.root(
        Babe.class,
        new BabeCall.PlanConfigChange(
            new NextConfigDescriptor.V1(
                new Fraction(1, 3), AllowedSlots.PRIMARY_AND_SECONDARY_VRF_SLOTS)));
    it.root(Grandpa.class, new GrandpaCall.NoteStalled(2, 1));
    nextEpoch();
    nextEpoch();
    it.skipSlots(2 * KusamaParameters.EPOCH_DURATION).block(() -> {});
    assertThat(it.chain().events(Session.Event.NewSession.class)).hasSize(1);
    it.runTo(it.chain().number() + 4);
  }

  // --- two blocks in a slot

  private static BabeId author(int validator) {
    return BabeId.of(KusamaScenario.key(SignatureScheme.SR25519, validator).publicKey());
  }

  private static Header sealed(int validator, long slot, int number) {
    Header header =
        new Header(
            H256.ZERO,
            number,
            H256.ZERO,
            H256.ZERO,
            Digest.EMPTY.with(
                KusamaScenario.preRuntime(
                    new BabePreDigest.SecondaryPlain(
                        new SecondaryPlainPreDigest(validator, new Slot(slot))))));
    byte[] seal =
        KusamaScenario.key(SignatureScheme.SR25519, validator)
            .sign(Hashing.blake2b256(Header.CODEC.encode(header)));
    return header.withDigest(
        header.digest().with(new DigestItem.Seal(EngineId.BABE, Bytes.wrap(seal))));
  }

  static SlotEquivocationProof twice(int validator, long slot) {
    return new SlotEquivocationProof(
        author(validator), new Slot(slot), sealed(validator, slot, 1), sealed(validator, slot, 2));
  }

  MembershipProof authorship(int validator, long slot) {
    byte[] answer =
        it.chain()
            .query(
                "BabeApi_generate_key_ownership_proof",
                Slot.CODEC.encode(new Slot(slot)),
                BabeId.CODEC.encode(author(validator)));
    return MembershipProof.CODEC.decode(
        Codecs.optional(OpaqueKeyOwnershipProof.CODEC)
            .decode(answer)
            .orElseThrow()
            .bytes()
            .toArray());
  }

  void twoBlocksInASlot() throws Exception {
    long slot = it.slot();
    MembershipProof bob = authorship(1, slot);
    MembershipProof charlie = authorship(2, slot);
    RuntimeCall report = it.call(Babe.class, new BabeCall.ReportEquivocation(twice(1, slot), bob));
    RuntimeCall unsigned =
        it.call(Babe.class, new BabeCall.ReportEquivocationUnsigned(twice(2, slot), charlie));
    it.byAlice()
        .block(
            () -> {
              it.ok(ALICE, report);
              it.fails(ALICE, report, it.error(Babe.class, Babe.Error.DUPLICATE_OFFENCE_REPORT));
              it.fails(
                  ALICE,
                  it.call(Babe.class, new BabeCall.ReportEquivocation(twice(1, slot), charlie)),
                  it.error(Babe.class, Babe.Error.INVALID_KEY_OWNERSHIP_PROOF));
              it.unsignedOk(unsigned);
              it.unsignedRefused(unsigned, InvalidTransaction.Reason.STALE);
            });
    assertThat(it.chain().events(Offences.Event.Offence.class)).hasSize(2);
    // One of four may be disabled: the later offender takes the place of an equal one.
    assertThat(it.chain().events(Session.Event.ValidatorDisabled.class)).hasSize(2);
    assertThat(it.chain().events(Session.Event.ValidatorReenabled.class)).hasSize(1);
  }

  // --- two votes in a round

  private static GrandpaId voter(int validator) {
    return GrandpaId.of(KusamaScenario.key(SignatureScheme.ED25519, validator).publicKey());
  }

  private static GrandpaSignature sign(int validator, byte[] message) {
    return GrandpaSignature.of(
        KusamaScenario.key(SignatureScheme.ED25519, validator).sign(message));
  }

  private static SignedVote<GrandpaPrevote> prevote(int validator, int target, long setId) {
    GrandpaPrevote vote = new GrandpaPrevote(H256.ZERO, target);
    return new SignedVote<>(vote, sign(validator, GrandpaMessage.of(vote).localized(1, setId)));
  }

  private static SignedVote<GrandpaPrecommit> precommit(int validator, int target, long setId) {
    GrandpaPrecommit vote = new GrandpaPrecommit(H256.ZERO, target);
    return new SignedVote<>(vote, sign(validator, GrandpaMessage.of(vote).localized(1, setId)));
  }

  private static GrandpaEquivocationProof prevotes(int validator, long setId) {
    return new GrandpaEquivocationProof(
        setId,
        new GrandpaEquivocation.Prevotes(
            new VoteEquivocation<>(
                1, voter(validator), prevote(validator, 5, setId), prevote(validator, 6, setId))));
  }

  static GrandpaEquivocationProof precommits(int validator, long setId) {
    return new GrandpaEquivocationProof(
        setId,
        new GrandpaEquivocation.Precommits(
            new VoteEquivocation<>(
                1,
                voter(validator),
                precommit(validator, 5, setId),
                precommit(validator, 6, setId))));
  }

  MembershipProof vote(int validator, long setId) {
    byte[] answer =
        it.chain()
            .query(
                "GrandpaApi_generate_key_ownership_proof",
                new ScaleWriter().writeU64(setId).toByteArray(),
                GrandpaId.CODEC.encode(voter(validator)));
    return MembershipProof.CODEC.decode(
        Codecs.optional(OpaqueValue.CODEC).decode(answer).orElseThrow().bytes().toArray());
  }

  long setId() {
    return Codecs.U64.decode(it.chain().query("GrandpaApi_current_set_id"));
  }

  void twoVotesInARound() throws Exception {
    long setId = setId();
    MembershipProof charlie = vote(2, setId);
    MembershipProof dave = vote(3, setId);
    RuntimeCall report =
        it.call(Grandpa.class, new GrandpaCall.ReportEquivocation(prevotes(2, setId), charlie));
    it.byAlice()
        .block(
            () -> {
              it.ok(ALICE, report);
              it.fails(
                  ALICE, report, it.error(Grandpa.class, Grandpa.Error.DUPLICATE_OFFENCE_REPORT));
              it.fails(
                  ALICE,
                  it.call(
                      Grandpa.class,
                      new GrandpaCall.ReportEquivocation(prevotes(2, setId + 1), charlie)),
                  it.error(Grandpa.class, Grandpa.Error.INVALID_EQUIVOCATION_PROOF));
              it.unsignedOk(
                  it.call(
                      Grandpa.class,
                      new GrandpaCall.ReportEquivocationUnsigned(precommits(3, setId), dave)));
            });
    assertThat(it.chain().events(Offences.Event.Offence.class)).hasSize(2);
  }

  /** The calls of the offences' APIs, for a slot and a validator not reported yet. */
  List<byte[]> babeReport(int validator) {
    long slot = it.slot();
    return List.of(
        SlotEquivocationProof.CODEC.encode(twice(validator, slot)),
        opaque(MembershipProof.CODEC.encode(authorship(validator, slot))));
  }

  List<byte[]> grandpaReport(int validator) {
    long setId = setId();
    return List.of(
        GrandpaEquivocationProof.CODEC.encode(precommits(validator, setId)),
        opaque(MembershipProof.CODEC.encode(vote(validator, setId))));
  }

  private static byte[] opaque(byte[] bytes) {
    return Bytes.CODEC.encode(Bytes.wrap(bytes));
  }
}
