package io.serinus.node.chainspec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serinus.host.client.ClientException;
import io.serinus.host.client.Genesis;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.scale.Bytes;
import java.util.Optional;

/** Makes the genesis states that chain specs ask for. */
public final class GenesisStates {
  private GenesisStates() {}

  /**
   * The state itself; where the spec has it built, its runtime is asked.
   *
   * @throws ChainSpecException if the runtime refuses
   */
  public static Genesis of(ChainSpec spec, RuntimeCaller runtime) {
    return switch (spec.genesis()) {
      case GenesisSource.Raw(Genesis state) -> state;
      case GenesisSource.FromRuntime(byte[] blob, ObjectNode config, boolean isPatch) -> {
        Bytes code = Bytes.wrap(blob);
        yield isPatch ? ofPatch(runtime, code, config) : ofConfig(runtime, code, config);
      }
    };
  }

  /**
   * The state of a runtime's default configuration with something laid over it.
   *
   * @throws ChainSpecException if the runtime refuses
   */
  public static Genesis ofPatch(RuntimeCaller runtime, Bytes code, ObjectNode patch) {
    ObjectNode defaults = preset(runtime, code, Optional.empty());
    return ofConfig(runtime, code, JsonMergePatch.apply(defaults, patch));
  }

  private static Genesis ofConfig(RuntimeCaller runtime, Bytes code, JsonNode config) {
    try {
      return Genesis.ofConfig(runtime, code, config.toString());
    } catch (ClientException e) {
      throw new ChainSpecException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * A configuration that a runtime has built in.
   *
   * @param name nothing for its default
   * @throws ChainSpecException if it has none of the name
   */
  static ObjectNode preset(RuntimeCaller runtime, Bytes code, Optional<String> name) {
    String json =
        Genesis.preset(runtime, code, name)
            .orElseThrow(
                () -> new ChainSpecException("the runtime has no preset " + name.orElse("")));
    try {
      if (ChainSpecReader.JSON.readTree(json) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw new ChainSpecException("the runtime's preset is not JSON", e);
    }
    throw new ChainSpecException("the runtime's preset is not a JSON object");
  }
}
