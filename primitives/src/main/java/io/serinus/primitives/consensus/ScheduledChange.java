package io.serinus.primitives.consensus;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/**
 * That other voters take over.
 *
 * @param delay after how many blocks, a {@code u32}
 */
public record ScheduledChange(List<Authority<GrandpaId>> nextAuthorities, long delay) {
  private static final Codec<List<Authority<GrandpaId>>> AUTHORITIES =
      Codecs.list(Authority.codec(GrandpaId.CODEC));

  public static final Codec<ScheduledChange> CODEC =
      Codecs.of(
          (v, out) -> {
            AUTHORITIES.encode(v.nextAuthorities(), out);
            Codecs.U32.encode(v.delay(), out);
          },
          in -> new ScheduledChange(AUTHORITIES.decode(in), Codecs.U32.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "sp_consensus_grandpa::ScheduledChange",
                  List.of(new TypeInfo.Param("N", Codecs.U32::type)),
                  List.of(
                      new TypeInfo.Field("next_authorities", AUTHORITIES::type, "AuthorityList"),
                      new TypeInfo.Field("delay", Codecs.U32::type, "N")),
                  ""));

  public ScheduledChange {
    nextAuthorities = List.copyOf(nextAuthorities);
  }
}
