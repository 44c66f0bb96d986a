package io.serinus.consensus.babe;

import io.serinus.crypto.keys.KeyStore;
import io.serinus.crypto.keys.KeyTypeId;
import io.serinus.crypto.keys.SignatureScheme;
import io.serinus.crypto.keys.Sr25519Pair;
import io.serinus.crypto.sr25519.Sr25519KeyPair;
import io.serinus.primitives.consensus.BabeId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The keys a node may author with. */
@FunctionalInterface
public interface BabeKeys {
  /** The pair of a public key, if it is the node's. */
  Optional<Sr25519KeyPair> pair(BabeId id);

  /**
   * The keys of type {@code babe} in a key store. Keys that have been found are remembered, since
   * deriving them from their secrets takes long; one that is added later is found as well.
   */
  static BabeKeys of(KeyStore store) {
    Map<BabeId, Sr25519KeyPair> known = new ConcurrentHashMap<>();
    return id -> {
      Sr25519KeyPair pair = known.get(id);
      if (pair == null) {
        pair =
            store
                .pair(KeyTypeId.BABE, SignatureScheme.SR25519, id.unsafeArray())
                .map(found -> ((Sr25519Pair) found).pair())
                .orElse(null);
        if (pair != null) {
          known.put(id, pair);
        }
      }
      return Optional.ofNullable(pair);
    };
  }
}
