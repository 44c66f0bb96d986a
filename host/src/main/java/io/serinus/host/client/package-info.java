/**
 * The core of a node: blocks are executed, checked, stored and built here, and the runtime is asked
 * about them.
 *
 * <p>{@link io.serinus.host.client.Client} puts the chain store, the states and the executor
 * together; start reading there. {@link io.serinus.host.client.BlockBuilder} makes a block call by
 * call, {@link io.serinus.host.client.Proposer} fills it from the transaction pool, {@link
 * io.serinus.host.client.Genesis} makes block 0. Which block may be made by whom, which is best and
 * which is final is not decided here: consensus engines say so with each import. The package may
 * use all of the host, and neither consensus nor network.
 */
@NullMarked
package io.serinus.host.client;

import org.jspecify.annotations.NullMarked;
