package io.serinus.host.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serinus.crypto.hash.Hashing;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class ExecutionThreadsTest {
  /** Ends some time after it was interrupted, as a host function does that is under way. */
  private static byte[] slowToStop(AtomicReference<byte[]> result) {
    while (!Thread.currentThread().isInterrupted()) {
      Thread.onSpinWait();
    }
    byte[] hash = new byte[32];
    for (int i = 0; i < 300_000; i++) {
      hash = Hashing.blake2b256(hash);
    }
    result.set(hash);
    return hash;
  }

  /** Else it would change a state that the next call works on already. */
  @Test
  void whatIsStoppedHasEnded() {
    AtomicReference<byte[]> result = new AtomicReference<>();
    assertThatThrownBy(
            () -> ExecutionThreads.run("f", Duration.ofMillis(500), () -> slowToStop(result)))
        .isInstanceOf(ExecutorException.class)
        .hasMessageContaining("f: stopped after 500 ms");
    assertThat(result.get()).hasSize(32);
  }

  @Test
  void whatIsInterruptedHasEnded() throws InterruptedException {
    AtomicReference<byte[]> result = new AtomicReference<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    AtomicReference<byte[]> seen = new AtomicReference<>();
    CountDownLatch begun = new CountDownLatch(1);
    Thread caller =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    ExecutionThreads.run(
                        "f",
                        Duration.ofMinutes(5),
                        () -> {
                          begun.countDown();
                          return slowToStop(result);
                        });
                  } catch (ExecutorException e) {
                    failure.set(e);
                    seen.set(result.get());
                  }
                });
    begun.await();
    caller.interrupt();
    caller.join();
    assertThat(failure.get()).hasMessageContaining("f: interrupted");
    assertThat(seen.get()).hasSize(32);
  }
}
