package io.serinus.frame;

import io.serinus.hostapi.Host;
import io.serinus.primitives.AccountId;
import io.serinus.scale.ScaleWriter;
import java.nio.charset.StandardCharsets;

/** Accounts that have no key, since their id is a hash of what they are for. */
public final class DerivedAccount {
  private DerivedAccount() {}

  /** Begins the preimage of an id with the 16 letters that keep one kind from the others. */
  public static ScaleWriter preimage(String kind) {
    return new ScaleWriter().writeFixed(kind.getBytes(StandardCharsets.UTF_8));
  }

  /** The account whose id is the preimage's Blake2-256 hash. */
  public static AccountId of(ScaleWriter preimage) {
    return AccountId.wrap(Host.api().blake2b256(preimage.toByteArray()));
  }
}
