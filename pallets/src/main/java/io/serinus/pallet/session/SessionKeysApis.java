package io.serinus.pallet.session;

import io.serinus.frame.RuntimeApiModule;
import io.serinus.hostapi.Host;
import io.serinus.primitives.KeyTypeId;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.Tuple2;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes session keys of a runtime's layout, and takes them apart. */
public final class SessionKeysApis implements SessionKeysApi {
  private final SessionKeyLayout layout;

  public SessionKeysApis(SessionKeyLayout layout) {
    this.layout = layout;
  }

  /** The API for a runtime to offer. */
  public RuntimeApiModule module() {
    return new SessionKeysApiFunctions(this);
  }

  @Override
  public Bytes generateSessionKeys(Optional<Bytes> seed) {
    byte[] secret = seed.map(Bytes::unsafeArray).orElse(null);
    ScaleWriter all = new ScaleWriter(layout.length());
    for (SessionKeyLayout.Key key : layout.keys()) {
      byte[] type = key.type().unsafeArray();
      all.writeFixed(
          switch (key.scheme()) {
            case ED25519 -> Host.api().ed25519Generate(type, secret);
            case SR25519 -> Host.api().sr25519Generate(type, secret);
            case ECDSA -> Host.api().ecdsaGenerate(type, secret);
          });
    }
    return Bytes.wrap(all.toByteArray());
  }

  @Override
  public Optional<List<Tuple2<Bytes, KeyTypeId>>> decodeSessionKeys(Bytes encoded) {
    // What follows the keys is of no interest, as in the reference.
    if (encoded.length() < layout.length()) {
      return Optional.empty();
    }
    SessionKeys keys = new SessionKeys(encoded);
    List<Tuple2<Bytes, KeyTypeId>> parts = new ArrayList<>();
    for (int i = 0; i < layout.keys().size(); i++) {
      parts.add(new Tuple2<>(keys.key(layout, i), layout.keys().get(i).type()));
    }
    return Optional.of(parts);
  }
}
