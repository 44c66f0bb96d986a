package io.serinus.node.cli.block;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.serinus.host.client.Extrinsics;
import io.serinus.node.cli.CommandFailure;
import io.serinus.node.cli.state.JsonFiles;
import io.serinus.primitives.Block;
import io.serinus.primitives.Digest;
import io.serinus.primitives.DigestItem;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads a block as {@code chain_getBlock} gives it: the whole JSON-RPC answer, its result, or the
 * block alone.
 */
public final class BlockJson {
  /** A file that is larger holds no block: blocks have 64 MiB at most, in hexadecimal. */
  private static final long MAX_BYTES = 130L << 20;

  private static final long MAX_NUMBER = 0xffff_ffffL;

  /** What holds the block, for errors. */
  private final String source;

  private BlockJson(String source) {
    this.source = source;
  }

  /**
   * Reads a file.
   *
   * @throws CommandFailure if it holds no block; the message says what is wrong with it
   */
  static Block read(Path file) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new CommandFailure(file + ": larger than any block");
      }
      return parse(file.toString(), JsonFiles.MAPPER.readTree(Files.readAllBytes(file)));
    } catch (JsonProcessingException e) {
      throw new CommandFailure(file + ": not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw CommandFailure.reading(file, e);
    }
  }

  /**
   * Reads a block out of what was parsed.
   *
   * @param source what holds it, for errors
   * @throws CommandFailure if it is no block; the message says what is wrong with it
   */
  public static Block parse(String source, JsonNode json) {
    return new BlockJson(source).parse(json);
  }

  private Block parse(JsonNode answer) {
    JsonNode json = answer;
    if (json.hasNonNull("error")) {
      throw failure("a JSON-RPC error: " + json.get("error"));
    }
    if (json.has("result")) {
      json = json.get("result");
      if (json.isNull()) {
        throw failure("the answer holds no block");
      }
    }
    if (json.has("block")) {
      json = json.get("block");
    }
    if (!json.path("header").isObject()) {
      throw failure("no field block or header");
    }
    return new Block(header(json.get("header")), extrinsics(json.path("extrinsics")));
  }

  private Header header(JsonNode header) {
    List<DigestItem> logs = new ArrayList<>();
    JsonNode items = header.path("digest").path("logs");
    if (!items.isArray()) {
      throw failure("header.digest.logs is not an array");
    }
    for (JsonNode item : items) {
      String where = "header.digest.logs[" + logs.size() + "]";
      try {
        logs.add(DigestItem.CODEC.decode(bytes(where, item)));
      } catch (ScaleException e) {
        throw new CommandFailure(
            source + ": " + where + " is no digest item: " + e.getMessage(), e);
      }
    }
    return new Header(
        hash(header, "parentHash"),
        number(header.path("number")),
        hash(header, "stateRoot"),
        hash(header, "extrinsicsRoot"),
        new Digest(logs));
  }

  private List<Bytes> extrinsics(JsonNode list) {
    if (!list.isArray()) {
      throw failure("extrinsics is not an array");
    }
    List<Bytes> extrinsics = new ArrayList<>();
    for (JsonNode item : list) {
      String where = "extrinsics[" + extrinsics.size() + "]";
      try {
        extrinsics.add(Extrinsics.opaque(Bytes.wrap(bytes(where, item))));
      } catch (ScaleException e) {
        throw new CommandFailure(
            source + ": " + where + " is no extrinsic with its length: " + e.getMessage(), e);
      }
    }
    return extrinsics;
  }

  /** A number as JSON-RPC writes it, in hexadecimal; plain ones are taken too. */
  private long number(JsonNode json) {
    try {
      long number =
          json.isIntegralNumber() && json.canConvertToLong()
              ? json.longValue()
              : Long.decode(json.isTextual() ? json.textValue() : "");
      if (number >= 0 && number <= MAX_NUMBER) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new CommandFailure(source + ": header.number is not a number", e);
    }
    throw failure("header.number is not a block number");
  }

  private H256 hash(JsonNode header, String field) {
    byte[] bytes = bytes("header." + field, header.path(field));
    if (bytes.length != H256.LENGTH) {
      throw failure("header." + field + " has " + bytes.length + " bytes, not 32");
    }
    return H256.wrap(bytes);
  }

  private byte[] bytes(String where, JsonNode json) {
    String text = json.isTextual() ? json.textValue() : "";
    if (!text.startsWith("0x")) {
      throw failure(where + " is not a hexadecimal string");
    }
    try {
      return HexFormat.of().parseHex(text, 2, text.length());
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(source + ": " + where + " is not hexadecimal", e);
    }
  }

  private CommandFailure failure(String what) {
    return new CommandFailure(source + ": " + what);
  }
}
