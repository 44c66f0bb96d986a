package io.serinus.primitives.runtime;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;

/** Why a storage layer could not be opened or closed. */
public enum TransactionalError {
  /** Too many are open. */
  LIMIT_REACHED,
  /** None is open. */
  NO_LAYER;

  public static final Codec<TransactionalError> CODEC =
      Codecs.enumeration("sp_runtime::TransactionalError", values());
}
