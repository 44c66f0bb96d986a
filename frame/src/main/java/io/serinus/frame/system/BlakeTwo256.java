package io.serinus.frame.system;

import io.serinus.frame.annotation.Scale;

/** The name of the hash function Blake2b-256 in metadata; it holds nothing. */
@Scale("sp_runtime::traits::BlakeTwo256")
public record BlakeTwo256() {}
