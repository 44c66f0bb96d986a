package io.serinus.host.client;

import io.serinus.host.executor.RuntimeCode;
import io.serinus.host.state.StateView;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Blobs that a chain spec tells to run instead of the one on chain, from the state of a block on.
 * Each holds as long as the chain's own runtime has the version that the blob has; so an upgrade
 * ends it.
 */
public final class CodeSubstitutes {
  /** What most chains have. */
  public static final CodeSubstitutes NONE = new CodeSubstitutes(Map.of());

  private final NavigableMap<Long, RuntimeCode> byNumber = new TreeMap<>();

  /**
   * @param blobs by the number of the first block on whose state they run
   */
  public CodeSubstitutes(Map<Long, byte[]> blobs) {
    blobs.forEach((number, blob) -> byNumber.put(number, RuntimeCode.of(blob)));
  }

  boolean isEmpty() {
    return byNumber.isEmpty();
  }

  /** The state after a block, whose runtime is the substitute where there is one for it. */
  public StateView over(StateView state, long number) {
    return byNumber.floorKey(number) == null ? state : new SubstitutedState(state, number, this);
  }

  /**
   * What to run on the state after a block.
   *
   * @param onChain the code that the state holds
   * @param specVersion tells the {@code spec_version} of a blob
   */
  RuntimeCode choose(long number, RuntimeCode onChain, Function<RuntimeCode, Long> specVersion) {
    Long version = specVersion.apply(onChain);
    for (RuntimeCode substitute : byNumber.headMap(number, true).descendingMap().values()) {
      if (specVersion.apply(substitute).equals(version)) {
        return substitute.withHeapPages(onChain.heapPages());
      }
    }
    return onChain;
  }
}
