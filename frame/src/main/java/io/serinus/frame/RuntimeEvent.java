package io.serinus.frame;

import io.serinus.scale.Codec;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;

/** An event of the runtime: the pallet and its event. */
public record RuntimeEvent(PalletModule pallet, Object event) {
  /** The codec in the runtime that is running. */
  public static final Codec<RuntimeEvent> CODEC = new EventCodec();

  private static final class EventCodec implements Codec<RuntimeEvent> {
    @Override
    public void encode(RuntimeEvent value, ScaleWriter out) {
      out.writeU8(value.pallet.index());
      value.pallet.encodeEvent(value.event, out);
    }

    @Override
    public RuntimeEvent decode(ScaleReader in) {
      int index = in.readU8();
      PalletModule pallet = Runtime.current().module(index);
      Codec<?> codec = pallet == null ? null : pallet.events();
      if (pallet == null || codec == null) {
        throw new io.serinus.scale.ScaleException("no events of pallet " + index);
      }
      return new RuntimeEvent(pallet, codec.decode(in));
    }

    @Override
    public TypeInfo type() {
      return Runtime.current().outerTypes().event();
    }
  }
}
