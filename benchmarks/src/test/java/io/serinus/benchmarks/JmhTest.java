package io.serinus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark once, with as little to do as possible and in this JVM. */
@Tag("slow")
class JmhTest {
  @Test
  void everyBenchmarkRuns() throws RunnerException {
    Collection<RunResult> results =
        new Runner(
                new OptionsBuilder()
                    .forks(0)
                    .warmupIterations(0)
                    .measurementIterations(1)
                    .measurementTime(TimeValue.milliseconds(5))
                    .shouldFailOnError(true)
                    .verbosity(VerboseMode.SILENT)
                    .build())
            .run();
    assertThat(results)
        .extracting(result -> result.getParams().getBenchmark())
        .contains(Scale.class.getName() + ".encodeBlock", Scale.class.getName() + ".decodeBlock");
    assertThat(results)
        .allSatisfy(result -> assertThat(result.getPrimaryResult().getScore()).isPositive());
    for (Class<?> type : new Class<?>[] {Crypto.class, Executor.class, Scale.class, Trie.class}) {
      assertThat(results)
          .extracting(result -> result.getParams().getBenchmark())
          .anyMatch(name -> name.startsWith(type.getName() + "."));
    }
  }
}
