package io.serinus.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.consensus.grandpa.VotingRule;
import io.serinus.host.client.BlockOrigin;
import io.serinus.host.client.ChainEvent;
import io.serinus.host.client.Client;
import io.serinus.host.db.MemoryStore;
import io.serinus.primitives.Block;
import io.serinus.primitives.H256;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Voters on nodes of their own, one of which authors and sends its blocks to the others. */
class SeveralVotersTest {
  private static final List<String> VOTERS = List.of("//Alice", "//Bob", "//Charlie", "//Dave");
  private static final ConsensusOptions OPTIONS =
      new ConsensusOptions(true, OptionalLong.of(100), 15, VotingRule.standard());

  private static void relay(TestNode from, List<TestNode> to, ExecutorService executor) {
    from.client.listen(
        event -> {
          if (event instanceof ChainEvent.Imported imported) {
            H256 hash = imported.block().hash();
            Block block = new Block(imported.header(), from.client.chain().body(hash));
            executor.execute(() -> to.forEach(node -> receive(node, block)));
          }
        });
  }

  private static void receive(TestNode node, Block block) {
    try {
      node.consensus.imports().importBlock(block, List.of(), BlockOrigin.FILE);
    } catch (BadBlockException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theyFinalizeTogetherEvenIfOneIsAway() throws Exception {
    TestNetwork network = new TestNetwork();
    List<TestNode> nodes = new ArrayList<>();
    for (String voter : VOTERS) {
      nodes.add(new TestNode(new MemoryStore(), OPTIONS, voter, VOTERS, network.join()));
    }
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      relay(nodes.getFirst(), nodes.subList(1, 4), executor);
      List<TestNode> voting = nodes.subList(0, 3);
      voting.forEach(node -> node.consensus.start());
      for (TestNode node : voting) {
        node.await(() -> node.client.info().finalized().number() >= 25);
      }
      for (TestNode node : voting) {
        node.consensus.close();
      }
    }
    Client first = nodes.getFirst().client;
    for (TestNode node : nodes.subList(0, 3)) {
      assertThat(node.consensus.grandpa().set().setId()).isGreaterThanOrEqualTo(2);
      assertThat(node.client.chain().hashAt(25)).isEqualTo(first.chain().hashAt(25));
    }
    nodes.forEach(TestNode::close);
  }
}
