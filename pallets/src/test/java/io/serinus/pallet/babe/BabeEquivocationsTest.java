package io.serinus.pallet.babe;

import static io.serinus.pallet.consensus.ConsensusChain.EPOCH;
import static io.serinus.pallet.consensus.ConsensusChain.FIRST_SLOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.crypto.hash.Hashing;
import io.serinus.frame.Origin;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.TransactionValidityException;
import io.serinus.pallet.TestChain;
import io.serinus.pallet.consensus.ConsensusChain;
import io.serinus.primitives.Digest;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.EngineId;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.KeyTypeId;
import io.serinus.primitives.Weight;
import io.serinus.primitives.consensus.BabePreDigest;
import io.serinus.primitives.consensus.MembershipProof;
import io.serinus.primitives.consensus.OpaqueKeyOwnershipProof;
import io.serinus.primitives.consensus.SecondaryPlainPreDigest;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.consensus.SlotEquivocationProof;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.scale.Bytes;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BabeEquivocationsTest {
  private final ConsensusChain it = new ConsensusChain();
  private final TestChain chain = it.chain;
  private final Babe babe = it.babe;

  private Header sealed(int author, long slot, int number) {
    return sealed(author, slot, number, author);
  }

  private Header sealed(int author, long slot, int number, int sealer) {
    Header header =
        new Header(
            H256.ZERO,
            number,
            H256.ZERO,
            H256.ZERO,
            Digest.EMPTY.with(
                ConsensusChain.preRuntime(
                    new BabePreDigest.SecondaryPlain(
                        new SecondaryPlainPreDigest(author, new Slot(slot))))));
    byte[] seal = it.babePairs.get(sealer).sign(Hashing.blake2b256(Header.CODEC.encode(header)));
    return header.withDigest(
        header.digest().with(new DigestItem.Seal(EngineId.BABE, Bytes.wrap(seal))));
  }

  private SlotEquivocationProof twice(int author, long slot) {
    return new SlotEquivocationProof(
        it.babeId(author), new Slot(slot), sealed(author, slot, 1), sealed(author, slot, 2));
  }

  private MembershipProof owner(int author) {
    return it.historical
        .prove(KeyTypeId.BABE, Bytes.wrap(it.babeId(author).toArray()))
        .orElseThrow();
  }

  private RuntimeCall report(SlotEquivocationProof proof, MembershipProof owner) {
    return babe.call(new BabeCall.ReportEquivocation(proof, owner));
  }

  private DispatchError failure(SlotEquivocationProof proof, MembershipProof owner) {
    return chain.failure(Origin.signed(TestChain.ALICE), report(proof, owner));
  }

  @Test
  void twoBlocksInASlotArePunishedOnce() {
    chain.run(
        () -> {
          SlotEquivocationProof proof = twice(2, FIRST_SLOT + 3);
          var done = chain.dispatch(Origin.signed(TestChain.ALICE), report(proof, owner(2)));
          assertThat(done.pays()).isEqualTo(io.serinus.primitives.runtime.Pays.NO);
          assertThat(it.punished).hasSize(1);
          assertThat(it.session.isDisabled(2)).isTrue();
          assertThat(failure(proof, owner(2)))
              .isEqualTo(TestChain.error(babe, Babe.Error.DUPLICATE_OFFENCE_REPORT));
        });
  }

  @Test
  void whatFollowsTheSignatureInASealIsPassedOver() {
    chain.run(
        () -> {
          SlotEquivocationProof proof = twice(2, FIRST_SLOT + 3);
          DigestItem.Seal seal = proof.secondHeader().digest().seal();
          byte[] longer = Arrays.copyOf(seal.data().toArray(), seal.data().length() + 1);
          Header second =
              proof
                  .secondHeader()
                  .withDigest(
                      proof
                          .secondHeader()
                          .digest()
                          .withoutLast()
                          .with(new DigestItem.Seal(EngineId.BABE, Bytes.wrap(longer))));
          chain.dispatch(
              Origin.signed(TestChain.ALICE),
              report(
                  new SlotEquivocationProof(
                      proof.offender(), proof.slot(), proof.firstHeader(), second),
                  owner(2)));
          assertThat(it.punished).hasSize(1);
        });
  }

  @Test
  void falseReportsAreRefused() {
    DispatchError invalid = TestChain.error(babe, Babe.Error.INVALID_EQUIVOCATION_PROOF);
    long slot = FIRST_SLOT + 3;
    chain.run(
        () -> {
          MembershipProof owner = owner(2);
          Header first = sealed(2, slot, 1);
          assertThat(
                  failure(
                      new SlotEquivocationProof(it.babeId(2), new Slot(slot), first, first), owner))
              .isEqualTo(invalid);
          for (Header second :
              new Header[] {
                sealed(2, slot + 1, 2),
                sealed(1, slot, 2),
                sealed(2, slot, 2, 1),
                first.withDigest(Digest.EMPTY)
              }) {
            assertThat(
                    failure(
                        new SlotEquivocationProof(it.babeId(2), new Slot(slot), first, second),
                        owner))
                .isEqualTo(invalid);
          }
          assertThat(failure(twice(2, slot), owner(1)))
              .isEqualTo(TestChain.error(babe, Babe.Error.INVALID_KEY_OWNERSHIP_PROOF));
          assertThat(failure(twice(2, slot + EPOCH), owner))
              .as("the slot is of another session")
              .isEqualTo(TestChain.error(babe, Babe.Error.INVALID_KEY_OWNERSHIP_PROOF));
          assertThat(it.punished).isEmpty();
        });
  }

  @Test
  void unsignedReportsComeFromTheNodeItself() {
    chain.run(
        () -> {
          BabeCall.ReportEquivocationUnsigned call =
              new BabeCall.ReportEquivocationUnsigned(twice(3, FIRST_SLOT), owner(3));
          assertThat(refusal(TransactionSource.EXTERNAL, call))
              .isEqualTo(InvalidTransaction.Reason.CALL);
          var valid = babe.validateUnsigned(TransactionSource.LOCAL, call);
          assertThat(valid.priority()).isEqualTo(-1L);
          assertThat(valid.provides()).hasSize(1);
          babe.preDispatchUnsigned(call);
          chain.dispatch(Origin.none(), babe.call(call));
          assertThat(refusal(TransactionSource.IN_BLOCK, call))
              .isEqualTo(InvalidTransaction.Reason.STALE);
        });
  }

  private Object refusal(TransactionSource source, BabeCall call) {
    try {
      babe.validateUnsigned(source, call);
    } catch (TransactionValidityException e) {
      return e.error();
    }
    throw new AssertionError("the call is valid");
  }

  @Test
  void theApiProvesKeysAndTakesReports() {
    BabeApis api = new BabeApis(babe, it.historical);
    chain.run(
        () -> {
          OpaqueKeyOwnershipProof proof =
              api.generateKeyOwnershipProof(new Slot(FIRST_SLOT), it.babeId(1)).orElseThrow();
          assertThat(MembershipProof.CODEC.decode(proof.bytes().toArray())).isEqualTo(owner(1));
          assertThat(
                  api.submitReportEquivocationUnsignedExtrinsic(
                      twice(1, FIRST_SLOT), new OpaqueKeyOwnershipProof(Bytes.of((byte) 1))))
              .isEmpty();
        });
  }

  @Test
  void reportsWeighByValidatorsAndNominators() {
    chain.run(
        () -> {
          MembershipProof few = new MembershipProof(0, java.util.List.of(), 4);
          MembershipProof many = new MembershipProof(0, java.util.List.of(), 300);
          Weight least = report(twice(1, 1), few).info().totalWeight();
          Weight most = report(twice(1, 1), many).info().totalWeight();
          assertThat(most.refTime() - least.refTime()).isEqualTo(200 * 175_000);
        });
  }
}
