package io.serinus.frame.metadata;

import io.serinus.frame.annotation.Scale;
import io.serinus.frame.annotation.Unnamed;
import io.serinus.scale.Bytes;

/** Metadata as bytes, with its magic number and version in front. */
@Scale("sp_core::OpaqueMetadata")
@Unnamed
public record OpaqueMetadata(Bytes bytes) {}
