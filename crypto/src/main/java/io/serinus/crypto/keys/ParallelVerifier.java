package io.serinus.crypto.keys;

import io.serinus.crypto.ed25519.Ed25519Batch;
import io.serinus.crypto.sr25519.Sr25519Batch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/**
 * Checks many signatures on all cores, those of one scheme in batches; block import asks it about
 * all extrinsics of a block at once. Thread-safe.
 */
public final class ParallelVerifier {
  /** Below this a batch is no cheaper than its parts; far above it the gain levels off. */
  private static final int MIN_BATCH = 4;

  private static final int MAX_BATCH = 256;

  private ParallelVerifier() {}

  /** Whether all signatures are good; true for none. */
  public static boolean verifyAll(List<SignatureCheck> checks) {
    return chunks(checks).parallelStream().allMatch(chunk -> isGoodAsBatch(checks, chunk));
  }

  /** The answers one by one: the bit of each good signature is set. */
  public static BitSet verifyEach(List<SignatureCheck> checks) {
    boolean[] good = new boolean[checks.size()];
    chunks(checks).parallelStream()
        .forEach(
            chunk -> {
              boolean all = isGoodAsBatch(checks, chunk);
              for (int index : chunk) {
                good[index] = all || checks.get(index).isGood();
              }
            });
    BitSet bits = new BitSet(good.length);
    IntStream.range(0, good.length).filter(i -> good[i]).forEach(bits::set);
    return bits;
  }

  /** Indices of checks, grouped by scheme and cut so that every core gets its share. */
  private static List<List<Integer>> chunks(List<SignatureCheck> checks) {
    int cores = Math.max(1, ForkJoinPool.getCommonPoolParallelism() + 1);
    List<List<Integer>> chunks = new ArrayList<>();
    for (SignatureScheme scheme : SignatureScheme.values()) {
      List<Integer> indices =
          IntStream.range(0, checks.size())
              .filter(i -> checks.get(i).signature().scheme() == scheme)
              .boxed()
              .toList();
      int share = (indices.size() + cores - 1) / cores;
      int size = scheme == SignatureScheme.ECDSA ? 1 : Math.clamp(share, 1, MAX_BATCH);
      for (int from = 0; from < indices.size(); from += size) {
        chunks.add(indices.subList(from, Math.min(indices.size(), from + size)));
      }
    }
    return chunks;
  }

  private static boolean isGoodAsBatch(List<SignatureCheck> checks, List<Integer> chunk) {
    SignatureScheme scheme = checks.get(chunk.getFirst()).signature().scheme();
    if (chunk.size() < MIN_BATCH || scheme == SignatureScheme.ECDSA) {
      return chunk.stream().allMatch(index -> checks.get(index).isGood());
    }
    if (scheme == SignatureScheme.SR25519) {
      Sr25519Batch batch = new Sr25519Batch();
      for (int index : chunk) {
        SignatureCheck check = checks.get(index);
        batch.add(check.signature().bytes(), check.message(), check.accountId());
      }
      return batch.verify();
    }
    Ed25519Batch batch = new Ed25519Batch();
    for (int index : chunk) {
      SignatureCheck check = checks.get(index);
      batch.add(check.signature().bytes(), check.message(), check.accountId());
    }
    return batch.verify();
  }
}
