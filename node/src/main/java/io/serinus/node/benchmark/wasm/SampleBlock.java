package io.serinus.node.benchmark.wasm;

import io.serinus.consensus.babe.BabeDigests;
import io.serinus.host.chain.ChainStore;
import io.serinus.host.client.BlockBuilder;
import io.serinus.host.client.BlockBuilder.Outcome;
import io.serinus.host.client.BuiltBlock;
import io.serinus.host.client.Client;
import io.serinus.host.client.Genesis;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.host.db.MemoryStore;
import io.serinus.host.state.StateOptions;
import io.serinus.host.state.StateView;
import io.serinus.primitives.Block;
import io.serinus.primitives.H256;
import io.serinus.primitives.consensus.BabePreDigest;
import io.serinus.primitives.consensus.SecondaryPlainPreDigest;
import io.serinus.primitives.consensus.Slot;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import java.util.List;
import java.util.function.Function;

/**
 * A first block on a genesis state, ready to be executed again and again.
 *
 * @param state its parent's state
 * @param argument the block, encoded for {@code Core_execute_block}
 * @param transactions how many signed extrinsics are in it
 */
record SampleBlock(StateView state, byte[] argument, int transactions) {
  private static final long SLOT = 262_493_679;
  private static final long SLOT_MILLIS = 6000;
  private static final Bytes FINALIZED = Bytes.ofText("finalnum");
  private static final Bytes PARACHAIN_HEADS = Bytes.ofText("newheads");

  /**
   * Has the runtime build one.
   *
   * @param transactions makes the signed extrinsics for the chain with the genesis hash given
   * @throws IllegalStateException if the runtime refuses one of them
   */
  static SampleBlock build(
      Genesis genesis, RuntimeCaller runtime, Function<H256, List<Bytes>> transactions) {
    ChainStore chain =
        ChainStore.create(new MemoryStore(), StateOptions.DEFAULT, genesis.block(runtime));
    Client client = new Client(chain, runtime, Runnable::run, 1);
    H256 parent = client.info().genesis();
    BlockBuilder builder =
        client.newBlock(
            parent,
            BabeDigests.begin(
                new BabePreDigest.SecondaryPlain(new SecondaryPlainPreDigest(0, new Slot(SLOT)))));
    builder.inherents(inherents()).forEach(inherent -> include(builder, inherent));
    List<Bytes> signed = transactions.apply(parent);
    signed.forEach(transaction -> include(builder, transaction));
    BuiltBlock block = builder.build();
    return new SampleBlock(
        client.state(parent),
        Block.CODEC.encode(new Block(block.header(), block.extrinsics())),
        signed.size());
  }

  private static void include(BlockBuilder builder, Bytes extrinsic) {
    Outcome outcome = builder.apply(extrinsic);
    if (!(outcome instanceof Outcome.Included included) || !included.succeeded()) {
      throw new IllegalStateException("an extrinsic of the sample block failed: " + outcome);
    }
  }

  /** What runtimes of 2019 and of today ask for; each leaves the others' alone. */
  private static InherentData inherents() {
    return InherentData.EMPTY
        .with(InherentData.TIMESTAMP, u64(SLOT * SLOT_MILLIS))
        .with(InherentData.BABE_SLOT, u64(SLOT))
        .with(FINALIZED, Bytes.of((byte) 0))
        .with(PARACHAIN_HEADS, Bytes.of((byte) 0));
  }

  private static Bytes u64(long value) {
    return Bytes.wrap(new ScaleWriter().writeU64(value).toByteArray());
  }
}
