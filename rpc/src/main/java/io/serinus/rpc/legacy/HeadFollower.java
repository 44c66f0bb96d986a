package io.serinus.rpc.legacy;

import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.rpc.backend.BlockRef;
import io.serinus.rpc.backend.ChainBackend;
import io.serinus.rpc.backend.ChainListener;
import io.serinus.rpc.json.ChainJson;
import io.serinus.rpc.server.SerialQueue;
import io.serinus.rpc.server.Subscription;
import java.util.List;

/** One subscription to headers: first the current one, then each that follows, none twice. */
final class HeadFollower implements ChainListener {
  /** Which headers. */
  enum Kind {
    BEST,
    ALL,
    FINALIZED
  }

  private final ChainBackend chain;
  private final Kind kind;
  private final Subscription sink;
  private final SerialQueue queue;

  // Touched by the queue's tasks only.
  private boolean begun;
  private boolean caughtUp;
  private long firstNumber;

  private HeadFollower(ChainBackend chain, Kind kind, Subscription sink) {
    this.chain = chain;
    this.kind = kind;
    this.sink = sink;
    this.queue = new SerialQueue(sink);
  }

  static void start(ChainBackend chain, Kind kind, Subscription sink) {
    HeadFollower follower = new HeadFollower(chain, kind, sink);
    sink.onEnd(chain.subscribe(follower)::close);
    follower.queue.add(follower::begin);
  }

  /** Sends the head of the moment. What is queued by now and not above it, the client has seen. */
  private void begin() throws InterruptedException {
    if (begun) {
      return;
    }
    begun = true;
    BlockRef head = kind == Kind.FINALIZED ? chain.finalized() : chain.best();
    firstNumber = head.number();
    Header header = chain.header(head.hash());
    if (header != null) {
      sink.sendPatiently(ChainJson.header(header));
    }
  }

  private void follow(Header header) throws InterruptedException {
    begin();
    if (caughtUp || header.number() > firstNumber) {
      caughtUp = true;
      sink.sendPatiently(ChainJson.header(header));
    }
  }

  @Override
  public void imported(H256 hash, Header header, boolean newBest) {
    if (kind == Kind.ALL || (kind == Kind.BEST && newBest)) {
      queue.add(() -> follow(header));
    }
  }

  @Override
  public void bestChanged(H256 hash, Header header) {
    if (kind == Kind.BEST) {
      queue.add(() -> follow(header));
    }
  }

  @Override
  public void finalized(List<H256> finalized, List<H256> pruned) {
    if (kind == Kind.FINALIZED) {
      queue.add(
          () -> {
            for (H256 hash : finalized) {
              Header header = chain.header(hash);
              if (header != null) {
                follow(header);
              }
            }
          });
    }
  }
}
