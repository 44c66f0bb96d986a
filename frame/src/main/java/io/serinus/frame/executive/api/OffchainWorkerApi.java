package io.serinus.frame.executive.api;

import io.serinus.frame.annotation.RuntimeApi;
import io.serinus.primitives.Header;

/** What runs beside the chain. */
@RuntimeApi(value = "OffchainWorkerApi", id = "f78b278be53f454c", version = 2)
public interface OffchainWorkerApi {
  /** Starts the off-chain task for given block header. */
  void offchainWorker(Header header);
}
