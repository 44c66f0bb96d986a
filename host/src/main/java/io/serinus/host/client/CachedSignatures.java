package io.serinus.host.client;

import io.serinus.hostapi.CryptoApi;
import java.util.function.BooleanSupplier;

/** Verifies signatures at once, except those that are known to be good. */
final class CachedSignatures extends SignatureChecks {
  private final SignatureCache cache;

  CachedSignatures(CryptoApi crypto, SignatureCache cache) {
    super(crypto);
    this.cache = cache;
  }

  @Override
  boolean verify(SignedMessage message, BooleanSupplier check) {
    return cache.verify(message, check);
  }
}
