package io.serinus.rpc.v1;

import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.BlockRef;
import io.serinus.rpc.backend.ChainListener;
import io.serinus.rpc.backend.Registration;
import io.serinus.rpc.backend.RpcBackend;
import io.serinus.rpc.json.JsonBody;
import io.serinus.rpc.server.SerialQueue;
import io.serinus.rpc.server.Subscription;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One {@code chainHead_v1_follow}: its news, its pinned blocks and its operations. */
final class Follow implements ChainListener {
  /** Finalized blocks that a follower is told of when it begins. */
  private static final int RECENT = 16;

  /** Finalized and pruned blocks that a follower may keep pinned. */
  static final int MAX_PINNED = 512;

  private final RpcBackend backend;
  private final Subscription sink;
  private final boolean withRuntime;
  private final SerialQueue queue;
  private final Operations operations;
  private final Map<H256, Registration> pinned = new HashMap<>();
  private boolean released;

  // Touched by the queue's tasks only.
  private final FollowedBlocks blocks = new FollowedBlocks();
  private boolean begun;

  private Follow(RpcBackend backend, Subscription sink, boolean withRuntime) {
    this.backend = backend;
    this.sink = sink;
    this.withRuntime = withRuntime;
    this.queue = new SerialQueue(sink);
    this.operations = new Operations(sink);
  }

  static Follow start(RpcBackend backend, Subscription sink, boolean withRuntime) {
    Follow follow = new Follow(backend, sink, withRuntime);
    sink.farewell(FollowJson.STOP);
    sink.onEnd(backend.chain().subscribe(follow)::close);
    sink.onEnd(follow.operations::stopAll);
    sink.onEnd(follow::release);
    follow.queue.add(follow::begin);
    return follow;
  }

  Subscription sink() {
    return sink;
  }

  boolean withRuntime() {
    return withRuntime;
  }

  Operations operations() {
    return operations;
  }

  /** Whether a block was told of and not unpinned. */
  boolean isPinned(H256 hash) {
    synchronized (pinned) {
      return pinned.containsKey(hash);
    }
  }

  /** Unpins all of the blocks, or none if one of them is not pinned. */
  boolean unpin(Collection<H256> hashes) {
    List<Registration> freed = new ArrayList<>();
    synchronized (pinned) {
      if (!pinned.keySet().containsAll(hashes)) {
        return false;
      }
      for (H256 hash : hashes) {
        Registration pin = pinned.remove(hash);
        if (pin != null) {
          freed.add(pin);
        }
      }
    }
    freed.forEach(Registration::close);
    return true;
  }

  @Override
  public void imported(H256 hash, Header header, boolean newBest) {
    queue.add(
        () -> {
          begin();
          tell(
              blocks.imported(
                  new FollowedBlocks.Block(hash, header.parentHash(), header.number()), newBest));
        });
  }

  @Override
  public void bestChanged(H256 hash, Header header) {
    imported(hash, header, true);
  }

  @Override
  public void finalized(List<H256> finalized, List<H256> pruned) {
    queue.add(
        () -> {
          begin();
          List<FollowedBlocks.Block> chain = new ArrayList<>();
          for (H256 hash : finalized) {
            Header header = backend.chain().header(hash);
            if (header == null) {
              stop();
              return;
            }
            chain.add(new FollowedBlocks.Block(hash, header.parentHash(), header.number()));
          }
          tell(blocks.finalizedTo(chain));
        });
  }

  /** Tells of the chain as it is now. What is queued by now and part of that is passed over. */
  private void begin() throws InterruptedException {
    if (begun) {
      return;
    }
    begun = true;
    BlockRef last = backend.chain().finalized();
    BlockRef best = backend.chain().best();
    tell(blocks.begin(recent(last), last.number(), above(last), best.hash()));
  }

  private List<H256> recent(BlockRef last) {
    Deque<H256> recent = new ArrayDeque<>();
    recent.push(last.hash());
    Header header = backend.chain().header(last.hash());
    while (header != null && header.number() > 0 && recent.size() < RECENT) {
      H256 parent = header.parentHash();
      header = backend.chain().header(parent);
      if (header != null) {
        recent.push(parent);
      }
    }
    return List.copyOf(recent);
  }

  /** The blocks above the finalized one, parents first. */
  private List<FollowedBlocks.Block> above(BlockRef last) {
    Map<H256, FollowedBlocks.Block> found = new HashMap<>();
    for (H256 leaf : backend.chain().leaves()) {
      H256 hash = leaf;
      Header header = backend.chain().header(hash);
      while (header != null && header.number() > last.number() && !found.containsKey(hash)) {
        found.put(hash, new FollowedBlocks.Block(hash, header.parentHash(), header.number()));
        hash = header.parentHash();
        header = backend.chain().header(hash);
      }
    }
    List<FollowedBlocks.Block> ordered = new ArrayList<>(found.values());
    ordered.sort((a, b) -> Long.compare(a.number(), b.number()));
    return ordered;
  }

  private void tell(List<FollowEvent> events) throws InterruptedException {
    for (FollowEvent event : events) {
      switch (event) {
        case FollowEvent.Initialized it -> {
          it.finalized().forEach(this::pin);
          sink.sendPatiently(
              FollowJson.initialized(
                  it,
                  withRuntime ? FollowJson.runtime(versionOf(it.finalized().getLast())) : null));
        }
        case FollowEvent.NewBlock it -> {
          pin(it.hash());
          sink.sendPatiently(FollowJson.newBlock(it, withRuntime, newRuntime(it)));
        }
        case FollowEvent.BestBlockChanged it -> sink.sendPatiently(FollowJson.bestBlockChanged(it));
        case FollowEvent.Finalized it -> sink.sendPatiently(FollowJson.finalized(it));
        case FollowEvent.Stop it -> stop();
      }
    }
    if (tooManyPinned()) {
      stop();
    }
  }

  private void pin(H256 hash) {
    Registration pin = backend.chain().pin(hash);
    synchronized (pinned) {
      if (!released) {
        pinned.put(hash, pin);
        return;
      }
    }
    pin.close();
  }

  /** Lets go of all blocks when nobody follows any more. */
  private void release() {
    List<Registration> all;
    synchronized (pinned) {
      released = true;
      all = List.copyOf(pinned.values());
      pinned.clear();
    }
    all.forEach(Registration::close);
  }

  private boolean tooManyPinned() {
    synchronized (pinned) {
      return pinned.size() - blocks.openCount() > MAX_PINNED;
    }
  }

  private void stop() {
    sink.sendLast(FollowJson.STOP);
  }

  private JsonBody newRuntime(FollowEvent.NewBlock block) {
    if (!withRuntime) {
      return JsonBody.NULL;
    }
    FollowJson.Spec now = versionOf(block.hash());
    return now.equals(versionOf(block.parent())) ? JsonBody.NULL : FollowJson.runtime(now);
  }

  private FollowJson.Spec versionOf(H256 hash) {
    try {
      return new FollowJson.Spec.Valid(backend.runtime().version(hash));
    } catch (BackendException e) {
      return new FollowJson.Spec.Invalid("Api error: " + e.message());
    }
  }
}
