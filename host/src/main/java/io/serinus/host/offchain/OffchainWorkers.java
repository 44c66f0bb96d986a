package io.serinus.host.offchain;

import io.serinus.host.chain.ChainException;
import io.serinus.host.client.BlockOrigin;
import io.serinus.host.client.ChainEvent;
import io.serinus.host.client.Client;
import io.serinus.host.client.ClientException;
import io.serinus.host.executor.ExecutorException;
import io.serinus.host.hostapi.HostServices;
import io.serinus.host.hostapi.JdkHttp;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.StateView;
import io.serinus.hostapi.OffchainApi;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls the runtime's offchain workers after each block that becomes the best one. */
public final class OffchainWorkers {
  private static final Logger LOG = LoggerFactory.getLogger(OffchainWorkers.class);

  /** How many calls may be under way; a worker that hangs shall not have all threads in time. */
  private static final int MAX_RUNNING = 4;

  /** Blake2b-64 of {@code OffchainWorkerApi}. */
  private static final Bytes API =
      Bytes.of(
          (byte) 0xf7,
          (byte) 0x8b,
          (byte) 0x27,
          (byte) 0x8b,
          (byte) 0xe5,
          (byte) 0x3f,
          (byte) 0x45,
          (byte) 0x4c);

  private final Client client;
  private final OffchainApi offchain;
  private final InstantSource clock;
  private final Executor executor;
  private final AtomicInteger running = new AtomicInteger();

  /**
   * Makes the caller.
   *
   * @param offchain what the workers may do
   * @param clock what deadlines of their HTTP requests are measured by
   * @param executor runs the workers, beside all else
   */
  public OffchainWorkers(
      Client client, OffchainApi offchain, InstantSource clock, Executor executor) {
    this.client = client;
    this.offchain = offchain;
    this.clock = clock;
    this.executor = executor;
  }

  /** Follows the chain from now on; running the result ends it. */
  public Runnable connect() {
    return client.listen(
        event -> {
          if (event instanceof ChainEvent.Imported it
              && it.best()
              && it.origin() != BlockOrigin.NETWORK_SYNC
              && it.origin() != BlockOrigin.FILE) {
            start(it.block().hash(), it.header());
          }
        });
  }

  private void start(H256 block, Header header) {
    if (running.incrementAndGet() > MAX_RUNNING) {
      running.decrementAndGet();
      LOG.debug("No worker for block {}: too many are running", block);
      return;
    }
    executor.execute(
        () -> {
          try {
            run(block, header);
          } catch (ExecutorException | ClientException | ChainException e) {
            LOG.error("Error running offchain workers at {}: {}", block, e.getMessage());
          } finally {
            running.decrementAndGet();
          }
        });
  }

  private void run(H256 block, Header header) {
    StateView state = client.state(block);
    Long version = client.runtime().version(state).apiVersion(API);
    if (version == null) {
      return;
    }
    byte[] argument =
        version >= 2
            ? Header.CODEC.encode(header)
            : new ScaleWriter().writeU32(header.number()).toByteArray();
    // What a worker has begun to fetch ends with it.
    try (JdkHttp http = new JdkHttp(clock)) {
      client
          .runtime()
          .call(
              new Overlay(state),
              offchain,
              HostServices.NONE.withHttp(http),
              "OffchainWorkerApi_offchain_worker",
              argument);
    }
  }
}
