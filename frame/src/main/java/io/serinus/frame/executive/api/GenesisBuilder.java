package io.serinus.frame.executive.api;

import io.serinus.frame.annotation.RuntimeApi;
import io.serinus.scale.Bytes;
import io.serinus.scale.Result;
import io.serinus.scale.Unit;
import java.util.List;
import java.util.Optional;

/** What chain specs need to make a first state. */
@RuntimeApi(value = "GenesisBuilder", id = "fbc577b9d747efd6", version = 1)
public interface GenesisBuilder {
  /** Build `RuntimeGenesisConfig` from a JSON blob not using any defaults and store it. */
  Result<Unit, String> buildState(Bytes json);

  /** Returns a JSON blob representation of the built-in preset identified by `id`. */
  Optional<Bytes> getPreset(Optional<String> id);

  /** Returns a list of identifiers for available builtin presets. */
  List<String> presetNames();
}
