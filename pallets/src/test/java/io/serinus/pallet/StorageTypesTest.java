package io.serinus.pallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.frame.storage.CountedStorageMap;
import io.serinus.frame.storage.StorageDoubleMap;
import io.serinus.frame.storage.StorageHasher;
import io.serinus.frame.storage.StorageMap;
import io.serinus.frame.storage.StorageNMap;
import io.serinus.frame.storage.StoragePrefix;
import io.serinus.frame.storage.StorageValue;
import io.serinus.hostapi.Host;
import io.serinus.scale.Codecs;
import io.serinus.scale.Hex;
import io.serinus.scale.ScaleReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The storage types of frame, over a state in memory. */
class StorageTypesTest {
  private final TestChain chain = new TestChain().genesis();

  private record Triple(int first, int second, int third) {}

  private static StoragePrefix prefix(String item) {
    return new StoragePrefix("Sample", item);
  }

  private static StorageDoubleMap<Integer, Integer, Long> doubleMap() {
    return new StorageDoubleMap<>(
        prefix("Double"),
        StorageHasher.TWOX_64_CONCAT,
        Codecs.U8,
        StorageHasher.BLAKE2_128_CONCAT,
        Codecs.U8,
        Codecs.U64);
  }

  private static CountedStorageMap<Integer, Long> counted() {
    return new CountedStorageMap<>(
        prefix("Counted"),
        prefix("CounterForCounted"),
        StorageHasher.IDENTITY,
        Codecs.U8,
        Codecs.U64);
  }

  private static StorageNMap<Triple, Long> threeKeys() {
    return new StorageNMap<>(
        prefix("Three"),
        List.of(
            StorageHasher.IDENTITY, StorageHasher.TWOX_64_CONCAT, StorageHasher.BLAKE2_128_CONCAT),
        new StorageNMap.Keys<>() {
          @Override
          public List<byte[]> encode(Triple keys) {
            return List.of(
                Codecs.U8.encode(keys.first()),
                Codecs.U8.encode(keys.second()),
                Codecs.U8.encode(keys.third()));
          }

          @Override
          public Triple decode(ScaleReader in, Runnable next) {
            next.run();
            int first = in.readU8();
            next.run();
            int second = in.readU8();
            next.run();
            return new Triple(first, second, in.readU8());
          }
        },
        Codecs.U64);
  }

  /** The prefix of System's accounts, which every explorer knows. */
  @Test
  void prefixesAreHashesOfBothNames() {
    chain.run(
        () ->
            assertThat(Hex.format(new StoragePrefix("System", "Account").bytes()))
                .isEqualTo("0x26aa394eea5630e07c48ae0c9558cef7b99d880ec681799c0cf30e8886371da9"));
  }

  @Test
  void aDoubleMapIsCutByItsFirstKey() {
    chain.run(
        () -> {
          StorageDoubleMap<Integer, Integer, Long> map = doubleMap();
          map.insert(1, 1, 11L);
          map.insert(1, 2, 12L);
          map.insert(2, 1, 21L);
          assertThat(map.find(1, 2)).contains(12L);
          assertThat(map.entriesOf(1)).extracting(StorageMap.Entry::key).containsOnly(1, 2);
          assertThat(map.entries()).extracting(StorageMap.Entry::value).containsOnly(11L, 12L, 21L);
          map.clearPrefix(1);
          assertThat(map.entriesOf(1)).isEmpty();
          assertThat(map.take(2, 1)).contains(21L);
          assertThat(map.contains(2, 1)).isFalse();
        });
  }

  @Test
  void threeKeysAreReadBackFromAnEntry() {
    chain.run(
        () -> {
          StorageNMap<Triple, Long> map = threeKeys();
          map.insert(new Triple(1, 2, 3), 6L);
          map.insert(new Triple(1, 5, 6), 12L);
          map.insert(new Triple(7, 8, 9), 24L);
          assertThat(map.find(new Triple(1, 5, 6))).contains(12L);
          assertThat(map.entries())
              .extracting(StorageMap.Entry::key)
              .containsOnly(new Triple(1, 2, 3), new Triple(1, 5, 6), new Triple(7, 8, 9));
          map.clearPrefix(List.of(new byte[] {1}));
          assertThat(map.entries()).hasSize(1);
          assertThat(map.contains(new Triple(7, 8, 9))).isTrue();
        });
  }

  @Test
  void appendingWritesALongerListWithoutReadingIt() {
    chain.run(
        () -> {
          StorageValue.WithDefault<List<Long>> list =
              new StorageValue.WithDefault<>(prefix("List"), Codecs.list(Codecs.U64));
          assertThat(list.decodeLength()).isZero();
          for (long i = 0; i < 70; i++) {
            list.append(Codecs.U64, i);
          }
          assertThat(list.decodeLength()).isEqualTo(70);
          assertThat(list.get()).hasSize(70).endsWith(68L, 69L);
        });
  }

  @Test
  void aValueIsThereOnceItIsPut() {
    chain.run(
        () -> {
          StorageValue<Long> value = new StorageValue<>(prefix("Value"), Codecs.U64);
          assertThat(value.find()).isEmpty();
          assertThat(value.exists()).isFalse();
          value.put(7L);
          assertThat(value.take()).contains(7L);
          value.mutateExists(none -> Optional.of(8L));
          assertThat(value.find()).contains(8L);
          value.mutateExists(some -> Optional.empty());
          assertThat(value.exists()).isFalse();
        });
  }

  @Test
  void anOperatorThatThrowsChangesNothing() {
    chain.run(
        () -> {
          CountedStorageMap<Integer, Long> map = counted();
          map.insert(1, 1L);
          assertThatThrownBy(
                  () ->
                      map.mutateExists(
                          1,
                          value -> {
                            throw new IllegalStateException();
                          }))
              .isInstanceOf(IllegalStateException.class);
          assertThat(map.find(1)).contains(1L);
          assertThat(map.count()).isEqualTo(1);
        });
  }

  /** Each number says a key, and what is done with it. */
  @Property(tries = 60)
  void aCountedMapCountsWhatAMapHolds(
      @ForAll @Size(max = 40) List<@IntRange(max = 59) Integer> steps) {
    chain.run(
        () -> {
          CountedStorageMap<Integer, Long> map = counted();
          map.clear();
          Map<Integer, Long> model = new HashMap<>();
          for (int step : steps) {
            int key = step % 10;
            switch (step / 10) {
              case 0, 1, 2 -> {
                map.insert(key, (long) step);
                model.put(key, (long) step);
              }
              case 3 -> {
                map.remove(key);
                model.remove(key);
              }
              case 4 -> assertThat(map.take(key)).isEqualTo(Optional.ofNullable(model.remove(key)));
              default -> {
                map.mutateExists(
                    key, value -> value.isPresent() ? Optional.empty() : Optional.of(1L));
                if (model.remove(key) == null) {
                  model.put(key, 1L);
                }
              }
            }
            assertThat(map.count()).isEqualTo(model.size());
          }
          Map<Integer, Long> entries = new HashMap<>();
          map.entries().forEach(entry -> entries.put(entry.key(), entry.value()));
          assertThat(entries).isEqualTo(model);
        });
  }

  @Test
  void whatDoesNotDecodeIsAsIfItWereNotThere() {
    chain.run(
        () -> {
          StorageValue.WithDefault<Long> value =
              new StorageValue.WithDefault<>(prefix("Value"), Codecs.U64, () -> 7L);
          Host.api().storageSet(value.key(), new byte[] {1, 2});
          assertThat(value.get()).isEqualTo(7L);
          assertThat(value.find()).isEmpty();
          assertThat(value.takeOrDefault()).isEqualTo(7L);
          assertThat(value.exists()).isTrue();
          value.mutate(v -> v + 1);
          assertThat(value.find()).contains(8L);

          StorageValue.WithDefault<List<Long>> list =
              new StorageValue.WithDefault<>(prefix("List"), Codecs.list(Codecs.U64));
          Host.api().storageSet(list.key(), new byte[] {1});
          assertThat(list.decodeLength()).isZero();
          assertThat(list.get()).isEmpty();

          StorageDoubleMap.WithDefault<Integer, Integer, Long> map =
              new StorageDoubleMap.WithDefault<>(
                  prefix("Double"),
                  StorageHasher.TWOX_64_CONCAT,
                  Codecs.U8,
                  StorageHasher.BLAKE2_128_CONCAT,
                  Codecs.U8,
                  Codecs.U64,
                  () -> 9L);
          Host.api().storageSet(map.key(1, 2), new byte[] {1});
          assertThat(map.get(1, 2)).isEqualTo(9L);
          assertThat(map.takeOrDefault(1, 2)).isEqualTo(9L);
          assertThat(map.contains(1, 2)).isTrue();
          map.mutateExists(1, 2, gone -> gone);
          assertThat(map.contains(1, 2)).isFalse();
        });
  }

  @Test
  void bytesBehindAValueArePassedOver() {
    chain.run(
        () -> {
          StorageValue<Integer> value = new StorageValue<>(prefix("Value"), Codecs.U8);
          Host.api().storageSet(value.key(), new byte[] {1, 2});
          assertThat(value.find()).contains(1);
        });
  }

  @Test
  void entriesThatDoNotDecodeArePassedOver() {
    chain.run(
        () -> {
          StorageDoubleMap<Integer, Integer, Long> map = doubleMap();
          for (int second = 0; second < 8; second++) {
            map.insert(1, second, (long) second);
          }
          Host.api().storageSet(map.key(1, 3), new byte[] {1});
          byte[] shortKey = Arrays.copyOf(map.key(1, 4), 50);
          Host.api().storageSet(shortKey, Codecs.U64.encode(5L));
          assertThat(map.entriesOf(1))
              .extracting(StorageMap.Entry::value)
              .containsExactlyInAnyOrder(0L, 1L, 2L, 4L, 5L, 6L, 7L);
        });
  }

  @Test
  void keysAreThePrefixAndTheHashedKeys() {
    chain.run(
        () -> {
          byte[] key = doubleMap().key(3, 4);
          assertThat(Arrays.copyOf(key, 32)).isEqualTo(prefix("Double").bytes());
          assertThat(Arrays.copyOfRange(key, 32, 40)).isEqualTo(Host.api().twox64(new byte[] {3}));
          assertThat(key[40]).isEqualTo((byte) 3);
          assertThat(Arrays.copyOfRange(key, 41, 57))
              .isEqualTo(Host.api().blake2b128(new byte[] {4}));
          assertThat(key).hasSize(58).endsWith(4);
        });
  }
}
