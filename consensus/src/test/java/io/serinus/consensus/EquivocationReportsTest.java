package io.serinus.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.host.db.MemoryStore;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.BabeId;
import io.serinus.primitives.consensus.GrandpaEquivocation;
import io.serinus.primitives.consensus.GrandpaEquivocationProof;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.primitives.consensus.GrandpaPrevote;
import io.serinus.primitives.consensus.GrandpaSignature;
import io.serinus.primitives.consensus.OpaqueKeyOwnershipProof;
import io.serinus.primitives.consensus.SignedVote;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.consensus.SlotEquivocationProof;
import io.serinus.primitives.consensus.VoteEquivocation;
import io.serinus.scale.ScaleReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EquivocationReportsTest {
  private final List<byte[]> submitted = new ArrayList<>();

  private EquivocationReports reports(TestNode node) {
    return new EquivocationReports(node.client, new SubmittingOffchain(submitted::add));
  }

  @Test
  void anAuthorsTwoBlocksGoToTheRuntimeWithTheKeysOwner() {
    try (TestNode node = new TestNode(new MemoryStore(), ConsensusOptions.standard(true))) {
      Header one = new Header(H256.ZERO, 1, H256.ZERO, H256.ZERO, Digest.EMPTY);
      Header two = new Header(H256.ZERO, 2, H256.ZERO, H256.ZERO, Digest.EMPTY);
      SlotEquivocationProof proof =
          new SlotEquivocationProof(BabeId.of(new byte[32]), new Slot(77), one, two);
      reports(node).report(proof);
      assertThat(submitted).hasSize(1);
      ScaleReader in = new ScaleReader(submitted.getFirst());
      assertThat(SlotEquivocationProof.CODEC.decode(in)).isEqualTo(proof);
      byte[] owner = OpaqueKeyOwnershipProof.CODEC.decode(in).bytes().toArray();
      in.requireEnd();
      assertThat(owner).hasSize(8 + 32);
      assertThat(new ScaleReader(owner).readU64()).isEqualTo(77);
    }
  }

  @Test
  void aVotersTwoVotesGoThereAsWell() {
    try (TestNode node = new TestNode(new MemoryStore(), ConsensusOptions.standard(true))) {
      GrandpaSignature signature = GrandpaSignature.of(new byte[64]);
      GrandpaEquivocationProof proof =
          new GrandpaEquivocationProof(
              5,
              new GrandpaEquivocation.Prevotes(
                  new VoteEquivocation<>(
                      9,
                      GrandpaId.of(new byte[32]),
                      new SignedVote<>(new GrandpaPrevote(H256.ZERO, 1), signature),
                      new SignedVote<>(new GrandpaPrevote(H256.ZERO, 2), signature))));
      reports(node).report(proof, node.client.info().genesis());
      assertThat(submitted).hasSize(1);
      ScaleReader in = new ScaleReader(submitted.getFirst());
      assertThat(GrandpaEquivocationProof.CODEC.decode(in)).isEqualTo(proof);
      assertThat(
              new ScaleReader(OpaqueKeyOwnershipProof.CODEC.decode(in).bytes().toArray()).readU64())
          .isEqualTo(5);
    }
  }

  /** Sessions come and go until an offence is seen: the proof is of the session it belongs to. */
  @Test
  void theKeysOwnerIsLookedUpWhereTheOffenceWas() throws Exception {
    try (TestNode node = new TestNode(new MemoryStore(), ConsensusOptions.development(true, 40))) {
      node.consensus.start();
      node.await(() -> node.client.info().best().number() >= 5);
      node.consensus.close();
      H256 parent = node.client.chain().hashAt(2);
      Header one = new Header(H256.ZERO, 3, H256.ZERO, H256.ZERO, Digest.EMPTY);
      Header two = new Header(parent, 3, H256.ZERO, H256.ZERO, Digest.EMPTY);
      reports(node)
          .report(new SlotEquivocationProof(BabeId.of(new byte[32]), new Slot(77), one, two));
      ScaleReader in = new ScaleReader(submitted.getFirst());
      SlotEquivocationProof.CODEC.decode(in);
      byte[] owner = OpaqueKeyOwnershipProof.CODEC.decode(in).bytes().toArray();
      byte[] time = node.client.state(parent).get("time".getBytes(StandardCharsets.US_ASCII));
      assertThat(Arrays.copyOfRange(owner, 8 + 32, owner.length)).isEqualTo(time);
    }
  }
}
