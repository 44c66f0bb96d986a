package io.serinus.frame;

import io.serinus.scale.Codec;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;

/** Who calls: one of System's origins, or one of a pallet's own. */
public sealed interface OriginCaller permits RawOrigin, OriginCaller.OfPallet {
  /** The codec in the runtime that is running. */
  Codec<OriginCaller> CODEC = new OriginCodec();

  /** An origin that a pallet defines. */
  record OfPallet(PalletModule pallet, Object origin) implements OriginCaller {}

  /** Writes the pallet's index (System's is 0) and its origin. */
  final class OriginCodec implements Codec<OriginCaller> {
    private OriginCodec() {}

    @Override
    public void encode(OriginCaller value, ScaleWriter out) {
      switch (value) {
        case RawOrigin raw -> RawOriginCodec.CODEC.encode(raw, out.writeU8(0));
        case OfPallet(PalletModule pallet, Object origin) ->
            pallet.encodeOrigin(origin, out.writeU8(pallet.index()));
      }
    }

    @Override
    public OriginCaller decode(ScaleReader in) {
      int index = in.readU8();
      if (index == 0) {
        return RawOriginCodec.CODEC.decode(in);
      }
      PalletModule pallet = Runtime.current().module(index);
      Codec<?> codec = pallet == null ? null : pallet.origins();
      if (pallet == null || codec == null) {
        throw new ScaleException("no origins of pallet " + index);
      }
      return new OfPallet(pallet, codec.decode(in));
    }

    @Override
    public TypeInfo type() {
      return Runtime.current().outerTypes().origin();
    }
  }
}
