package io.serinus.frame.executive.api;

import io.serinus.frame.annotation.RuntimeApi;
import io.serinus.frame.annotation.U32;
import io.serinus.frame.metadata.OpaqueMetadata;
import java.util.List;
import java.util.Optional;

/** What tools need to know of a runtime. */
@RuntimeApi(value = "Metadata", id = "37e397fc7c91f5e4", version = 2)
public interface Metadata {
  /** Returns the metadata of a runtime. */
  OpaqueMetadata metadata();

  /** Returns the metadata at a given version. */
  Optional<OpaqueMetadata> metadataAtVersion(@U32 long version);

  /** Returns the supported metadata versions. */
  List<@U32 Long> metadataVersions();
}
