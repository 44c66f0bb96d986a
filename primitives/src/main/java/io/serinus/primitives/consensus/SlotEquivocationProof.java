package io.serinus.primitives.consensus;

import io.serinus.primitives.Header;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** That an author made two blocks in a slot. */
public record SlotEquivocationProof(
    BabeId offender, Slot slot, Header firstHeader, Header secondHeader) {
  public static final Codec<SlotEquivocationProof> CODEC =
      Codecs.of(
          (v, out) -> {
            BabeId.CODEC.encode(v.offender(), out);
            Slot.CODEC.encode(v.slot(), out);
            Header.CODEC.encode(v.firstHeader(), out);
            Header.CODEC.encode(v.secondHeader(), out);
          },
          in ->
              new SlotEquivocationProof(
                  BabeId.CODEC.decode(in),
                  Slot.CODEC.decode(in),
                  Header.CODEC.decode(in),
                  Header.CODEC.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "sp_consensus_slots::EquivocationProof",
                  List.of(
                      new TypeInfo.Param("Header", Header.CODEC::type),
                      new TypeInfo.Param("Id", BabeId.CODEC::type)),
                  List.of(
                      new TypeInfo.Field("offender", BabeId.CODEC::type, "Id"),
                      new TypeInfo.Field("slot", Slot.CODEC::type, "Slot"),
                      new TypeInfo.Field("first_header", Header.CODEC::type, "Header"),
                      new TypeInfo.Field("second_header", Header.CODEC::type, "Header")),
                  ""));
}
