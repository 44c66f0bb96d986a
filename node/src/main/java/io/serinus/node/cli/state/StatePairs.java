package io.serinus.node.cli.state;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.serinus.node.cli.CommandFailure;
import io.serinus.trie.Hasher;
import io.serinus.trie.StateVersion;
import io.serinus.trie.Trie;
import io.serinus.trie.TrieEditor;
import io.serinus.trie.TrieHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reads a state that a file lists as {@code state_getPairs} does: a JSON array of pairs of key and
 * value in hexadecimal, bare or as the {@code result} of a JSON-RPC answer. The file is read pair
 * by pair, so that its size does not matter.
 *
 * <p>Which form values have in the trie depends on the runtime, which is itself in the list; so the
 * list is read once for the code and once for the trie.
 */
final class StatePairs {
  /** After so many bytes of keys and values the trie is written away. */
  private static final long BATCH_BYTES = 8L << 20;

  /** What an entry takes beside its bytes while the trie is built. */
  private static final int ENTRY_BYTES = 300;

  private static final byte[] CODE = ":code".getBytes(StandardCharsets.US_ASCII);

  private final Path file;

  StatePairs(Path file) {
    this.file = file;
  }

  /** Takes an entry. */
  @FunctionalInterface
  private interface Sink {
    /** Takes an entry; true asks for no more. */
    boolean take(byte[] key, byte[] value);
  }

  /** The value under {@code :code}, or null if there is none. */
  byte @Nullable [] code() {
    byte[][] found = {null};
    read(
        (key, value) -> {
          if (Arrays.equals(key, CODE)) {
            found[0] = value;
          }
          return found[0] != null;
        });
    return found[0];
  }

  /**
   * Builds the trie.
   *
   * @param missingCode put under {@code :code} where the list has none; may be null
   * @return its root
   */
  TrieHash buildInto(NodeShelf shelf, StateVersion version, byte @Nullable [] missingCode) {
    Builder builder = new Builder(shelf, version);
    if (missingCode != null) {
      builder.take(CODE, missingCode);
    }
    read(builder);
    builder.flush();
    return builder.root;
  }

  private static final class Builder implements Sink {
    private final NodeShelf shelf;
    private final StateVersion version;
    private TrieHash root = Trie.emptyRoot(Hasher.BLAKE2_256);
    private TrieEditor editor;
    private long pending;

    Builder(NodeShelf shelf, StateVersion version) {
      this.shelf = shelf;
      this.version = version;
      this.editor = new TrieEditor(shelf, root, version);
    }

    @Override
    public boolean take(byte[] key, byte[] value) {
      editor.put(key, value);
      pending += ENTRY_BYTES + key.length + value.length;
      if (pending >= BATCH_BYTES) {
        flush();
      }
      return false;
    }

    void flush() {
      TrieEditor.Commit commit = editor.commit();
      shelf.apply(commit.delta());
      root = commit.root();
      editor = new TrieEditor(shelf, root, version);
      pending = 0;
    }
  }

  private void read(Sink sink) {
    try (JsonParser json = JsonFiles.MAPPER.getFactory().createParser(Files.newInputStream(file))) {
      JsonToken first = json.nextToken();
      if (first == JsonToken.START_OBJECT) {
        first = enterResult(json);
      }
      if (first != JsonToken.START_ARRAY) {
        throw failure("neither an array of [key, value] pairs nor a JSON-RPC answer with one");
      }
      readPairs(json, sink);
    } catch (JsonParseException e) {
      throw new CommandFailure(file + ": not JSON: " + e.getOriginalMessage() + at(e), e);
    } catch (JsonProcessingException e) {
      throw new CommandFailure(file + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw CommandFailure.reading(file, e);
    }
  }

  private static String at(JsonProcessingException e) {
    return e.getLocation() == null ? "" : " at byte " + e.getLocation().getByteOffset();
  }

  /** Moves to the value of the field {@code result}. */
  private JsonToken enterResult(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("result")) {
        return value;
      }
      if (name.equals("error") && value != JsonToken.VALUE_NULL) {
        throw failure("a JSON-RPC error: " + JsonFiles.MAPPER.readTree(json));
      }
      json.skipChildren();
    }
    throw failure("an object without the field result");
  }

  private void readPairs(JsonParser json, Sink sink) throws IOException {
    for (long index = 0; json.nextToken() != JsonToken.END_ARRAY; index++) {
      if (json.currentToken() != JsonToken.START_ARRAY) {
        throw failure("entry " + index + " is not a pair");
      }
      byte[] key = bytes(json, index, "key");
      byte[] value = bytes(json, index, "value");
      if (json.nextToken() != JsonToken.END_ARRAY) {
        throw failure("entry " + index + " has more than a key and a value");
      }
      if (sink.take(key, value)) {
        return;
      }
    }
  }

  private byte[] bytes(JsonParser json, long index, String what) throws IOException {
    if (json.nextToken() != JsonToken.VALUE_STRING) {
      throw failure("the " + what + " of entry " + index + " is not a string");
    }
    String text = json.getText();
    try {
      if (text.startsWith("0x")) {
        return HexFormat.of().parseHex(text, 2, text.length());
      }
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(
          file + ": the " + what + " of entry " + index + " is not hexadecimal", e);
    }
    throw failure("the " + what + " of entry " + index + " is not hexadecimal after 0x");
  }

  private CommandFailure failure(String what) {
    return new CommandFailure(file + ": " + what);
  }
}
