package io.serinus.node.backend;

import io.serinus.host.client.Client;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.StateView;
import io.serinus.host.state.TrieState;
import io.serinus.primitives.Block;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.rpc.backend.NodeBackend.BlockStats;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import io.serinus.trie.CompactProof;
import io.serinus.trie.StorageProof;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executes stored blocks again, to see what they read. */
final class Reexecution {
  private final Client client;

  Reexecution(Client client) {
    this.client = client;
  }

  /** Measures a block; null where it or its parent's state is gone, or there is no parent. */
  @Nullable BlockStats measure(H256 hash) {
    Header header = client.chain().header(hash);
    List<Bytes> body = client.chain().body(hash);
    if (header == null
        || body == null
        || header.number() == 0
        || !client.chain().hasState(header.parentHash())) {
      return null;
    }
    StateView parent = client.state(header.parentHash());
    StorageProof.Recorder recorder = new StorageProof.Recorder(parent.nodes());
    byte[] block = Block.CODEC.encode(new Block(unsealed(header), body));
    client
        .runtime()
        .call(new Overlay(new TrieState(recorder, parent.root())), "Core_execute_block", block);
    StorageProof proof = recorder.proof();
    return new BlockStats(
        size(proof.nodes()),
        size(CompactProof.encode(proof, parent.root())),
        block.length,
        body.size());
  }

  /** Of the encoded list of nodes. */
  private static long size(List<byte[]> nodes) {
    ScaleWriter list = new ScaleWriter().writeCompact(nodes.size());
    nodes.forEach(list::writeBytes);
    return list.size();
  }

  private static Header unsealed(Header header) {
    Digest digest = header.digest();
    while (digest.seal() != null) {
      digest = digest.withoutLast();
    }
    return header.withDigest(digest);
  }
}
