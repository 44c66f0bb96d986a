package io.serinus.primitives.consensus;

import io.serinus.primitives.H256;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** Who may author in the next epoch. */
public record NextEpochDescriptor(List<Authority<BabeId>> authorities, H256 randomness) {
  private static final Codec<List<Authority<BabeId>>> AUTHORITIES =
      Codecs.list(Authority.codec(BabeId.CODEC));

  public static final Codec<NextEpochDescriptor> CODEC =
      Codecs.of(
          (v, out) -> {
            AUTHORITIES.encode(v.authorities(), out);
            H256.ARRAY.encode(v.randomness(), out);
          },
          in -> new NextEpochDescriptor(AUTHORITIES.decode(in), H256.ARRAY.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "sp_consensus_babe::digests::NextEpochDescriptor",
                  List.of(
                      new TypeInfo.Field(
                          "authorities",
                          AUTHORITIES::type,
                          "Vec<(AuthorityId, BabeAuthorityWeight)>"),
                      new TypeInfo.Field("randomness", H256.ARRAY::type, "Randomness"))));

  public NextEpochDescriptor {
    authorities = List.copyOf(authorities);
  }
}
