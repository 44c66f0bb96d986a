package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.primitives.consensus.Authority;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Tuple4;
import java.util.List;
import java.util.Optional;

/**
 * A change of the authority set that a block has announced.
 *
 * @param next the authorities to come
 * @param delay how many blocks after the announcement they take over, a {@code u32}
 * @param announcedAt the block that announced it
 * @param medianLastFinalized for a forced change, what the runtime takes to have been finalized
 *     when it was announced; a standard change has none and waits for finality
 */
public record PendingChange(
    List<Authority<GrandpaId>> next,
    long delay,
    BlockRef announcedAt,
    Optional<Long> medianLastFinalized) {
  private static final Codec<Tuple4<List<Authority<GrandpaId>>, Long, BlockRef, Optional<Long>>>
      FIELDS =
          Tuple4.codec(
              AuthoritySet.AUTHORITIES, Codecs.U32, BlockRef.CODEC, Codecs.optional(Codecs.U32));

  public static final Codec<PendingChange> CODEC =
      Codecs.mapped(
          FIELDS,
          v -> new Tuple4<>(v.next, v.delay, v.announcedAt, v.medianLastFinalized),
          v -> new PendingChange(v.first(), v.second(), v.third(), v.fourth()),
          FIELDS::type);

  public PendingChange {
    next = List.copyOf(next);
  }

  public boolean forced() {
    return medianLastFinalized.isPresent();
  }

  /** The height of the last block of the old set. */
  public long effectiveNumber() {
    return announcedAt.number() + delay;
  }
}
