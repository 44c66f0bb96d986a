package io.serinus.rpc.v1;

import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.rpc.backend.ChainListener;
import io.serinus.rpc.backend.PoolBackend;
import io.serinus.rpc.backend.PoolException;
import io.serinus.rpc.backend.PoolRejection;
import io.serinus.rpc.backend.Registration;
import io.serinus.rpc.backend.RpcBackend;
import io.serinus.rpc.backend.TransactionStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One transaction that is handed in again with every best block while it is not in the pool, until
 * it is finalized, turns out to be invalid, or the client has enough.
 */
final class Broadcast implements ChainListener {
  private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);

  private final RpcBackend backend;
  private final Runnable whenFinalized;
  private byte @Nullable [] extrinsic;
  private @Nullable Registration news;
  private @Nullable Registration watch;
  private boolean inPool;
  private boolean over;

  /**
   * @param extrinsic what to hand in; {@code null} if the client gave something else, which counts
   *     against its limit like any other
   * @param whenFinalized runs when there is nothing more to do for it
   */
  Broadcast(RpcBackend backend, byte @Nullable [] extrinsic, Runnable whenFinalized) {
    this.backend = backend;
    this.extrinsic = extrinsic;
    this.whenFinalized = whenFinalized;
  }

  void start() {
    synchronized (this) {
      if (extrinsic == null) {
        return;
      }
    }
    Registration subscribed = backend.chain().subscribe(this);
    synchronized (this) {
      news = subscribed;
    }
    handIn();
  }

  private void handIn() {
    byte[] bytes;
    synchronized (this) {
      bytes = extrinsic;
      if (over || inPool || bytes == null) {
        return;
      }
      inPool = true;
    }
    try {
      PoolBackend.Watched watched = backend.pool().submitAndWatch(bytes, this::changed);
      boolean tooLate;
      synchronized (this) {
        watch = watched.watch();
        tooLate = over;
      }
      if (tooLate) {
        stop();
      }
    } catch (PoolException e) {
      LOG.debug("a broadcast transaction was not taken: {}", e.rejection());
      if (isFinal(e.rejection())) {
        stop();
      } else {
        left();
      }
    }
  }

  private static boolean isFinal(PoolRejection rejection) {
    return rejection instanceof PoolRejection.Invalid
        || rejection instanceof PoolRejection.NoTagsProvided
        || rejection instanceof PoolRejection.VerificationFailed;
  }

  private void changed(TransactionStatus status) {
    switch (status) {
      case TransactionStatus.Finalized s -> {
        stop();
        whenFinalized.run();
      }
      case TransactionStatus.Invalid s -> stop();
      case TransactionStatus.Dropped s -> left();
      case TransactionStatus.Usurped s -> left();
      case TransactionStatus.FinalityTimeout s -> left();
      default -> {
        // Still in the pool, or in a block.
      }
    }
  }

  private synchronized void left() {
    inPool = false;
  }

  @Override
  public void imported(H256 hash, Header header, boolean newBest) {
    if (newBest) {
      bestChanged(hash, header);
    }
  }

  @Override
  public void bestChanged(H256 hash, Header header) {
    boolean again;
    synchronized (this) {
      again = !over && !inPool;
    }
    if (again) {
      Thread.ofVirtual().name("rpc-broadcast").start(this::handIn);
    }
  }

  @Override
  public void finalized(List<H256> finalized, List<H256> pruned) {
    // The pool tells.
  }

  void stop() {
    Registration heard;
    Registration watched;
    synchronized (this) {
      over = true;
      extrinsic = null;
      heard = news;
      watched = watch;
      news = null;
      watch = null;
    }
    if (heard != null) {
      heard.close();
    }
    if (watched != null) {
      watched.close();
    }
  }
}
