package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.crypto.hash.Hashing;
import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.primitives.consensus.GrandpaSignature;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Voters whose signatures are keyed hashes: quick to make, and a wrong one is still found out. */
final class TestVoters {
  static final SignatureCheck CHECK =
      (signature, message, key) -> Arrays.equals(signature, tag(key, message));

  private TestVoters() {}

  static GrandpaId id(int index) {
    byte[] bytes = new byte[GrandpaId.LENGTH];
    bytes[0] = (byte) (index >>> 8);
    bytes[1] = (byte) index;
    bytes[31] = 7;
    return GrandpaId.of(bytes);
  }

  static List<Authority<GrandpaId>> authorities(int count) {
    return IntStream.range(0, count).mapToObj(i -> new Authority<>(id(i), 1)).toList();
  }

  static VoterSet set(int count) {
    return VoterSet.of(authorities(count)).orElseThrow();
  }

  static VoteSigner signer(int index) {
    return new VoteSigner() {
      @Override
      public GrandpaId id() {
        return TestVoters.id(index);
      }

      @Override
      public GrandpaSignature sign(byte[] payload) {
        return GrandpaSignature.of(tag(id().toArray(), payload));
      }
    };
  }

  static SignedVote vote(int index, Vote.Kind kind, BlockRef target, long round, long setId) {
    Vote vote = new Vote(kind, target);
    VoteSigner signer = signer(index);
    return new SignedVote(vote, signer.sign(vote.payload(round, setId)), signer.id());
  }

  private static byte[] tag(byte[] key, byte[] message) {
    return Hashing.blake2b512(key, message);
  }
}
