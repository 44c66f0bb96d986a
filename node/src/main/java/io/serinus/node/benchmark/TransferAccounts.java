package io.serinus.node.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serinus.crypto.hash.Hashing;
import io.serinus.crypto.keys.Junction;
import io.serinus.crypto.keys.KeyPair;
import io.serinus.crypto.keys.SignatureScheme;
import io.serinus.primitives.H256;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Accounts that send and accounts that receive, and signed {@code transfer_keep_alive}s between
 * them: the <i>standard</i> transfer, whose two accounts exist and were not touched before in the
 * block.
 */
public final class TransferAccounts {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENDOWMENT = "1000000000000000";
  private static final int BALANCES = 4;
  private static final int TRANSFER_KEEP_ALIVE = 3;

  /** Longer payloads are signed by their hash. */
  private static final int LONGEST_PAYLOAD = 256;

  private final List<KeyPair> senders;
  private final List<byte[]> receivers;

  private TransferAccounts(List<KeyPair> senders, List<byte[]> receivers) {
    this.senders = senders;
    this.receivers = receivers;
  }

  /** As many senders, and as many receivers. */
  public TransferAccounts(int count) {
    this(new ArrayList<>(), new ArrayList<>());
    KeyPair root = KeyPair.fromUri(SignatureScheme.SR25519, "//sender");
    for (int i = 0; i < count; i++) {
      byte[] step = Hashing.blake2b256(("sender " + i).getBytes(StandardCharsets.US_ASCII));
      senders.add(root.derive(List.of(new Junction(step, true))));
      receivers.add(Hashing.blake2b256(("receiver " + i).getBytes(StandardCharsets.US_ASCII)));
    }
  }

  /** How many pairs of accounts there are. */
  public int count() {
    return senders.size();
  }

  /** The first or the second half of them. */
  TransferAccounts half(int which) {
    int middle = count() / 2;
    int from = which == 0 ? 0 : middle;
    int to = which == 0 ? middle : count();
    return new TransferAccounts(senders.subList(from, to), receivers.subList(from, to));
  }

  /**
   * What a genesis configuration is to be patched with so that it endows all of them.
   *
   * @param preset the patch to add them to
   */
  public ObjectNode genesisPatch(String preset) {
    try {
      ObjectNode config = (ObjectNode) JSON.readTree(preset);
      ArrayNode balances = config.withObject("/balances").withArray("/balances");
      senders.forEach(sender -> endow(balances, sender.publicKey()));
      receivers.forEach(receiver -> endow(balances, receiver));
      return config;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the preset is no JSON", e);
    }
  }

  private static void endow(ArrayNode balances, byte[] account) {
    balances.addArray().add("0x" + HexFormat.of().formatHex(account)).add(ENDOWMENT);
  }

  /** One encoded transfer from each sender to its receiver. */
  List<Bytes> transfers(BenchmarkChain chain, long nonce) {
    H256 genesis = chain.genesis();
    return transfers(chain.client().version(genesis), genesis, nonce);
  }

  /** The same for a chain of which only that is known. */
  public List<Bytes> transfers(RuntimeVersion version, H256 genesis, long nonce) {
    List<Bytes> transfers = new ArrayList<>(count());
    for (int i = 0; i < count(); i++) {
      transfers.add(transfer(senders.get(i), receivers.get(i), version, genesis, nonce));
    }
    return transfers;
  }

  private static Bytes transfer(
      KeyPair from, byte[] to, RuntimeVersion version, H256 genesis, long nonce) {
    byte[] call =
        new ScaleWriter()
            .writeU8(BALANCES)
            .writeU8(TRANSFER_KEEP_ALIVE)
            .writeU8(0)
            .writeFixed(to)
            .writeCompact(1_000_000_000L)
            .toByteArray();
    // An immortal era, the nonce, no tip, no hash of the metadata.
    byte[] extensions =
        new ScaleWriter().writeU8(0).writeCompact(nonce).writeCompact(0).writeU8(0).toByteArray();
    byte[] payload =
        new ScaleWriter()
            .writeFixed(call)
            .writeFixed(extensions)
            .writeU32(version.specVersion())
            .writeU32(version.transactionVersion())
            .writeFixed(genesis.unsafeArray())
            .writeFixed(genesis.unsafeArray())
            .writeU8(0)
            .toByteArray();
    byte[] signature =
        from.sign(payload.length > LONGEST_PAYLOAD ? Hashing.blake2b256(payload) : payload);
    byte[] extrinsic =
        new ScaleWriter()
            .writeU8(0x84)
            .writeU8(0)
            .writeFixed(from.publicKey())
            .writeU8(1)
            .writeFixed(signature)
            .writeFixed(extensions)
            .writeFixed(call)
            .toByteArray();
    return Bytes.wrap(new ScaleWriter(extrinsic.length + 4).writeBytes(extrinsic).toByteArray());
  }
}
