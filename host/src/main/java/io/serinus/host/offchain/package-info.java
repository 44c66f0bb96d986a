/**
 * Offchain workers: code of the runtime that runs beside the chain after each new best block, and
 * what it may reach.
 *
 * <p>Start reading at {@link io.serinus.host.offchain.OffchainWorkers}, which calls them; {@link
 * io.serinus.host.offchain.WorkerOffchain} is their part of the Host API. The package may use the
 * client, the pool and the database.
 */
@NullMarked
package io.serinus.host.offchain;

import org.jspecify.annotations.NullMarked;
