package io.serinus.node.cli.state;

import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.host.chain.BlockImport;
import io.serinus.host.client.BlockBuilder;
import io.serinus.host.client.BlockExecutor;
import io.serinus.host.client.ChainRules;
import io.serinus.host.client.ClientException;
import io.serinus.host.client.Genesis;
import io.serinus.host.client.RuntimeCaller;
import io.serinus.host.executor.RuntimeCode;
import io.serinus.host.state.StateView;
import io.serinus.host.state.TrieState;
import io.serinus.node.chainspec.ChainSpec;
import io.serinus.node.chainspec.GenesisStates;
import io.serinus.node.cli.CommandFailure;
import io.serinus.node.config.Execution;
import io.serinus.node.service.ChainSpecs;
import io.serinus.node.service.Runtimes;
import io.serinus.trie.TrieHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which runtime to run on which state, and how. */
public final class StateOptions {
  private static final byte[] HEAP_PAGES = ":heappages".getBytes(StandardCharsets.US_ASCII);

  @Option(
      names = "--chain",
      paramLabel = "CHAIN",
      description = "The genesis state of dev, of local, or of the chain spec at this path.")
  Optional<String> chain;

  @Option(
      names = "--state",
      paramLabel = "FILE",
      description =
          "A state as state_getPairs gives it: a JSON array of [key, value] in hexadecimal, or the"
              + " whole JSON-RPC answer.")
  Optional<Path> state;

  @Option(
      names = "--code",
      paramLabel = "FILE",
      description =
          "Run this blob (plain, compressed, hexadecimal, or of a chain spec), whatever the state"
              + " has under :code.")
  Optional<Path> code;

  @Option(
      names = "--execution",
      paramLabel = "HOW",
      defaultValue = "native",
      description = "native (default; for this build's own runtime only), wasm or both.")
  Execution execution;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "Stop a call that takes longer (default: ${DEFAULT-VALUE}).")
  int timeout;

  /** Whether the user said on what. */
  public boolean given() {
    return chain.isPresent() || state.isPresent();
  }

  /**
   * Loads the state.
   *
   * @param defaultChain what to take where the user did not say
   * @throws CommandFailure if it can't be had, or the user named two
   */
  public LoadedState load(Optional<String> defaultChain) {
    if (chain.isPresent() && state.isPresent()) {
      throw new CommandFailure("--chain and --state exclude each other");
    }
    if (timeout < 1) {
      throw new CommandFailure("--timeout is a number of seconds, at least 1");
    }
    RuntimeCaller caller =
        Runtimes.caller(
            Runtimes.executor(execution, Runtimes.userClassCache(), Duration.ofSeconds(timeout)),
            new MemoryKeyStore());
    if (state.isPresent()) {
      return fromPairs(state.get(), caller);
    }
    return fromChain(
        chain
            .or(() -> defaultChain)
            .orElseThrow(() -> new CommandFailure("--chain or --state is needed")),
        caller);
  }

  private LoadedState fromChain(String name, RuntimeCaller caller) {
    ChainSpec spec = ChainSpecs.load(name, caller);
    Genesis genesis = GenesisStates.of(spec, caller);
    BlockImport block = genesis.block(caller);
    ChainRules rules = spec.rules();
    StateView view = rules.substitutes().over(GenesisState.of(block), 0);
    return new LoadedState(
        caller,
        code(view, caller),
        view,
        Optional.of(BlockExecutor.hash(block.header())),
        rules,
        () -> {});
  }

  private LoadedState fromPairs(Path file, RuntimeCaller caller) {
    StatePairs pairs = new StatePairs(file);
    byte @Nullable [] onChain = pairs.code();
    byte @Nullable [] given = code.isPresent() ? BlobFile.load(code) : null;
    byte @Nullable [] blob = onChain == null ? given : onChain;
    if (blob == null) {
      throw new CommandFailure(file + " has nothing under :code; name a blob by --code");
    }
    NodeShelf shelf = NodeShelf.forSize(size(file) / 2);
    try {
      // The state's own runtime says how the state's values are laid out.
      TrieHash root =
          pairs.buildInto(
              shelf,
              BlockBuilder.stateVersion(caller.version(RuntimeCode.of(blob))),
              onChain == null ? given : null);
      StateView view = new TrieState(shelf, root);
      return new LoadedState(
          caller, code(view, caller), view, Optional.empty(), ChainRules.NONE, shelf::close);
    } catch (RuntimeException e) {
      shelf.close();
      throw e;
    }
  }

  private RuntimeCode code(StateView view, RuntimeCaller caller) {
    if (code.isEmpty()) {
      try {
        return caller.code(view);
      } catch (ClientException e) {
        throw new CommandFailure(String.valueOf(e.getMessage()), e);
      }
    }
    RuntimeCode named = RuntimeCode.of(BlobFile.load(code));
    byte @Nullable [] pages = view.get(HEAP_PAGES);
    return pages == null ? named : named.withHeapPages(RuntimeCode.heapPages(pages));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw CommandFailure.reading(file, e);
    }
  }
}
