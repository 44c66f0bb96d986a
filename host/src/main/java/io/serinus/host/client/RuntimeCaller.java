package io.serinus.host.client;

import io.serinus.host.executor.ExecutorException;
import io.serinus.host.executor.NoOffchain;
import io.serinus.host.executor.RuntimeCode;
import io.serinus.host.executor.RuntimeExecutor;
import io.serinus.host.executor.RuntimeHost;
import io.serinus.host.executor.RuntimeLog;
import io.serinus.host.hostapi.HostServices;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.StateView;
import io.serinus.host.state.TrieState;
import io.serinus.host.tracing.TraceRecorder;
import io.serinus.hostapi.CryptoApi;
import io.serinus.hostapi.MiscApi;
import io.serinus.hostapi.OffchainApi;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.trie.TrieHash;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Calls the runtime that a state holds. Code is found, and its version read, once. Used by many
 * threads at once.
 */
public final class RuntimeCaller {
  static final byte[] CODE = ":code".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] HEAP_PAGES = ":heappages".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NONE = {};
  private static final int KEPT_CODES = 256;
  private static final int KEPT_VERSIONS = 16;

  /** How many bytes of code are kept in all, beside the code that was asked for last. */
  private static final long KEPT_CODE_BYTES = 64L << 20;

  private final RuntimeExecutor executor;
  private final CryptoApi crypto;
  private final SignatureCache signatures;
  private final CryptoApi checked;
  private final MiscApi misc;

  /** By state root: most states share a code with others. */
  private final Map<TrieHash, Located> located = bounded(KEPT_CODES);

  private final LinkedHashMap<TrieHash, RuntimeCode> codes = new LinkedHashMap<>(16, 0.75f, true);
  private long codeBytes;

  private final Map<String, RuntimeVersion> versions = bounded(KEPT_VERSIONS);

  /**
   * Makes a caller.
   *
   * @param crypto verifies signatures, and holds the keys of the node
   * @param signatures the signatures known to be good
   */
  public RuntimeCaller(RuntimeExecutor executor, CryptoApi crypto, SignatureCache signatures) {
    this.executor = executor;
    this.crypto = crypto;
    this.signatures = signatures;
    this.checked = new CachedSignatures(crypto, signatures);
    this.misc = new RuntimeLog(this::versionOfBlob);
  }

  /** Which code a state has, and how far its memory may grow. */
  private record Located(TrieHash hash, int heapPages) {}

  private static <K, V> Map<K, V> bounded(int size) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > size;
      }
    };
  }

  /** How calls into the runtime of a state are run, as {@link RuntimeExecutor#engineFor} says. */
  public String engine(StateView state) {
    return engine(code(state));
  }

  /** How calls into this code are run. */
  public String engine(RuntimeCode code) {
    return executor.engineFor(code);
  }

  /**
   * The names of the runtime API functions that code has.
   *
   * @throws ExecutorException if it is broken
   */
  public List<String> functions(RuntimeCode code) {
    return executor.functions(code);
  }

  /** The cryptography that verifies each signature anew. */
  CryptoApi crypto() {
    return crypto;
  }

  /** The cryptography that remembers good signatures. */
  CryptoApi checkedCrypto() {
    return checked;
  }

  SignatureCache signatures() {
    return signatures;
  }

  /**
   * The runtime code in a state.
   *
   * @throws ClientException if it has none
   */
  public RuntimeCode code(StateView state) {
    if (state instanceof SubstitutedState(StateView below, long number, CodeSubstitutes all)) {
      return all.choose(number, code(below), code -> version(code).specVersion());
    }
    synchronized (codes) {
      Located where = located.get(state.root());
      if (where == null) {
        where = locate(state);
        located.put(state.root(), where);
      }
      RuntimeCode code = codes.get(where.hash());
      if (code == null) {
        code = load(state);
        keep(where.hash(), code);
      }
      return code.withHeapPages(where.heapPages());
    }
  }

  private static Located locate(StateView state) {
    @Nullable TrieHash hash = state.valueHash(CODE);
    if (hash == null) {
      throw new ClientException("the state " + state.root() + " has no runtime");
    }
    byte @Nullable [] pages = state.get(HEAP_PAGES);
    return new Located(
        hash, pages == null ? RuntimeCode.DEFAULT_HEAP_PAGES : RuntimeCode.heapPages(pages));
  }

  private static RuntimeCode load(StateView state) {
    byte @Nullable [] blob = state.get(CODE);
    return RuntimeCode.of(blob == null ? NONE : blob);
  }

  /** A chain may change its code with every block: what was used longest ago goes. */
  private void keep(TrieHash hash, RuntimeCode code) {
    codes.put(hash, code);
    codeBytes += code.size();
    while (codes.size() > 1 && (codes.size() > KEPT_VERSIONS || codeBytes > KEPT_CODE_BYTES)) {
      codeBytes -= codes.pollFirstEntry().getValue().size();
    }
  }

  /**
   * The version of the runtime in a state.
   *
   * @throws ExecutorException if the runtime is broken
   */
  public RuntimeVersion version(StateView state) {
    return version(code(state));
  }

  /**
   * The version of a runtime.
   *
   * @throws ExecutorException if the runtime is broken
   */
  public RuntimeVersion version(RuntimeCode code) {
    synchronized (versions) {
      RuntimeVersion known = versions.get(code.hash());
      if (known != null) {
        return known;
      }
    }
    // By the call and not from the blob: where it runs natively the blob need not be compiled.
    byte[] encoded = call(code, new Overlay(TrieState.empty()), "Core_version", NONE);
    RuntimeVersion version;
    try {
      version = RuntimeVersion.CODEC.decode(new ScaleReader(encoded));
    } catch (ScaleException e) {
      throw new ExecutorException("Core_version: not a version: " + e.getMessage(), e);
    }
    synchronized (versions) {
      versions.put(code.hash(), version);
    }
    return version;
  }

  /**
   * Calls the runtime of the state below an overlay; changes go to the overlay.
   *
   * @param function the exported name, such as {@code Core_version}
   * @param arguments the encoded arguments, one after the other
   * @return the encoded result
   * @throws ExecutorException if the runtime has no such function, panics or is broken
   */
  public byte[] call(Overlay overlay, String function, byte[] arguments) {
    return call(overlay, checked, NoOffchain.INSTANCE, function, arguments);
  }

  /** As above, for calls that may do more. */
  public byte[] call(Overlay overlay, OffchainApi offchain, String function, byte[] arguments) {
    return call(overlay, offchain, HostServices.NONE, function, arguments);
  }

  /**
   * As above, for offchain workers, which may do more.
   *
   * @param services what workers in Wasm have besides
   */
  public byte[] call(
      Overlay overlay,
      OffchainApi offchain,
      HostServices services,
      String function,
      byte[] arguments) {
    RuntimeHost host = new RuntimeHost(overlay, checked, offchain, misc);
    return executor.call(code(overlay.state()), host, services, function, arguments);
  }

  /** As above, with all that the runtime does with its state recorded. */
  void trace(Overlay overlay, TraceRecorder trace, String function, byte[] arguments) {
    RuntimeHost host = new RuntimeHost(overlay, checked, NoOffchain.INSTANCE, misc).traced(trace);
    HostServices services = HostServices.NONE.withTrace(trace);
    executor.call(code(overlay.state()), host, services, function, arguments);
  }

  /** As above, with other cryptography. */
  byte[] call(
      Overlay overlay,
      CryptoApi signatureChecks,
      OffchainApi offchain,
      String function,
      byte[] arguments) {
    return call(code(overlay.state()), overlay, signatureChecks, offchain, function, arguments);
  }

  /** Calls code that the state need not hold, as to build a genesis state. */
  public byte[] call(RuntimeCode code, Overlay overlay, String function, byte[] arguments) {
    return call(code, overlay, checked, NoOffchain.INSTANCE, function, arguments);
  }

  private byte[] call(
      RuntimeCode code,
      Overlay overlay,
      CryptoApi signatureChecks,
      OffchainApi offchain,
      String function,
      byte[] arguments) {
    RuntimeHost host = new RuntimeHost(overlay, signatureChecks, offchain, misc);
    return executor.call(code, host, function, arguments);
  }

  private byte @Nullable [] versionOfBlob(byte[] blob) {
    try {
      return RuntimeVersion.CODEC.encode(executor.version(RuntimeCode.of(blob)));
    } catch (ExecutorException e) {
      return null;
    }
  }
}
