package io.serinus.host.txpool;

import io.serinus.host.chain.BlockRef;
import io.serinus.host.chain.TreeRoute;
import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.InvalidTransaction;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.primitives.runtime.TransactionValidityError;
import io.serinus.primitives.runtime.ValidTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A chain whose state is the nonces of its accounts. An extrinsic is the text {@code
 * account:nonce:priority}.
 */
final class FakeChain implements PoolChain {
  private record FakeBlock(H256 parent, long number, List<Bytes> body, Map<String, Long> nonces) {}

  private final Map<H256, FakeBlock> blocks = new HashMap<>();
  private H256 best = Txs.hash("genesis");

  private Runnable meanwhile = () -> {};

  /** The account whose transactions the runtime panics at. */
  private String panicsAt = "";

  FakeChain() {
    blocks.put(best, new FakeBlock(H256.ZERO, 0, List.of(), Map.of()));
  }

  static Bytes extrinsic(String account, long nonce, long priority) {
    return Bytes.ofText(account + ":" + nonce + ":" + priority);
  }

  /** Has something happen once, after the next validation. */
  void meanwhile(Runnable event) {
    meanwhile = event;
  }

  void panicAt(String account) {
    panicsAt = account;
  }

  H256 bestHash() {
    return best;
  }

  /** Builds a block; it is best only once {@link #switchTo} says so. */
  H256 build(String name, H256 parent, Bytes... body) {
    FakeBlock before = blocks.get(parent);
    Map<String, Long> nonces = new HashMap<>(before.nonces());
    for (Bytes extrinsic : body) {
      String[] parts = parts(extrinsic);
      nonces.put(parts[0], Long.parseLong(parts[1]) + 1);
    }
    H256 hash = Txs.hash(name);
    blocks.put(hash, new FakeBlock(parent, before.number() + 1, List.of(body), nonces));
    return hash;
  }

  TreeRoute switchTo(H256 to) {
    Set<H256> ofNew = new HashSet<>();
    List<BlockRef> enacted = new ArrayList<>();
    for (H256 at = to; blocks.containsKey(at); at = blocks.get(at).parent()) {
      ofNew.add(at);
    }
    List<BlockRef> retracted = new ArrayList<>();
    H256 common = best;
    while (!ofNew.contains(common)) {
      retracted.add(ref(common));
      common = blocks.get(common).parent();
    }
    for (H256 at = to; !at.equals(common); at = blocks.get(at).parent()) {
      enacted.addFirst(ref(at));
    }
    best = to;
    return new TreeRoute(ref(common), retracted, enacted);
  }

  private BlockRef ref(H256 hash) {
    return new BlockRef(blocks.get(hash).number(), hash);
  }

  @Override
  public BlockRef best() {
    return ref(best);
  }

  @Override
  public List<Bytes> body(H256 block) {
    return blocks.get(block).body();
  }

  @Override
  public Result<ValidTransaction, TransactionValidityError> validate(
      H256 at, TransactionSource source, Bytes extrinsic) {
    Result<ValidTransaction, TransactionValidityError> result = validity(at, extrinsic);
    Runnable event = meanwhile;
    meanwhile = () -> {};
    event.run();
    return result;
  }

  private Result<ValidTransaction, TransactionValidityError> validity(H256 at, Bytes extrinsic) {
    String[] parts = parts(extrinsic);
    if (parts.length != 3) {
      return Result.err(InvalidTransaction.Reason.BAD_PROOF);
    }
    if (parts[0].equals(panicsAt)) {
      throw new PoolException(new PoolError.VerificationFailed("on purpose"));
    }
    long next = blocks.get(at).nonces().getOrDefault(parts[0], 0L);
    long nonce = Long.parseLong(parts[1]);
    if (nonce < next) {
      return Result.err(InvalidTransaction.Reason.STALE);
    }
    List<Bytes> requires =
        nonce == next ? List.of() : List.of(Bytes.ofText(parts[0] + ":" + (nonce - 1)));
    return Result.ok(
        new ValidTransaction(
            Long.parseLong(parts[2]),
            requires,
            List.of(Bytes.ofText(parts[0] + ":" + nonce)),
            64,
            true));
  }

  private static String[] parts(Bytes extrinsic) {
    return new String(extrinsic.unsafeArray(), StandardCharsets.UTF_8).split(":");
  }
}
