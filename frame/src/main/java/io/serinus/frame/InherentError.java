package io.serinus.frame;

import io.serinus.scale.Bytes;

/**
 * What is wrong with an inherent.
 *
 * @param identifier of the inherent, eight bytes
 * @param error the pallet's error, encoded
 * @param fatal whether the block is bad whatever else is found
 */
public record InherentError(Bytes identifier, Bytes error, boolean fatal) {}
