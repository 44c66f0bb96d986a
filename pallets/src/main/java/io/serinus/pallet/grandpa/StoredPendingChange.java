package io.serinus.pallet.grandpa;

import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;
import java.util.Optional;

/**
 * Other voters, who are to take over.
 *
 * @param scheduledAt the block that says so, a {@code u32}
 * @param delay how many blocks later, a {@code u32}
 * @param forced the last block that all are thought to have finalized, where the change does not
 *     wait for finality
 */
public record StoredPendingChange(
    long scheduledAt,
    long delay,
    List<Authority<GrandpaId>> nextAuthorities,
    Optional<Long> forced) {
  private static final Codec<List<Authority<GrandpaId>>> AUTHORITIES =
      Codecs.weakBoundedList(Authority.codec(GrandpaId.CODEC));
  private static final Codec<Optional<Long>> FORCED = Codecs.optional(Codecs.U32);

  public static final Codec<StoredPendingChange> CODEC =
      Codecs.of(
          (v, out) -> {
            out.writeU32(v.scheduledAt()).writeU32(v.delay());
            AUTHORITIES.encode(v.nextAuthorities(), out);
            FORCED.encode(v.forced(), out);
          },
          in ->
              new StoredPendingChange(
                  in.readU32(), in.readU32(), AUTHORITIES.decode(in), FORCED.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "pallet_grandpa::StoredPendingChange",
                  List.of(
                      new TypeInfo.Param("N", Codecs.U32::type), new TypeInfo.Param("Limit", null)),
                  List.of(
                      new TypeInfo.Field("scheduled_at", Codecs.U32::type, "N"),
                      new TypeInfo.Field("delay", Codecs.U32::type, "N"),
                      new TypeInfo.Field(
                          "next_authorities", AUTHORITIES::type, "BoundedAuthorityList<Limit>"),
                      new TypeInfo.Field("forced", FORCED::type, "Option<N>")),
                  ""));

  public StoredPendingChange {
    nextAuthorities = List.copyOf(nextAuthorities);
  }
}
