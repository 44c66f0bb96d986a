package io.serinus.node.benchmark;

import io.serinus.scale.Bytes;
import java.util.List;

/**
 * Submits batches of transfers to a pool, on a thread of its own: the next one while blocks are
 * made of the one before, but the one after only when that is in blocks. So two batches whose
 * accounts differ never meet a third in a block.
 */
final class TransferFeed implements AutoCloseable {
  private final TransferPool pool;
  private final List<List<Bytes>> batches;
  private final Thread thread;
  private int submitted;
  private int transfersSubmitted;
  private int transfersTaken;

  TransferFeed(TransferPool pool, List<List<Bytes>> batches) {
    this.pool = pool;
    this.batches = batches;
    thread = Thread.ofPlatform().daemon().name("transfers").start(this::submitAll);
  }

  private void submitAll() {
    try {
      for (int i = 0; i < batches.size(); i++) {
        awaitRoom(i);
        pool.submit(batches.get(i));
        submitted(batches.get(i).size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void awaitRoom(int batch) throws InterruptedException {
    int before = batches.subList(0, Math.max(0, batch - 1)).stream().mapToInt(List::size).sum();
    while (transfersTaken < before) {
      wait();
    }
  }

  private synchronized void submitted(int transfers) {
    submitted++;
    transfersSubmitted += transfers;
    notifyAll();
  }

  /** Notes that transfers are in a block that is imported. */
  synchronized void taken(int transfers) {
    transfersTaken += transfers;
    notifyAll();
  }

  /** Waits until a whole batch is in the pool; false once there will be no more. */
  synchronized boolean awaitBatch() {
    try {
      while (transfersTaken >= transfersSubmitted) {
        if (submitted == batches.size()) {
          return false;
        }
        wait();
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
