/**
 * The new JSON-RPC interface ({@code chainHead_v1_ chainSpec_v1_ transaction_v1_
 * transactionWatch_v1_ archive_v1_}), after its specification at
 * https://paritytech.github.io/json-rpc-interface-spec. May use {@link io.serinus.rpc.backend}
 * only. Start reading at {@link io.serinus.rpc.v1.ChainHeadRpc}; what it tells of blocks is decided
 * by {@link io.serinus.rpc.v1.FollowedBlocks}, a pure state machine.
 */
@NullMarked
package io.serinus.rpc.v1;

import org.jspecify.annotations.NullMarked;
