package io.serinus.pallet.preimage;

import io.serinus.frame.annotation.Tuple;
import io.serinus.frame.annotation.U32;
import io.serinus.primitives.H256;

/** Under which a preimage lies. */
@Tuple
public record PreimageKey(H256 hash, @U32 long length) {}
