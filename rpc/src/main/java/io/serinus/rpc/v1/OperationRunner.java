package io.serinus.rpc.v1;

import io.serinus.primitives.H256;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.Registration;
import io.serinus.rpc.backend.RpcBackend;
import io.serinus.rpc.backend.TrieReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs operations: those that mostly wait on threads of their own, runtime calls on as many threads
 * as the machine has processors.
 */
final class OperationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(OperationRunner.class);

  /** Bytes of items in one event, and events between two waits for the client. */
  private static final int EVENT_BYTES = 64 * 1024;

  private static final int EVENTS_PER_PAGE = 16;

  private final RpcBackend backend;
  private final Executor calls = callThreads();

  OperationRunner(RpcBackend backend) {
    this.backend = backend;
  }

  /** The queue needs no bound: followers and their operations are bounded. */
  private static Executor callThreads() {
    int threads = Runtime.getRuntime().availableProcessors();
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads,
            threads,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("rpc-call-", 0).daemon().factory());
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** What an operation does. */
  @FunctionalInterface
  private interface Work {
    void run() throws InterruptedException;
  }

  /** The block stays for the operation, whatever the client unpins meanwhile. */
  private void run(Operation operation, H256 block, Work work) {
    try (Registration _ = backend.chain().pin(block)) {
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      operation.finish();
    }
  }

  private void onOwnThread(Operation operation, H256 block, Work work) {
    Thread.ofVirtual().name("rpc-operation").start(() -> run(operation, block, work));
  }

  void body(Operation operation, H256 block) {
    onOwnThread(
        operation,
        block,
        () -> {
          List<byte[]> body = backend.chain().body(block);
          operation.sendLast(
              body == null
                  ? FollowJson.inaccessible(operation.id())
                  : FollowJson.bodyDone(operation.id(), body));
        });
  }

  void call(Operation operation, H256 block, String function, byte[] arguments) {
    calls.execute(
        () ->
            run(
                operation,
                block,
                () -> {
                  try {
                    byte[] result = backend.runtime().call(block, function, arguments);
                    operation.sendLast(FollowJson.callDone(operation.id(), result));
                  } catch (BackendException e) {
                    operation.sendLast(FollowJson.error(operation.id(), e.message()));
                  } catch (RuntimeException e) {
                    LOG.warn("{} failed", function, e);
                    operation.sendLast(FollowJson.error(operation.id(), "Internal error"));
                  }
                }));
  }

  void storage(Operation operation, H256 block, List<StorageItem> items, byte @Nullable [] child) {
    onOwnThread(
        operation,
        block,
        () -> {
          try {
            TrieReader trie =
                child == null ? backend.state().at(block) : backend.state().childAt(block, child);
            Pages pages = new Pages(operation);
            for (StorageItem item : items) {
              if (!item.answer(trie, pages)) {
                return;
              }
            }
            if (pages.flush()) {
              operation.sendLast(FollowJson.storageDone(operation.id()));
            }
          } catch (BackendException e) {
            operation.sendLast(FollowJson.inaccessible(operation.id()));
          }
        });
  }

  /** Gathers items into events, and waits for the client after a number of them. */
  private static final class Pages implements StorageItem.Sink {
    private final Operation operation;
    private List<StorageItem.Found> gathered = new ArrayList<>();
    private int bytes;
    private int events;

    Pages(Operation operation) {
      this.operation = operation;
    }

    @Override
    public boolean accept(StorageItem.Found found) throws InterruptedException {
      if (bytes >= EVENT_BYTES) {
        if (!flush()) {
          return false;
        }
        if (++events % EVENTS_PER_PAGE == 0 && !operation.awaitContinue()) {
          return false;
        }
      }
      gathered.add(found);
      bytes += found.size();
      return true;
    }

    boolean flush() throws InterruptedException {
      if (gathered.isEmpty()) {
        return true;
      }
      List<StorageItem.Found> page = gathered;
      gathered = new ArrayList<>();
      bytes = 0;
      return operation.send(FollowJson.storageItems(operation.id(), page));
    }
  }
}
