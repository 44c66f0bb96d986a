package io.serinus.host.hostapi;

import io.serinus.host.tracing.TraceRecorder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What some imports need beyond the {@link io.serinus.hostapi.HostApi}.
 *
 * @param http HTTP for offchain workers
 * @param proofSize bytes of storage proof recorded so far; −1 (all ones) where none is recorded
 * @param trace takes the spans that the runtime opens; null for calls that nobody traces
 */
public record HostServices(
    OffchainHttp http, LongSupplier proofSize, @Nullable TraceRecorder trace) {
  /** For calls outside offchain workers, without proof recording. */
  public static final HostServices NONE = new HostServices(new NoHttp(), () -> -1L, null);

  /** The same with HTTP. */
  public HostServices withHttp(OffchainHttp other) {
    return new HostServices(other, proofSize, trace);
  }

  /** The same with the runtime's spans recorded. */
  public HostServices withTrace(TraceRecorder recorder) {
    return new HostServices(http, proofSize, recorder);
  }
}
