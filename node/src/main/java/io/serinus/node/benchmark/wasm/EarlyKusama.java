package io.serinus.node.benchmark.wasm;

import io.serinus.crypto.hash.Hashing;
import io.serinus.crypto.keys.Junction;
import io.serinus.crypto.keys.KeyPair;
import io.serinus.crypto.keys.SignatureScheme;
import io.serinus.host.client.Genesis;
import io.serinus.primitives.H256;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Signed extrinsics of the Kusama of 2019 (spec 1020), from accounts that are written into its
 * genesis state, since nobody has the keys of the real ones. A balance was a storage item of its
 * own then, and extrinsics carried era, nonce and tip, without a hash of the metadata.
 */
final class EarlyKusama {
  private static final int STAKING = 6;
  private static final int BOND = 0;
  private static final int REWARD_STAKED = 0;
  private static final int SPEC_VERSION = 1020;
  private static final int ACCOUNT_ID = 0xff;

  private final List<KeyPair> senders = new ArrayList<>();

  EarlyKusama(int accounts) {
    KeyPair root = KeyPair.fromUri(SignatureScheme.SR25519, "//sender");
    for (int i = 0; i < accounts; i++) {
      byte[] step = Hashing.blake2b256(("sender " + i).getBytes(StandardCharsets.US_ASCII));
      senders.add(root.derive(List.of(new Junction(step, true))));
    }
  }

  private static byte[] controller(KeyPair sender) {
    return Hashing.blake2b256(sender.publicKey());
  }

  /** The genesis state with balances for senders and their controllers. */
  Genesis endowed(Genesis genesis) {
    SortedMap<Bytes, Bytes> main = new TreeMap<>(genesis.main());
    for (KeyPair sender : senders) {
      endow(main, sender.publicKey());
      endow(main, controller(sender));
    }
    return new Genesis(main, genesis.children());
  }

  private static void endow(SortedMap<Bytes, Bytes> main, byte[] account) {
    byte[] key =
        new ScaleWriter()
            .writeFixed(Hashing.twox128("Balances".getBytes(StandardCharsets.US_ASCII)))
            .writeFixed(Hashing.twox128("FreeBalance".getBytes(StandardCharsets.US_ASCII)))
            .writeFixed(Hashing.blake2b256(account))
            .toByteArray();
    byte[] balance = new ScaleWriter().writeU64(1_000_000_000_000_000L).writeU64(0).toByteArray();
    main.put(Bytes.wrap(key), Bytes.wrap(balance));
  }

  /** One bond from each sender: the first Kusama refused transfers. */
  List<Bytes> bonds(H256 genesis) {
    return senders.stream().map(sender -> bond(sender, genesis)).toList();
  }

  private static Bytes bond(KeyPair from, H256 genesis) {
    byte[] call =
        new ScaleWriter()
            .writeU8(STAKING)
            .writeU8(BOND)
            .writeU8(ACCOUNT_ID)
            .writeFixed(controller(from))
            .writeCompact(100_000_000_000_000L)
            .writeU8(REWARD_STAKED)
            .toByteArray();
    byte[] extensions = {0, 0, 0};
    byte[] payload =
        new ScaleWriter()
            .writeFixed(call)
            .writeFixed(extensions)
            .writeU32(SPEC_VERSION)
            .writeFixed(genesis.unsafeArray())
            .writeFixed(genesis.unsafeArray())
            .toByteArray();
    byte[] extrinsic =
        new ScaleWriter()
            .writeU8(0x84)
            .writeU8(ACCOUNT_ID)
            .writeFixed(from.publicKey())
            .writeU8(1)
            .writeFixed(from.sign(payload))
            .writeFixed(extensions)
            .writeFixed(call)
            .toByteArray();
    return Bytes.wrap(extrinsic);
  }
}
