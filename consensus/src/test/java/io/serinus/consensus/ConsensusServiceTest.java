package io.serinus.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.consensus.grandpa.AuthoritySet;
import io.serinus.consensus.grandpa.Commit;
import io.serinus.consensus.grandpa.FinalityProof;
import io.serinus.consensus.grandpa.GrandpaJustification;
import io.serinus.consensus.grandpa.GrandpaNetwork;
import io.serinus.consensus.grandpa.JustificationVerifier;
import io.serinus.consensus.grandpa.SignedVote;
import io.serinus.consensus.grandpa.Vote;
import io.serinus.crypto.ed25519.Ed25519;
import io.serinus.crypto.keys.KeyPair;
import io.serinus.crypto.keys.SignatureScheme;
import io.serinus.host.chain.Justification;
import io.serinus.host.client.BlockOrigin;
import io.serinus.host.client.Client;
import io.serinus.host.db.MemoryStore;
import io.serinus.host.db.RocksStore;
import io.serinus.primitives.Block;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.primitives.consensus.GrandpaSignature;
import io.serinus.scale.Bytes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole nodes: authoring, import, voting and proofs on a real client. */
class ConsensusServiceTest {
  private static final ConsensusOptions FAST = ConsensusOptions.development(true, 40);
  private static final ConsensusOptions FOLLOWER = ConsensusOptions.standard(false);

  private static Block block(Client client, long number) {
    H256 hash = client.chain().hashAt(number);
    return new Block(client.chain().header(hash), client.chain().body(hash));
  }

  private static void runTo(TestNode node, long finalized) throws InterruptedException {
    node.consensus.start();
    node.await(() -> node.client.info().finalized().number() >= finalized);
    node.consensus.close();
  }

  @Test
  void oneValidatorAuthorsAndFinalizesThroughEpochsAndSets() throws Exception {
    try (TestNode node = new TestNode(new MemoryStore(), FAST)) {
      runTo(node, 35);
      AuthoritySet set = node.consensus.grandpa().set();
      assertThat(set.setId()).isGreaterThanOrEqualTo(3);
      assertThat(set.history()).extracting(AuthoritySet.PastSet::setId).startsWith(0L, 1L, 2L);
      for (AuthoritySet.PastSet past : set.history()) {
        H256 last = node.client.chain().hashAt(past.lastBlock());
        List<Justification> proofs = node.client.chain().justifications(last);
        assertThat(proofs).hasSize(1);
        new JustificationVerifier(set.voters(), past.setId(), Ed25519::verify)
            .verify(proofs.getFirst().proof().toArray(), new BlockRef(last, past.lastBlock()));
      }
      assertThat(node.consensus.voter().status().best().totalWeight()).isEqualTo(1);
      assertThat(node.consensus.author().epochAuthorship()).hasSize(1);
    }
  }

  @Test
  void finalityIsProvenForEveryBlock() throws Exception {
    try (TestNode node = new TestNode(new MemoryStore(), FAST)) {
      runTo(node, 15);
      for (long number = 1; number <= 15; number++) {
        FinalityProof proof = node.consensus.grandpa().prove(number).orElseThrow();
        GrandpaJustification justification =
            GrandpaJustification.CODEC.decode(proof.justification().toArray());
        assertThat(justification.target().hash()).isEqualTo(proof.block());
        long target = justification.target().number();
        assertThat(proof.unknownHeaders()).hasSize((int) (target - number));
        assertThat(FinalityProof.CODEC.decode(FinalityProof.CODEC.encode(proof))).isEqualTo(proof);
      }
      assertThatThrownBy(() -> node.consensus.grandpa().prove(1_000_000))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void anotherNodeFollowsByBlocksAndProofs() throws Exception {
    try (TestNode node = new TestNode(new MemoryStore(), FAST);
        TestNode follower = new TestNode(new MemoryStore(), FOLLOWER)) {
      runTo(node, 25);
      long last = node.client.info().finalized().number();
      for (long number = 1; number <= last; number++) {
        Block block = block(node.client, number);
        H256 hash = node.client.chain().hashAt(number);
        follower
            .consensus
            .imports()
            .importBlock(block, node.client.chain().justifications(hash), BlockOrigin.FILE);
      }
      assertThat(follower.client.info().best().hash()).isEqualTo(node.client.chain().hashAt(last));
      assertThat(follower.client.info().finalized().number()).isPositive();
      assertThat(follower.consensus.grandpa().set().history())
          .isEqualTo(node.consensus.grandpa().set().history());
    }
  }

  /** Who exports the chain, or syncs from here, finds what this node was given. */
  @Test
  void aProofThatCameWithABlockIsKept() throws Exception {
    try (TestNode node = new TestNode(new MemoryStore(), FAST);
        TestNode follower = new TestNode(new MemoryStore(), FOLLOWER)) {
      runTo(node, 2);
      Block first = block(node.client, 1);
      BlockRef target = new BlockRef(node.client.chain().hashAt(1), 1);
      KeyPair alice = KeyPair.fromUri(SignatureScheme.ED25519, "//Alice");
      Vote vote = new Vote(Vote.Kind.PRECOMMIT, target);
      SignedVote precommit =
          new SignedVote(
              vote,
              GrandpaSignature.of(alice.sign(vote.payload(1, 0))),
              GrandpaId.of(alice.publicKey()));
      GrandpaJustification justification =
          new GrandpaJustification(1, new Commit(target, List.of(precommit)), List.of());
      Justification proof =
          new Justification(
              io.serinus.primitives.EngineId.GRANDPA,
              Bytes.wrap(GrandpaJustification.CODEC.encode(justification)));
      follower.consensus.imports().importBlock(first, List.of(proof), BlockOrigin.FILE);
      assertThat(follower.client.info().finalized().hash()).isEqualTo(target.hash());
      assertThat(follower.client.chain().justifications(target.hash())).containsExactly(proof);
    }
  }

  @Test
  void badBlocksAndBadProofsStayOut() throws Exception {
    try (TestNode node = new TestNode(new MemoryStore(), FAST);
        TestNode follower = new TestNode(new MemoryStore(), FOLLOWER)) {
      runTo(node, 12);
      Block good = block(node.client, 1);
      Header header = good.header();
      Block unsealed =
          new Block(header.withDigest(header.digest().withoutLast()), good.extrinsics());
      Block changed =
          new Block(
              new Header(
                  header.parentHash(), 1, H256.ZERO, header.extrinsicsRoot(), header.digest()),
              good.extrinsics());
      for (Block bad : List.of(unsealed, changed)) {
        assertThatThrownBy(
                () -> follower.consensus.imports().importBlock(bad, List.of(), BlockOrigin.FILE))
            .isInstanceOf(BadBlockException.class);
      }
      Justification forged =
          new Justification(io.serinus.primitives.EngineId.GRANDPA, Bytes.wrap(new byte[200]));
      assertThatThrownBy(
              () ->
                  follower.consensus.imports().importBlock(good, List.of(forged), BlockOrigin.FILE))
          .isInstanceOf(BadBlockException.class);
      assertThat(follower.client.info().finalized().number()).isZero();
    }
  }

  @Test
  void aNodeGoesOnAfterARestart(@TempDir Path folder) throws Exception {
    for (long target = 6; target <= 24; target += 6) {
      try (TestNode node = new TestNode(RocksStore.open(folder, 1 << 20), FAST)) {
        long before = node.client.info().finalized().number();
        runTo(node, Math.max(before + 1, target));
      }
    }
    try (TestNode node = new TestNode(RocksStore.open(folder, 1 << 20), FAST)) {
      assertThat(node.consensus.grandpa().set().setId()).isPositive();
    }
  }

  @Test
  void aKeyThatComesLaterVotes() throws Exception {
    List<String> voters = List.of("//Bob");
    try (TestNode node =
        new TestNode(new MemoryStore(), FAST, "//Alice", voters, GrandpaNetwork.alone())) {
      node.consensus.start();
      node.await(() -> node.client.info().best().number() >= 5);
      assertThat(node.client.info().finalized().number()).isZero();
      node.insertVoter("//Bob");
      node.await(() -> node.client.info().finalized().number() >= 12);
      node.consensus.close();
    }
  }
}
