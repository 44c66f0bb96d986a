package io.serinus.host.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LruCacheTest {
  /** Sixteen shards of 100. */
  private final LruCache<Integer, Integer> cache = new LruCache<>(1600, weight -> weight);

  /** Keys of one shard. */
  private static final int ONE = 0;

  private static final int OTHER = 13;
  private static final int THIRD = 34;

  @Test
  void forgetsWhatWasUsedLongestAgo() {
    cache.put(ONE, 50);
    cache.put(OTHER, 50);
    assertThat(cache.get(ONE)).isEqualTo(50);
    cache.put(THIRD, 50);
    assertThat(cache.get(ONE)).isEqualTo(50);
    assertThat(cache.get(OTHER)).isNull();
  }

  @Test
  void weighsAnewWhatIsReplaced() {
    cache.put(ONE, 90);
    cache.put(ONE, 40);
    cache.put(OTHER, 60);
    assertThat(cache.get(ONE)).isEqualTo(40);
    assertThat(cache.stats().bytes()).isEqualTo(100);
  }

  @Test
  void makesNoRoomForWhatIsTooHeavyToStay() {
    cache.put(ONE, 50);
    cache.put(OTHER, 40);
    cache.put(OTHER, 101);
    assertThat(cache.get(ONE)).isEqualTo(50);
    assertThat(cache.get(OTHER)).isNull();
    assertThat(cache.stats().bytes()).isEqualTo(50);
  }
}
