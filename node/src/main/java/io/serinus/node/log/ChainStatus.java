package io.serinus.node.log;

import io.serinus.primitives.H256;

/**
 * Where a node stands.
 *
 * @param bestNumber the best block's number
 * @param bestHash its hash
 * @param finalizedNumber the last finalized block's number
 * @param finalizedHash its hash
 */
public record ChainStatus(
    long bestNumber, H256 bestHash, long finalizedNumber, H256 finalizedHash) {}
