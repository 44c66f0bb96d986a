package io.serinus.host.client;

import io.serinus.host.chain.BlockImport;
import io.serinus.host.executor.RuntimeCode;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.StateChanges;
import io.serinus.host.state.TrieState;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.trie.Hasher;
import io.serinus.trie.StateVersion;
import io.serinus.trie.Trie;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes block 0 from a state: one that a chain spec lists, or one that a runtime builds.
 *
 * @param main the main storage
 * @param children the child storages by their names without the prefix
 */
public record Genesis(
    SortedMap<Bytes, Bytes> main, SortedMap<Bytes, SortedMap<Bytes, Bytes>> children) {
  /** A state as a raw chain spec lists it. */
  public static Genesis ofRaw(
      Map<Bytes, Bytes> main, Map<Bytes, ? extends Map<Bytes, Bytes>> children) {
    SortedMap<Bytes, SortedMap<Bytes, Bytes>> sorted = new TreeMap<>();
    children.forEach((name, entries) -> sorted.put(name, new TreeMap<>(entries)));
    return new Genesis(new TreeMap<>(main), sorted);
  }

  /**
   * Has a runtime build its state by {@code GenesisBuilder_build_state}.
   *
   * @param code the runtime's blob, which becomes part of the state
   * @param config the JSON of its genesis configuration
   * @throws ClientException if the runtime refuses the configuration
   */
  public static Genesis ofConfig(RuntimeCaller runtime, Bytes code, String config) {
    Overlay overlay = new Overlay(TrieState.empty());
    byte[] json = config.getBytes(StandardCharsets.UTF_8);
    byte[] answer =
        runtime.call(
            RuntimeCode.of(code.unsafeArray()),
            overlay,
            "GenesisBuilder_build_state",
            new ScaleWriter(json.length + 5).writeBytes(json).toByteArray());
    ScaleReader in = new ScaleReader(answer);
    if (in.readU8() != 0) {
      throw new ClientException(
          "the runtime refuses the genesis configuration: "
              + new String(in.readBytes(), StandardCharsets.UTF_8));
    }
    StateChanges changes = overlay.changes(StateVersion.V1);
    SortedMap<Bytes, Bytes> main = entries(changes.main());
    main.put(Bytes.of(RuntimeCaller.CODE), code);
    SortedMap<Bytes, SortedMap<Bytes, Bytes>> children = new TreeMap<>();
    for (StateChanges.ChildChanges child : changes.children()) {
      children.put(Bytes.wrap(child.name()), entries(child.changes()));
    }
    return new Genesis(main, children);
  }

  private static SortedMap<Bytes, Bytes> entries(List<StateChanges.KeyChange> changes) {
    SortedMap<Bytes, Bytes> entries = new TreeMap<>();
    for (StateChanges.KeyChange change : changes) {
      byte[] value = change.value();
      if (value != null) {
        entries.put(Bytes.wrap(change.key()), Bytes.wrap(value));
      }
    }
    return entries;
  }

  /**
   * The JSON of a genesis configuration that a runtime has built in, by {@code
   * GenesisBuilder_get_preset}.
   *
   * @param name the preset's name; nothing for the default configuration
   * @return nothing where the runtime has no such preset
   */
  public static Optional<String> preset(RuntimeCaller runtime, Bytes code, Optional<String> name) {
    ScaleWriter out = new ScaleWriter();
    out.writeBool(name.isPresent());
    name.ifPresent(n -> out.writeBytes(n.getBytes(StandardCharsets.UTF_8)));
    ScaleReader in =
        new ScaleReader(
            runtime.call(
                RuntimeCode.of(code.unsafeArray()),
                new Overlay(TrieState.empty()),
                "GenesisBuilder_get_preset",
                out.toByteArray()));
    return in.readBool()
        ? Optional.of(new String(in.readBytes(), StandardCharsets.UTF_8))
        : Optional.empty();
  }

  /**
   * Makes the genesis block: its state root, and the hash that it has by its header, depend on the
   * state version of the runtime in the state.
   *
   * @throws ClientException if the state has no runtime
   */
  public BlockImport block(RuntimeCaller runtime) {
    Bytes code = main.get(Bytes.of(RuntimeCaller.CODE));
    if (code == null) {
      throw new ClientException("the genesis state has no runtime");
    }
    return block(BlockBuilder.stateVersion(runtime.version(RuntimeCode.of(code.unsafeArray()))));
  }

  /** Makes the genesis block with a state version that is known. */
  public BlockImport block(StateVersion version) {
    Overlay overlay = new Overlay(TrieState.empty());
    main.forEach((key, value) -> overlay.storageSet(key.unsafeArray(), value.unsafeArray()));
    children.forEach(
        (name, entries) ->
            entries.forEach(
                (key, value) ->
                    overlay.childSet(name.unsafeArray(), key.unsafeArray(), value.unsafeArray())));
    StateChanges changes = overlay.changes(version);
    Header header =
        new Header(
            H256.ZERO,
            0,
            H256.wrap(changes.root().toBytes()),
            H256.wrap(Trie.emptyRoot(Hasher.BLAKE2_256).toBytes()),
            Digest.EMPTY);
    return BlockImport.of(header, List.of(), changes);
  }
}
