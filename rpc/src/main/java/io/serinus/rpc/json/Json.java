package io.serinus.rpc.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Reading and writing JSON with the bounds the RPC needs against hostile input. */
public final class Json {
  /** How deep arrays and objects may nest in a request. */
  public static final int MAX_DEPTH = 64;

  /**
   * How many tokens a request may have. A tree takes some 40 bytes for each, so that a request of
   * empty objects would else take thirty times its size.
   */
  public static final int MAX_TOKENS = 500_000;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxTokenCount(MAX_TOKENS)
                          .maxNumberLength(80)
                          .maxNameLength(1024)
                          .maxStringLength(Integer.MAX_VALUE)
                          .build())
                  .streamWriteConstraints(
                      StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /**
   * Reads one JSON document that fills the whole input.
   *
   * @throws IOException if it is not one, nests too deep, has too many tokens or is not in UTF-8
   */
  public static JsonNode read(InputStream in) throws IOException {
    JsonNode node = MAPPER.readTree(in);
    return node == null ? MissingNode.getInstance() : node;
  }

  /** Reads one JSON document from a text. */
  public static JsonNode read(String text) throws JsonProcessingException {
    return MAPPER.readTree(text);
  }

  /** A generator that writes UTF-8 and leaves flushing to its owner. */
  public static JsonGenerator generator(OutputStream out) throws IOException {
    return MAPPER
        .getFactory()
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  /** A tree that was read before, as a body. */
  public static JsonBody body(JsonNode node) {
    return out -> MAPPER.writeTree(out, node);
  }
}
