package io.serinus.runtime.kusama;

import io.serinus.crypto.hash.Hashing;
import io.serinus.crypto.keys.KeyPair;
import io.serinus.crypto.keys.SignatureScheme;
import io.serinus.frame.RuntimeCall;
import io.serinus.host.state.Overlay;
import io.serinus.primitives.AccountId;
import io.serinus.primitives.Era;
import io.serinus.primitives.H256;
import io.serinus.primitives.MultiAddress;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.primitives.U128;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import org.jspecify.annotations.Nullable;

/**
 * Someone who signs transactions, and what they say in each: all is right unless told not to be.
 */
record TestSigner(
    KeyPair pair,
    Era era,
    @Nullable Long nonce,
    U128 tip,
    @Nullable H256 eraHash,
    @Nullable H256 genesis,
    @Nullable RuntimeVersion version,
    @Nullable Bytes metadataHash) {
  private static final int LONGEST_PAYLOAD = 256;

  static TestSigner of(KeyPair pair) {
    return new TestSigner(pair, Era.IMMORTAL, null, U128.ZERO, null, null, null, null);
  }

  static TestSigner of(SignatureScheme scheme, String uri) {
    return of(KeyPair.fromUri(scheme, uri));
  }

  AccountId account() {
    return AccountId.of(pair.accountId());
  }

  MultiAddress address() {
    return new MultiAddress.Id(account());
  }

  TestSigner withEra(Era other, H256 hash) {
    return new TestSigner(pair, other, nonce, tip, hash, genesis, version, metadataHash);
  }

  TestSigner withNonce(long other) {
    return new TestSigner(pair, era, other, tip, eraHash, genesis, version, metadataHash);
  }

  TestSigner withTip(U128 other) {
    return new TestSigner(pair, era, nonce, other, eraHash, genesis, version, metadataHash);
  }

  TestSigner withGenesis(H256 other) {
    return new TestSigner(pair, era, nonce, tip, eraHash, other, version, metadataHash);
  }

  TestSigner withVersion(RuntimeVersion other) {
    return new TestSigner(pair, era, nonce, tip, eraHash, genesis, other, metadataHash);
  }

  /** Signs for the metadata with this hash. */
  TestSigner withMetadataHash(Bytes hash) {
    return new TestSigner(pair, era, nonce, tip, eraHash, genesis, version, hash);
  }

  /** A signed extrinsic of version 4 on a state, without the length before it. */
  Bytes sign(KusamaChain chain, Overlay state, RuntimeCall call) {
    byte[] encoded = chain.look(state, call::encoded);
    long next =
        nonce == null
            ? chain.look(state, () -> chain.runtime().system().accounts().get(account()).nonce())
            : nonce;
    byte[] data = data(next);
    byte[] payload = payload(chain, encoded, data);
    byte[] signature =
        pair.sign(payload.length > LONGEST_PAYLOAD ? Hashing.blake2b256(payload) : payload);
    ScaleWriter out = new ScaleWriter().writeU8(0x84);
    MultiAddress.CODEC.encode(address(), out);
    out.writeU8(pair.scheme().ordinal()).writeFixed(signature).writeFixed(data);
    return Bytes.wrap(out.writeFixed(encoded).toByteArray());
  }

  private byte[] data(long next) {
    ScaleWriter out = new ScaleWriter();
    Era.CODEC.encode(era, out);
    out.writeCompact(next);
    U128.COMPACT.encode(tip, out);
    return out.writeU8(metadataHash == null ? 0 : 1).toByteArray();
  }

  private byte[] payload(KusamaChain chain, byte[] call, byte[] data) {
    RuntimeVersion signedFor = version == null ? chain.runtime().version() : version;
    H256 first = genesis == null ? chain.genesis() : genesis;
    ScaleWriter out =
        new ScaleWriter()
            .writeFixed(call)
            .writeFixed(data)
            .writeU32(signedFor.specVersion())
            .writeU32(signedFor.transactionVersion())
            .writeFixed(first.toArray())
            .writeFixed((eraHash == null ? first : eraHash).toArray());
    return metadataHash == null
        ? out.writeU8(0).toByteArray()
        : out.writeU8(1).writeFixed(metadataHash.toArray()).toByteArray();
  }
}
