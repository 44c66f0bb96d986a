package io.serinus.node.chainspec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serinus.host.client.Genesis;
import io.serinus.node.json.PrettyJson;
import io.serinus.scale.Bytes;
import java.util.HexFormat;
import java.util.SortedMap;

/** Writes chain specs, field for field as the reference node does. */
public final class ChainSpecWriter {
  private ChainSpecWriter() {}

  /** The spec as indented JSON. */
  public static String write(ChainSpec spec) {
    ObjectNode json = ChainSpecReader.JSON.createObjectNode();
    json.put("name", spec.name()).put("id", spec.id()).put("chainType", spec.chainType().label());
    ArrayNode bootNodes = json.putArray("bootNodes");
    spec.bootNodes().forEach(bootNodes::add);
    json.set("telemetryEndpoints", spec.telemetryEndpoints());
    json.put("protocolId", spec.protocolId().orElse(null));
    spec.forkId().ifPresent(forkId -> json.put("forkId", forkId));
    json.set("properties", spec.properties());
    if (!spec.badBlocks().isEmpty()) {
      ArrayNode badBlocks = json.putArray("badBlocks");
      spec.badBlocks().forEach(hash -> badBlocks.add(hash.toString()));
    }
    ObjectNode substitutes = json.putObject("codeSubstitutes");
    spec.codeSubstitutes().forEach((number, code) -> substitutes.put(number.toString(), hex(code)));
    json.set("genesis", genesis(spec.genesis()));
    return PrettyJson.text(json);
  }

  private static ObjectNode genesis(GenesisSource genesis) {
    ObjectNode json = ChainSpecReader.JSON.createObjectNode();
    switch (genesis) {
      case GenesisSource.Raw(Genesis state) -> {
        ObjectNode raw = json.putObject("raw");
        raw.set("top", entries(state.main()));
        ObjectNode children = raw.putObject("childrenDefault");
        state
            .children()
            .forEach((name, child) -> children.set(hex(name.unsafeArray()), entries(child)));
      }
      case GenesisSource.FromRuntime(byte[] code, ObjectNode config, boolean isPatch) ->
          json.putObject("runtimeGenesis")
              .put("code", hex(code))
              .set(isPatch ? "patch" : "config", config);
    }
    return json;
  }

  private static ObjectNode entries(SortedMap<Bytes, Bytes> entries) {
    ObjectNode json = ChainSpecReader.JSON.createObjectNode();
    entries.forEach((key, value) -> json.put(hex(key.unsafeArray()), hex(value.unsafeArray())));
    return json;
  }

  private static String hex(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }
}
