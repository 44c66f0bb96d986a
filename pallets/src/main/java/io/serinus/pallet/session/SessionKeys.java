package io.serinus.pallet.session;

import io.serinus.frame.PalletModule;
import io.serinus.frame.Runtime;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import java.util.Arrays;

/** A validator's keys, one after the other as the runtime's {@link SessionKeyLayout} says. */
public record SessionKeys(Bytes encoded) {
  /** The codec in the runtime that is running. */
  public static final Codec<SessionKeys> CODEC =
      Codecs.of(
          (v, out) -> out.writeFixed(v.encoded.unsafeArray()),
          in -> new SessionKeys(Bytes.wrap(in.readFixed(layout().length()))),
          () -> layout().type());

  /** The key of this place in the layout. */
  public Bytes key(SessionKeyLayout layout, int place) {
    int offset = layout.offset(place);
    return Bytes.wrap(
        Arrays.copyOfRange(
            encoded.unsafeArray(), offset, offset + layout.keys().get(place).length()));
  }

  private static SessionKeyLayout layout() {
    for (PalletModule module : Runtime.current().pallets()) {
      if (module.pallet() instanceof Session session) {
        return session.layout();
      }
    }
    throw new IllegalStateException("session keys are those of the pallet Session");
  }
}
