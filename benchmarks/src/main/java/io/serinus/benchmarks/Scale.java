package io.serinus.benchmarks;

import io.serinus.primitives.Block;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.scale.Bytes;
import java.util.Collections;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A block of 5,000 extrinsics. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class Scale {
  private final Block block =
      new Block(
          new Header(H256.ZERO, 1, H256.ZERO, H256.ZERO, Digest.EMPTY),
          Collections.nCopies(5000, Bytes.wrap(new byte[140])));
  private final byte[] encoded = Block.CODEC.encode(block);

  /** Writes it. */
  @Benchmark
  public byte[] encodeBlock() {
    return Block.CODEC.encode(block);
  }

  /** Reads it. */
  @Benchmark
  public Block decodeBlock() {
    return Block.CODEC.decode(encoded);
  }
}
