package io.serinus.node.chainspec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serinus.host.client.Genesis;

/** What a chain spec says of its genesis state. */
public sealed interface GenesisSource {
  /** The state itself. */
  record Raw(Genesis state) implements GenesisSource {}

  /**
   * The runtime and what it is to build the state from.
   *
   * @param code the runtime's blob
   * @param config the genesis configuration as JSON, whole or a patch of the runtime's default
   * @param isPatch whether it is a patch
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record FromRuntime(byte[] code, ObjectNode config, boolean isPatch) implements GenesisSource {}
}
