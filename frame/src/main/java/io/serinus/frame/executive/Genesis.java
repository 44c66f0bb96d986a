package io.serinus.frame.executive;

import com.eclipsesource.json.JsonObject;
import com.eclipsesource.json.JsonValue;
import io.serinus.frame.GenesisException;
import io.serinus.frame.PalletModule;
import io.serinus.frame.Runtime;
import io.serinus.frame.StorageVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** How the first state is made: each pallet writes its part of one JSON configuration. */
public final class Genesis {
  private final Runtime runtime;
  private final SortedMap<String, Supplier<JsonObject>> presets;

  /**
   * @param presets configurations by name, each to be laid over the defaults
   */
  public Genesis(Runtime runtime, Map<String, Supplier<JsonObject>> presets) {
    this.runtime = runtime;
    this.presets = new TreeMap<>(presets);
  }

  /** What every pallet starts with where nothing is said. */
  public JsonObject defaults() {
    JsonObject defaults = new JsonObject();
    for (PalletModule module : runtime.pallets()) {
      JsonObject part = module.pallet().genesisDefault();
      if (part != null) {
        defaults.set(key(module), part);
      }
    }
    return defaults;
  }

  public List<String> presetNames() {
    return List.copyOf(presets.keySet());
  }

  public Optional<JsonObject> preset(String name) {
    return Optional.ofNullable(presets.get(name)).map(Supplier::get);
  }

  /**
   * Writes the first state.
   *
   * @param config all parts in full: whoever has only a patch lays it over {@link #defaults()}
   * @throws GenesisException if something is missing, unknown or makes no sense
   */
  public void build(JsonObject config) {
    JsonObject defaults = defaults();
    requireFields(config, defaults);
    for (JsonObject.Member part : defaults) {
      requireFields(part(config, part.getName()), part.getValue().asObject());
    }
    for (PalletModule module : runtime.pallets()) {
      String key = key(module);
      module
          .pallet()
          .buildGenesis(defaults.get(key) == null ? new JsonObject() : part(config, key));
    }
    runtime.pallets().forEach(StorageVersion::putCurrent);
  }

  /** What a pallet's part is called: as the pallet, in lower camel case. */
  private static String key(PalletModule module) {
    String name = module.name();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static JsonObject part(JsonObject config, String key) {
    JsonValue part = config.get(key);
    if (!part.isObject()) {
      throw new GenesisException("`" + key + "` is no object");
    }
    return part.asObject();
  }

  /** Has each field be there once, and no other; one that is null by default may be left out. */
  private static void requireFields(JsonObject given, JsonObject expected) {
    Set<String> seen = new TreeSet<>();
    for (JsonObject.Member member : given) {
      if (expected.get(member.getName()) == null) {
        throw new GenesisException("unknown field `" + member.getName() + "`");
      }
      if (!seen.add(member.getName())) {
        throw new GenesisException("duplicate field `" + member.getName() + "`");
      }
    }
    for (JsonObject.Member member : expected) {
      if (!seen.contains(member.getName()) && !member.getValue().isNull()) {
        throw new GenesisException("missing field `" + member.getName() + "`");
      }
    }
  }
}
