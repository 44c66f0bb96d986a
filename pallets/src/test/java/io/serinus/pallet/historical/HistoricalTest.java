package io.serinus.pallet.historical;

import static io.serinus.pallet.consensus.ConsensusChain.EPOCH;
import static io.serinus.pallet.consensus.ConsensusChain.validator;
import static io.serinus.pallet.consensus.ConsensusChain.validators;
import static org.assertj.core.api.Assertions.assertThat;

import io.serinus.hostapi.Host;
import io.serinus.hostapi.TrieApi;
import io.serinus.pallet.TestChain;
import io.serinus.pallet.consensus.ConsensusChain;
import io.serinus.primitives.KeyTypeId;
import io.serinus.primitives.consensus.MembershipProof;
import io.serinus.scale.Bytes;
import io.serinus.scale.Tuple2;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HistoricalTest {
  private final ConsensusChain it = new ConsensusChain();
  private final TestChain chain = it.chain;
  private final Historical historical = it.historical;

  private Bytes key(int number) {
    return Bytes.wrap(it.babeId(number).toArray());
  }

  @Test
  void keysAreProvedInTheirSessionAndLater() {
    chain.run(
        () -> {
          MembershipProof proof = historical.prove(KeyTypeId.BABE, key(2)).orElseThrow();
          assertThat(proof.session()).isZero();
          assertThat(proof.validatorCount()).isEqualTo(4);
          assertThat(historical.check(KeyTypeId.BABE, key(2), proof))
              .contains(new Identification(validator(2), Exposure.NONE));
          it.nextValidators = Optional.of(validators(2));
          chain.runToBlock(EPOCH + 1);
          assertThat(chain.events()).contains(new Historical.Event.RootStored(2));
          chain.runToBlock(2 * EPOCH + 1);
          assertThat(historical.check(KeyTypeId.BABE, key(2), proof))
              .contains(new Identification(validator(2), Exposure.NONE));
          MembershipProof absence = historical.prove(KeyTypeId.BABE, key(2)).orElseThrow();
          assertThat(absence.session()).isEqualTo(2);
          assertThat(absence.validatorCount()).isEqualTo(2);
          assertThat(historical.check(KeyTypeId.BABE, key(2), absence))
              .as("a validator no more")
              .isEmpty();
          assertThat(historical.historicalSessions.find(2L).orElseThrow().second()).isEqualTo(2);
        });
  }

  @Test
  void anythingElseIsNoProof() {
    chain.run(
        () -> {
          MembershipProof proof = historical.prove(KeyTypeId.BABE, key(2)).orElseThrow();
          assertThat(historical.check(KeyTypeId.BABE, key(1), proof)).isEmpty();
          assertThat(historical.check(KeyTypeId.GRANDPA, key(2), proof)).isEmpty();
          assertThat(
                  historical.check(
                      KeyTypeId.BABE, key(2), new MembershipProof(0, proof.trieNodes(), 5)))
              .isEmpty();
          assertThat(
                  historical.check(
                      KeyTypeId.BABE, key(2), new MembershipProof(8, proof.trieNodes(), 4)))
              .isEmpty();
          for (int i = 0; i < proof.trieNodes().size(); i++) {
            List<Bytes> fewer = new ArrayList<>(proof.trieNodes());
            Bytes taken = fewer.remove(i);
            assertThat(historical.check(KeyTypeId.BABE, key(2), new MembershipProof(0, fewer, 4)))
                .isEmpty();
            fewer.add(taken);
            fewer.add(taken);
            assertThat(historical.check(KeyTypeId.BABE, key(2), new MembershipProof(0, fewer, 4)))
                .as("a node twice")
                .isEmpty();
          }
          List<Bytes> more = new ArrayList<>(proof.trieNodes());
          more.add(Bytes.of((byte) 0x41, (byte) 1, (byte) 4, (byte) 1));
          assertThat(historical.check(KeyTypeId.BABE, key(2), new MembershipProof(0, more, 4)))
              .as("a node that is not needed")
              .isEmpty();
        });
  }

  @Test
  void rootsAreThoseOfTheHost() {
    Random random = new Random(7);
    chain.run(
        () -> {
          for (int size : new int[] {0, 1, 2, 17, 200}) {
            TreeMap<Bytes, Bytes> entries = new TreeMap<>();
            for (int i = 0; i < size; i++) {
              byte[] key = new byte[1 + random.nextInt(40)];
              byte[] value = new byte[random.nextInt(80)];
              random.nextBytes(key);
              random.nextBytes(value);
              key[0] &= 3;
              entries.put(Bytes.wrap(key), Bytes.wrap(value));
            }
            ProvingTrie trie = new ProvingTrie(entries);
            List<TrieApi.KeyValue> pairs =
                entries.entrySet().stream()
                    .map(e -> new TrieApi.KeyValue(e.getKey().toArray(), e.getValue().toArray()))
                    .toList();
            assertThat(trie.root().toArray())
                .isEqualTo(Host.api().trieRoot(TrieApi.TrieHash.BLAKE2_256, pairs, 0));
            entries.forEach((key, value) -> assertThat(read(trie, key.toArray())).contains(value));
            assertThat(read(trie, new byte[] {9, 9})).isEmpty();
          }
        });
  }

  private static Optional<Bytes> read(ProvingTrie trie, byte[] key) {
    List<Bytes> nodes = trie.prove(key);
    assertThat(nodes).isSorted();
    return new TrieProofReader(trie.root(), nodes).read(key);
  }

  @Test
  void oldSessionsAreForgotten() {
    chain.run(
        () -> {
          for (int i = 1; i <= 4; i++) {
            chain.runToBlock(i * EPOCH + 1);
          }
          assertThat(historical.storedRange.find()).contains(new Tuple2<>(0L, 6L));
          historical.pruneUpTo(3);
          assertThat(chain.events()).contains(new Historical.Event.RootsPruned(3));
          assertThat(historical.storedRange.find()).contains(new Tuple2<>(3L, 6L));
          assertThat(historical.historicalSessions.contains(2L)).isFalse();
          assertThat(historical.historicalSessions.contains(3L)).isTrue();
          historical.pruneUpTo(2);
          assertThat(chain.events()).endsWith(new Historical.Event.RootsPruned(2));
          assertThat(historical.storedRange.find()).contains(new Tuple2<>(3L, 6L));
          historical.pruneUpTo(99);
          assertThat(chain.events()).endsWith(new Historical.Event.RootsPruned(99));
          assertThat(historical.storedRange.exists()).isFalse();
          historical.pruneUpTo(100);
          assertThat(historical.historicalSessions.contains(5L)).isFalse();
        });
  }
}
