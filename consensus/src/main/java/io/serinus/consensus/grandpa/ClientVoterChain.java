package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.consensus.ClientTree;
import io.serinus.consensus.HeaderTree;
import io.serinus.host.client.Client;
import io.serinus.primitives.H256;
import java.util.List;
import java.util.Optional;

/** The client's block tree as the node's voter sees it. */
final class ClientVoterChain implements VoterChain {
  private final Client client;
  private final GrandpaChain grandpa;
  private final VotingRule rule;

  ClientVoterChain(Client client, GrandpaChain grandpa, VotingRule rule) {
    this.client = client;
    this.grandpa = grandpa;
    this.rule = rule;
  }

  private HeaderTree tree() {
    return grandpa.tree();
  }

  @Override
  public Optional<Link> find(H256 hash) {
    return tree().find(hash);
  }

  @Override
  public Optional<List<BlockRef>> path(BlockRef base, BlockRef block) {
    return tree().path(base, block);
  }

  @Override
  public boolean isSameOrDescendant(BlockRef base, BlockRef block) {
    return tree().isSameOrDescendant(base, block);
  }

  @Override
  public BlockRef ancestorAt(BlockRef block, long number) {
    return tree().ancestorAt(block, number);
  }

  @Override
  public Optional<BlockRef> targetAbove(BlockRef base) {
    return head(base)
        .map(
            head -> {
              long limit = grandpa.set().limit(base.number(), tree()).orElse(head.number());
              long target = Math.min(limit, head.number());
              long height = rule.restrict(base.number(), head.number(), target);
              return ancestorAt(head, Math.min(height, target));
            });
  }

  /** The best block, or the highest of another branch where that does not hold the base. */
  private Optional<BlockRef> head(BlockRef base) {
    BlockRef best = ClientTree.ref(client.info().best());
    if (isSameOrDescendant(base, best)) {
      return Optional.of(best);
    }
    return client.chain().leaves().stream()
        .map(ClientTree::ref)
        .filter(leaf -> isSameOrDescendant(base, leaf))
        .findFirst();
  }
}
