package io.serinus.pallet.session;

import io.serinus.frame.annotation.RuntimeApi;
import io.serinus.primitives.KeyTypeId;
import io.serinus.scale.Bytes;
import io.serinus.scale.Tuple2;
import java.util.List;
import java.util.Optional;

/** What nodes ask to make session keys and to look into them. */
@RuntimeApi(value = "SessionKeys", id = "ab3c0572291feb8b", version = 1)
public interface SessionKeysApi {
  /** Generate a set of session keys in the node's key store, with optionally using a seed. */
  Bytes generateSessionKeys(Optional<Bytes> seed);

  /** Decode the given public session keys. */
  Optional<List<Tuple2<Bytes, KeyTypeId>>> decodeSessionKeys(Bytes encoded);
}
