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
import java.util.SortedMap;
import java.util.TreeMap;
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
      String key = module.pallet().genesisKey();
      if (key != null) {
        defaults.set(key, module.pallet().genesisDefault());
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
   * @param config a part for each pallet; pallets without one take their default
   * @throws GenesisException if it makes no sense
   */
  public void build(JsonObject config) {
    for (JsonObject.Member member : config) {
      if (defaults().get(member.getName()) == null) {
        throw new GenesisException("unknown field `" + member.getName() + "`");
      }
    }
    for (PalletModule module : runtime.pallets()) {
      String key = module.pallet().genesisKey();
      JsonObject part = module.pallet().genesisDefault();
      if (key != null && config.get(key) != null) {
        JsonValue given = config.get(key);
        if (!given.isObject()) {
          throw new GenesisException("`" + key + "` is no object");
        }
        part.merge(given.asObject());
      }
      module.pallet().buildGenesis(part);
    }
    runtime.pallets().forEach(StorageVersion::putCurrent);
  }
}
