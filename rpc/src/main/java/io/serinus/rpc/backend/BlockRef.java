package io.serinus.rpc.backend;

import io.serinus.primitives.H256;

/** A block by hash and number. */
public record BlockRef(H256 hash, long number) {}
