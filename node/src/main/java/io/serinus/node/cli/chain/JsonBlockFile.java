package io.serinus.node.cli.chain;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import io.serinus.host.chain.Justification;
import io.serinus.host.client.Extrinsics;
import io.serinus.host.client.SignedBlock;
import io.serinus.node.cli.CommandFailure;
import io.serinus.node.cli.block.BlockJson;
import io.serinus.node.cli.state.JsonFiles;
import io.serinus.primitives.EngineId;
import io.serinus.rpc.json.ChainJson;
import io.serinus.rpc.json.Hex;
import io.serinus.scale.Bytes;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Blocks in a file, in the reference node's textual form: one JSON object after the other with
 * nothing between them, each as {@code chain_getBlock} shows a block.
 */
final class JsonBlockFile {
  private JsonBlockFile() {}

  static void write(Iterable<SignedBlock> blocks, OutputStream to) throws IOException {
    JsonGenerator out = JsonFiles.MAPPER.createGenerator(to);
    out.setRootValueSeparator(null);
    for (SignedBlock block : blocks) {
      write(block, out);
    }
    out.flush();
  }

  private static void write(SignedBlock signed, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeObjectFieldStart("block");
    out.writeFieldName("header");
    ChainJson.header(signed.block().header()).writeTo(out);
    out.writeArrayFieldStart("extrinsics");
    for (Bytes extrinsic : signed.block().extrinsics()) {
      out.writeString(Hex.encode(Extrinsics.encoded(extrinsic).unsafeArray()));
    }
    out.writeEndArray();
    out.writeEndObject();
    out.writeFieldName("justifications");
    if (signed.justifications().isEmpty()) {
      out.writeNull();
    } else {
      out.writeStartArray();
      for (Justification each : signed.justifications()) {
        out.writeStartArray();
        writeNumbers(each.engine().toArray(), out);
        writeNumbers(each.proof().unsafeArray(), out);
        out.writeEndArray();
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private static void writeNumbers(byte[] bytes, JsonGenerator out) throws IOException {
    out.writeStartArray();
    for (byte b : bytes) {
      out.writeNumber(b & 0xff);
    }
    out.writeEndArray();
  }

  /**
   * Reads blocks, of which no more than one is held in memory.
   *
   * @param sink takes each block; what it throws ends the reading
   * @return how many were read
   * @throws CommandFailure if something in it is no block
   */
  static long read(InputStream in, Consumer<SignedBlock> sink) throws IOException {
    long count = 0;
    try (MappingIterator<JsonNode> blocks =
        JsonFiles.MAPPER.readerFor(JsonNode.class).readValues(in)) {
      while (blocks.hasNextValue()) {
        JsonNode json = blocks.nextValue();
        String where = "block " + count + " of the input";
        sink.accept(
            new SignedBlock(
                BlockJson.parse(where, json), justifications(where, json.path("justifications"))));
        count++;
      }
    } catch (JsonProcessingException | CharConversionException e) {
      throw new CommandFailure(
          "block " + count + " of the input is not JSON; --binary is for the binary form", e);
    }
    return count;
  }

  private static List<Justification> justifications(String where, JsonNode json) {
    List<Justification> justifications = new ArrayList<>();
    for (JsonNode pair : json) {
      byte[] engine = readNumbers(where, pair.path(0));
      if (engine.length != EngineId.LENGTH) {
        throw new CommandFailure(where + ": a justification of no engine");
      }
      justifications.add(
          new Justification(EngineId.of(engine), Bytes.wrap(readNumbers(where, pair.path(1)))));
    }
    return justifications;
  }

  private static byte[] readNumbers(String where, JsonNode json) {
    byte[] bytes = new byte[json.size()];
    for (int i = 0; i < bytes.length; i++) {
      int number = json.get(i).asInt(-1);
      if (number < 0 || number > 0xff) {
        throw new CommandFailure(where + ": a justification is not an array of bytes");
      }
      bytes[i] = (byte) number;
    }
    return bytes;
  }
}
