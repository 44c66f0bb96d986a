package io.serinus.node.benchmark;

import io.serinus.primitives.Block;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Tuple2;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * How fast SCALE is written and read: a large block, whose extrinsics are byte strings to the host,
 * and as many bytes of small values, as a runtime has them.
 */
public final class ScaleBenchmark {
  private static final int EXTRINSIC = 140;
  private static final Codec<List<Tuple2<H256, Long>>> BALANCES =
      Codecs.list(Tuple2.codec(H256.CODEC, Codecs.COMPACT_U64));

  private ScaleBenchmark() {}

  /**
   * Runs it.
   *
   * @param time how long each figure may take
   * @param extrinsics how many are in the block
   */
  public static Figures run(Duration time, int extrinsics) {
    Figures figures = new Figures("scale");
    measure(
        figures, time, "block of " + extrinsics + " extrinsics", Block.CODEC, block(extrinsics));
    measure(
        figures,
        time,
        "list of " + extrinsics + " accounts and compact numbers",
        BALANCES,
        balances(extrinsics));
    return figures;
  }

  private static <T> void measure(
      Figures figures, Duration time, String what, Codec<T> codec, T value) {
    byte[] encoded = codec.encode(value);
    double mib = encoded.length / (double) (1 << 20);
    figures.add(what + ", size", encoded.length / 1024.0, "KiB");
    double encode = Repetition.nanos(time, () -> codec.encode(value).length == encoded.length);
    figures.add(what + ", encode", encode / 1e3, "µs");
    double decode = Repetition.nanos(time, () -> codec.decode(encoded) != null);
    figures.add(what + ", decode", decode / 1e3, "µs");
    figures.add(what + ", encode, speed", mib / (encode / 1e9), "MiB/s");
    figures.add(what + ", decode, speed", mib / (decode / 1e9), "MiB/s");
  }

  private static Block block(int extrinsics) {
    Random random = new Random(1);
    List<Bytes> body = new ArrayList<>(extrinsics);
    for (int i = 0; i < extrinsics; i++) {
      body.add(Bytes.wrap(bytes(random, EXTRINSIC)));
    }
    return new Block(new Header(H256.ZERO, 1, H256.ZERO, H256.ZERO, Digest.EMPTY), body);
  }

  private static List<Tuple2<H256, Long>> balances(int count) {
    Random random = new Random(2);
    List<Tuple2<H256, Long>> balances = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      balances.add(
          new Tuple2<>(H256.wrap(bytes(random, 32)), random.nextLong() >>> random.nextInt(64)));
    }
    return balances;
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
