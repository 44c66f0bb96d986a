package io.serinus.node.chainspec;

import io.serinus.host.client.RuntimeCaller;
import io.serinus.scale.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The chains that need no spec: they begin with the Kusama runtime of this build. */
public final class BuiltInChains {
  private static final int KUSAMA_PREFIX = 2;
  private static final int KUSAMA_DECIMALS = 12;

  private final RuntimeCaller runtime;
  private final Bytes kusama;

  /**
   * @param runtime asked for the presets
   * @param kusama the Kusama runtime's blob
   */
  public BuiltInChains(RuntimeCaller runtime, byte[] kusama) {
    this.runtime = runtime;
    this.kusama = Bytes.wrap(kusama);
  }

  /** The chain of an id; nothing where the id is not one of {@code dev} and {@code local}. */
  public Optional<ChainSpec> find(String id) {
    return switch (id) {
      case "dev" -> Optional.of(spec("Development", "dev", ChainType.DEVELOPMENT, "development"));
      case "local" ->
          Optional.of(spec("Local Testnet", "local_testnet", ChainType.LOCAL, "local_testnet"));
      default -> Optional.empty();
    };
  }

  private ChainSpec spec(String name, String id, ChainType type, String preset) {
    return new ChainSpec(
        name,
        id,
        type,
        List.of(),
        ChainSpecReader.JSON.nullNode(),
        Optional.of("ksm" + id),
        Optional.empty(),
        ChainSpecReader.JSON
            .createObjectNode()
            .put("ss58Format", KUSAMA_PREFIX)
            .put("tokenDecimals", KUSAMA_DECIMALS)
            .put("tokenSymbol", "KSM"),
        new TreeMap<>(),
        List.of(),
        new GenesisSource.FromRuntime(
            kusama.unsafeArray(),
            GenesisStates.preset(runtime, kusama, Optional.of(preset)),
            true));
  }
}
