package io.serinus.host.hostapi;

import java.util.function.LongSupplier;

/**
 * What some imports need beyond the {@link io.serinus.hostapi.HostApi}.
 *
 * @param http HTTP for offchain workers
 * @param proofSize bytes of storage proof recorded so far; −1 (all ones) where none is recorded
 */
public record HostServices(OffchainHttp http, LongSupplier proofSize) {
  /** For calls outside offchain workers, without proof recording. */
  public static final HostServices NONE = new HostServices(new NoHttp(), () -> -1L);

  /** The same with HTTP. */
  public HostServices withHttp(OffchainHttp other) {
    return new HostServices(other, proofSize);
  }
}
