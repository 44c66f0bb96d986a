package io.serinus.primitives.consensus;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/**
 * A slot that no one won, taken by the one whose turn it was.
 *
 * @param authorityIndex whose, in the list of the epoch; a {@code u32}
 */
public record SecondaryPlainPreDigest(long authorityIndex, Slot slot) {
  public static final Codec<SecondaryPlainPreDigest> CODEC =
      Codecs.of(
          (v, out) -> {
            Codecs.U32.encode(v.authorityIndex(), out);
            Slot.CODEC.encode(v.slot(), out);
          },
          in -> new SecondaryPlainPreDigest(Codecs.U32.decode(in), Slot.CODEC.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "sp_consensus_babe::digests::SecondaryPlainPreDigest",
                  List.of(
                      new TypeInfo.Field(
                          "authority_index", Codecs.U32::type, "super::AuthorityIndex"),
                      new TypeInfo.Field("slot", Slot.CODEC::type, "Slot"))));
}
