package io.serinus.node.chainspec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serinus.host.client.Genesis;
import io.serinus.primitives.H256;
import io.serinus.scale.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Reads chain specs. */
public final class ChainSpecReader {
  /** A raw spec holds a blob as one string: 64 Mi characters are several times the largest. */
  private static final int MAX_STRING = 64 << 20;

  static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(MAX_STRING).build())
                  .build())
          .build();

  private ChainSpecReader() {}

  /**
   * Reads a file.
   *
   * @throws ChainSpecException if it is missing, no JSON or no chain spec
   */
  public static ChainSpec read(Path file) {
    try {
      return parse(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new ChainSpecException(
          "no chain is built in as " + file + ", and no file has that name", e);
    } catch (IOException e) {
      throw new ChainSpecException("cannot read the chain spec " + file + ": " + e.getMessage(), e);
    } catch (ChainSpecException e) {
      throw new ChainSpecException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a spec.
   *
   * @throws ChainSpecException if it is no JSON or no chain spec
   */
  public static ChainSpec parse(String text) {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new ChainSpecException("not JSON: " + e.getOriginalMessage(), e);
    }
    if (!json.isObject()) {
      throw new ChainSpecException("a chain spec is a JSON object");
    }
    return new ChainSpec(
        text(json, "name").orElseThrow(() -> missing("name")),
        text(json, "id").orElseThrow(() -> missing("id")),
        ChainType.of(text(json, "chainType").orElse(ChainType.LIVE.label())),
        texts(json, "bootNodes"),
        json.path("telemetryEndpoints").isMissingNode()
            ? JSON.nullNode()
            : json.path("telemetryEndpoints"),
        text(json, "protocolId"),
        text(json, "forkId"),
        json.path("properties") instanceof ObjectNode object ? object : JSON.createObjectNode(),
        codeSubstitutes(json.path("codeSubstitutes")),
        texts(json, "badBlocks").stream().map(ChainSpecReader::hash).toList(),
        genesis(json.path("genesis")));
  }

  private static GenesisSource genesis(JsonNode json) {
    if (json.path("raw").isObject()) {
      return new GenesisSource.Raw(raw(json.path("raw")));
    }
    JsonNode runtime = json.path("runtimeGenesis");
    if (!runtime.isObject()) {
      throw new ChainSpecException("genesis: neither raw nor runtimeGenesis");
    }
    byte[] code = bytes("genesis.runtimeGenesis.code", runtime.path("code"));
    if (runtime.path("patch") instanceof ObjectNode patch) {
      return new GenesisSource.FromRuntime(code, patch, true);
    }
    if (runtime.path("config") instanceof ObjectNode config) {
      return new GenesisSource.FromRuntime(code, config, false);
    }
    throw new ChainSpecException("genesis.runtimeGenesis: neither patch nor config");
  }

  private static Genesis raw(JsonNode raw) {
    Map<Bytes, Map<Bytes, Bytes>> children = new HashMap<>();
    for (Map.Entry<String, JsonNode> child : raw.path("childrenDefault").properties()) {
      children.put(
          Bytes.wrap(bytes("childrenDefault", child.getKey())),
          entries("childrenDefault." + child.getKey(), child.getValue()));
    }
    return Genesis.ofRaw(entries("genesis.raw.top", raw.path("top")), children);
  }

  private static Map<Bytes, Bytes> entries(String where, JsonNode json) {
    if (!json.isObject()) {
      throw new ChainSpecException(where + ": not an object");
    }
    Map<Bytes, Bytes> entries = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      entries.put(
          Bytes.wrap(bytes(where, entry.getKey())), Bytes.wrap(bytes(where, entry.getValue())));
    }
    return entries;
  }

  private static NavigableMap<Long, byte[]> codeSubstitutes(JsonNode json) {
    NavigableMap<Long, byte[]> substitutes = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      try {
        substitutes.put(
            Long.parseUnsignedLong(entry.getKey()), bytes("codeSubstitutes", entry.getValue()));
      } catch (NumberFormatException e) {
        throw new ChainSpecException("codeSubstitutes: not a block number: " + entry.getKey(), e);
      }
    }
    return substitutes;
  }

  private static Optional<String> text(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      throw new ChainSpecException(field + ": not a string");
    }
    return Optional.of(value.textValue());
  }

  private static List<String> texts(JsonNode json, String field) {
    JsonNode value = json.path(field);
    if (value.isMissingNode() || value.isNull()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode element : value) {
      if (!element.isTextual()) {
        throw new ChainSpecException(field + ": not a list of strings");
      }
      texts.add(element.textValue());
    }
    return texts;
  }

  private static H256 hash(String hex) {
    try {
      return H256.ofHex(hex);
    } catch (IllegalArgumentException e) {
      throw new ChainSpecException("badBlocks: not a hash: " + hex, e);
    }
  }

  private static byte[] bytes(String where, JsonNode json) {
    if (!json.isTextual()) {
      throw new ChainSpecException(where + ": not a hexadecimal string");
    }
    return bytes(where, json.textValue());
  }

  private static byte[] bytes(String where, String hex) {
    if (!hex.startsWith("0x")) {
      throw new ChainSpecException(where + ": hexadecimal without 0x");
    }
    try {
      return HexFormat.of().parseHex(hex, 2, hex.length());
    } catch (IllegalArgumentException e) {
      throw new ChainSpecException(where + ": not hexadecimal", e);
    }
  }

  private static ChainSpecException missing(String field) {
    return new ChainSpecException(field + ": missing");
  }
}
