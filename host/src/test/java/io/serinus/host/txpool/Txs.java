package io.serinus.host.txpool;

import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.TransactionSource;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.List;

/** Transactions for tests, whose tags are short texts. */
final class Txs {
  private Txs() {}

  static PoolTransaction tx(String name, long priority, List<String> requires, String... provides) {
    return tx(name, priority, 1000, 10, requires, provides);
  }

  static PoolTransaction tx(
      String name,
      long priority,
      long validTill,
      int length,
      List<String> requires,
      String... provides) {
    return new PoolTransaction(
        hash(name),
        Bytes.wrap(new byte[length]),
        TransactionSource.EXTERNAL,
        priority,
        validTill,
        tags(requires),
        tags(List.of(provides)),
        true);
  }

  static H256 hash(String name) {
    return TransactionPool.hash(Bytes.ofText(name));
  }

  static List<Bytes> tags(List<String> names) {
    return names.stream().map(Bytes::ofText).toList();
  }

  static List<H256> order(ReadyTransactions ready) {
    List<H256> order = new ArrayList<>();
    ready.forEachRemaining(tx -> order.add(tx.hash()));
    return order;
  }

  static List<H256> hashes(String... names) {
    List<H256> hashes = new ArrayList<>();
    for (String name : names) {
      hashes.add(hash(name));
    }
    return hashes;
  }
}
