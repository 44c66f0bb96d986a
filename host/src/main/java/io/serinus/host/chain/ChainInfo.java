package io.serinus.host.chain;

import io.serinus.primitives.H256;

/** Where the chain stands. */
public record ChainInfo(H256 genesis, BlockRef best, BlockRef finalized) {}
