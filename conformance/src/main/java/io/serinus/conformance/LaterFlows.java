package io.serinus.conformance;

import io.serinus.crypto.hash.Hashing;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.trie.ChildTries;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cases in the suite's shape for what it leaves out: later versions, transactions, ecdsa, batches
 * of signatures, the offchain world.
 */
final class LaterFlows {
  private static final byte[] KEY_TYPE = Tester.text("dumy");
  private static final String CHILD = "ext_default_child_storage_";
  private static final int ECDSA_SIGNATURE = 65;
  private static final int PLAIN_SIGNATURE = 64;

  private final CaseContext c;

  private LaterFlows(CaseContext c) {
    this.c = c;
  }

  private static final Map<String, Consumer<LaterFlows>> FLOWS =
      Map.ofEntries(
          Map.entry("ext_storage_root_version_2", LaterFlows::storageRoot),
          Map.entry("ext_storage_clear_prefix_version_2", LaterFlows::clearPrefix),
          Map.entry("ext_storage_rollback_transaction_version_1", f -> f.transaction(false)),
          Map.entry("ext_storage_commit_transaction_version_1", f -> f.transaction(true)),
          Map.entry(CHILD + "root_version_2", LaterFlows::childRoot),
          Map.entry(CHILD + "storage_kill_version_2", f -> f.childKill(2)),
          Map.entry(CHILD + "storage_kill_version_3", f -> f.childKill(3)),
          Map.entry("ext_hashing_keccak_512_version_1", LaterFlows::keccak512),
          Map.entry("ext_trie_blake2_256_root_version_2", LaterFlows::trieRoot),
          Map.entry(
              "ext_crypto_ecdsa_generate_version_1",
              f -> f.c.printHex(f.generate("ecdsa", f.c.in(0)))),
          Map.entry(
              "ext_crypto_ecdsa_sign_version_1",
              f -> f.c.printHex(f.sign("ecdsa", f.generate("ecdsa", f.c.in(0)), ECDSA_SIGNATURE))),
          Map.entry("ext_crypto_ecdsa_verify_version_1", f -> f.verify("ecdsa", 1)),
          Map.entry("ext_crypto_ecdsa_verify_version_2", f -> f.verify("ecdsa", 2)),
          Map.entry("ext_crypto_sr25519_verify_version_2", f -> f.verify("sr25519", 2)),
          Map.entry(
              "ext_crypto_secp256k1_ecdsa_recover_version_2", f -> f.recover("recover_version_2")),
          Map.entry(
              "ext_crypto_secp256k1_ecdsa_recover_compressed_version_1",
              f -> f.recover("recover_compressed_version_1")),
          Map.entry(
              "ext_crypto_secp256k1_ecdsa_recover_compressed_version_2",
              f -> f.recover("recover_compressed_version_2")),
          Map.entry("ext_crypto_finish_batch_verify_version_1", LaterFlows::batch),
          Map.entry("ext_offchain_local_storage_set_version_1", LaterFlows::localSet),
          Map.entry("ext_offchain_local_storage_clear_version_1", LaterFlows::localClear),
          Map.entry(
              "ext_offchain_local_storage_compare_and_set_version_1", LaterFlows::compareAndSet),
          Map.entry("ext_offchain_index_set_version_1", LaterFlows::index),
          Map.entry("ext_offchain_http_request_start_version_1", LaterFlows::http));

  /** Runs the case of this function; false if there is none. */
  static boolean run(String function, CaseContext context) {
    Consumer<LaterFlows> flow = FLOWS.get(function);
    if (flow == null) {
      return false;
    }
    flow.accept(new LaterFlows(context));
    return true;
  }

  private void put(byte[] key, byte[] value) {
    c.tester().call("ext_storage_set_version_1", key, value);
  }

  private void putChild(byte[] child, byte[] key, byte[] value) {
    c.tester().call(CHILD + "set_version_1", child, key, value);
  }

  private byte @Nullable [] get(byte[] key) {
    return c.tester().option("ext_storage_get_version_1", key);
  }

  private void storageRoot() {
    put(c.in(0), c.in(1));
    put(c.in(2), c.in(3));
    ScaleWriter version = new ScaleWriter().writeU32(c.number(4));
    c.printHex(new ScaleReader(c.tester().call("ext_storage_root_version_2", version)).readBytes());
  }

  private void childRoot() {
    putChild(c.in(0), c.in(1), c.in(2));
    ScaleWriter arguments = new ScaleWriter().writeBytes(c.in(0)).writeU32(c.number(3));
    c.printHex(new ScaleReader(c.tester().call(CHILD + "root_version_2", arguments)).readBytes());
    byte[] shown = get(ChildTries.rootKey(c.in(0)));
    c.printHex(shown == null ? new byte[0] : shown);
  }

  /** What the block itself wrote goes without being counted. */
  private void clearPrefix() {
    put(c.in(2), c.in(3));
    put(c.in(4), c.in(5));
    ScaleWriter arguments = new ScaleWriter().writeBytes(c.in(0));
    limit(arguments, c.number(1));
    printCleared(c.tester().call("ext_storage_clear_prefix_version_2", arguments));
    printPresence(get(c.in(2)));
    printPresence(get(c.in(4)));
  }

  private static void limit(ScaleWriter out, int limit) {
    out.writeBool(true).writeU32(limit);
  }

  private void printCleared(byte[] answer) {
    ScaleReader in = new ScaleReader(answer);
    c.print(Tester.text((in.readU8() == 0 ? "all, " : "some, ") + in.readU32()));
  }

  private void printPresence(byte @Nullable [] value) {
    c.print(value == null ? Tester.text("none") : value);
  }

  private void childKill(int version) {
    putChild(c.in(0), c.in(2), c.in(3));
    putChild(c.in(1), c.in(2), c.in(3));
    ScaleWriter arguments = new ScaleWriter().writeBytes(c.in(0));
    limit(arguments, c.number(4));
    byte[] answer = c.tester().call(CHILD + "storage_kill_version_" + version, arguments);
    if (version == 2) {
      c.print(Tester.text(Tester.isTrue(answer) ? "all" : "some"));
    } else {
      printCleared(answer);
    }
    printPresence(c.tester().option(CHILD + "get_version_1", c.in(0), c.in(2)));
    printPresence(c.tester().option(CHILD + "get_version_1", c.in(1), c.in(2)));
  }

  private void transaction(boolean commit) {
    put(c.in(0), c.in(1));
    c.tester().call("ext_storage_start_transaction_version_1");
    put(c.in(0), c.in(2));
    c.print(c.requireSome(get(c.in(0)), c.in(2), "the value inside"));
    c.tester().call("ext_storage_" + (commit ? "commit" : "rollback") + "_transaction_version_1");
    printPresence(get(c.in(0)));
  }

  private void keccak512() {
    c.printHex(c.tester().call("ext_hashing_keccak_512_version_1", c.in(0)));
  }

  private void trieRoot() {
    ScaleWriter arguments = new ScaleWriter().writeU32(c.number(6)).writeCompact(3);
    for (int i = 0; i < 6; i++) {
      arguments.writeBytes(c.in(i));
    }
    c.printHex(
        new ScaleReader(c.tester().call("ext_trie_blake2_256_root_version_2", arguments))
            .readBytes());
  }

  private byte[] generate(String scheme, byte[] seed) {
    ScaleWriter arguments = new ScaleWriter().writeFixed(KEY_TYPE).writeBool(true).writeBytes(seed);
    return c.tester().call("ext_crypto_" + scheme + "_generate_version_1", arguments);
  }

  private byte[] sign(String scheme, byte[] key, int length) {
    ScaleWriter arguments =
        new ScaleWriter().writeFixed(KEY_TYPE).writeFixed(key).writeBytes(c.in(1));
    ScaleReader in =
        new ScaleReader(c.tester().call("ext_crypto_" + scheme + "_sign_version_1", arguments));
    c.require(in.readBool(), "there is no signature");
    return in.readFixed(length);
  }

  private boolean verifies(String function, byte[] signature, byte[] message, byte[] key) {
    ScaleWriter arguments =
        new ScaleWriter().writeFixed(signature).writeBytes(message).writeFixed(key);
    return Tester.isTrue(c.tester().call("ext_crypto_" + function, arguments));
  }

  private void verify(String scheme, int version) {
    byte[] key = generate(scheme, c.in(0));
    byte[] signature =
        sign(scheme, key, scheme.equals("ecdsa") ? ECDSA_SIGNATURE : PLAIN_SIGNATURE);
    String function = scheme + "_verify_version_" + version;
    c.require(verifies(function, signature, c.in(1), key), "a good signature was refused");
    c.require(
        !verifies(function, signature, Tester.text(c.textIn(1) + "."), key),
        "a signature was accepted for another message");
    c.print(Tester.text("GOOD SIGNATURE"));
  }

  private void recover(String function) {
    byte[] signature = sign("ecdsa", generate("ecdsa", c.in(0)), ECDSA_SIGNATURE);
    ScaleWriter arguments =
        new ScaleWriter().writeFixed(signature).writeFixed(Hashing.blake2b256(c.in(1)));
    ScaleReader in =
        new ScaleReader(c.tester().call("ext_crypto_secp256k1_ecdsa_" + function, arguments));
    c.require(in.readU8() == 0, "no key was recovered");
    c.printHex(in.readFixed(in.remaining()));
    signature[ECDSA_SIGNATURE - 1] = 9;
    ScaleWriter wrong =
        new ScaleWriter().writeFixed(signature).writeFixed(Hashing.blake2b256(c.in(1)));
    c.require(
        c.tester().call("ext_crypto_secp256k1_ecdsa_" + function, wrong)[0] == 1,
        "a key was recovered by a number that is none");
  }

  /** Three good signatures in one batch, and three that are not. */
  private void batch() {
    byte[] ed = generate("ed25519", c.in(0));
    byte[] sr = generate("sr25519", c.in(0));
    byte[] ec = generate("ecdsa", c.in(0));
    for (String message : new String[] {c.textIn(1), c.textIn(1) + "."}) {
      ScaleWriter arguments = new ScaleWriter().writeBytes(Tester.text(message));
      arguments.writeFixed(sign("ed25519", ed, PLAIN_SIGNATURE)).writeFixed(ed);
      arguments.writeFixed(sign("sr25519", sr, PLAIN_SIGNATURE)).writeFixed(sr);
      arguments.writeFixed(sign("ecdsa", ec, ECDSA_SIGNATURE)).writeFixed(ec);
      boolean good =
          Tester.isTrue(c.tester().call("ext_crypto_finish_batch_verify_version_1", arguments));
      c.print(Tester.text(good ? "GOOD BATCH" : "BAD BATCH"));
    }
  }

  private ScaleWriter local(byte[] key) {
    return new ScaleWriter().writeU32(c.number(0)).writeBytes(key);
  }

  private byte @Nullable [] localGet(byte[] key) {
    return Tester.option(c.tester().call("ext_offchain_local_storage_get_version_1", local(key)));
  }

  private void localSet() {
    c.requireNone(localGet(c.in(1)), "a value that was not set");
    c.tester().call("ext_offchain_local_storage_set_version_1", local(c.in(1)).writeBytes(c.in(2)));
    c.print(c.requireSome(localGet(c.in(1)), c.in(2), "the value"));
  }

  private void localClear() {
    localSet();
    c.tester().call("ext_offchain_local_storage_clear_version_1", local(c.in(1)));
    c.requireNone(localGet(c.in(1)), "a cleared value");
  }

  private boolean compareAndSet(byte @Nullable [] expected, byte[] value) {
    ScaleWriter arguments = local(c.in(1)).writeBytes(value).writeBool(expected != null);
    if (expected != null) {
      arguments.writeBytes(expected);
    }
    return Tester.isTrue(
        c.tester().call("ext_offchain_local_storage_compare_and_set_version_1", arguments));
  }

  private void compareAndSet() {
    c.require(compareAndSet(null, c.in(2)), "a value that was not set was not as expected");
    c.require(!compareAndSet(null, c.in(3)), "a value that was set was none");
    c.require(!compareAndSet(c.in(3), c.in(3)), "a value was as it was not");
    c.print(c.requireSome(localGet(c.in(1)), c.in(2), "the first value"));
    c.require(compareAndSet(c.in(2), c.in(3)), "the value was not as expected");
    c.print(c.requireSome(localGet(c.in(1)), c.in(3), "the second value"));
  }

  private void index() {
    c.tester().call("ext_offchain_index_set_version_1", c.in(1), c.in(2));
    c.print(c.requireSome(localGet(c.in(1)), c.in(2), "the indexed value"));
    c.tester().call("ext_offchain_index_clear_version_1", c.in(1));
    c.requireNone(localGet(c.in(1)), "a value that is no longer indexed");
  }

  private void http() {
    byte[] answer =
        c.tester()
            .call(
                "ext_offchain_http_request_start_version_1",
                c.in(0),
                c.in(1),
                c.in(2),
                c.in(3),
                c.in(4));
    ScaleReader in = new ScaleReader(answer);
    c.print(Tester.text(HexFormat.of().formatHex(in.readBytes())));
    String headers = new String(in.readBytes(), StandardCharsets.ISO_8859_1);
    c.require(headers.contains("x-answer"), "the response's header is missing");
    c.print(in.readBytes());
    c.require(in.remaining() == 0, Arrays.toString(answer));
  }
}
