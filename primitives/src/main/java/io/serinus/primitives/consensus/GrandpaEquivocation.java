package io.serinus.primitives.consensus;

import io.serinus.primitives.H256;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** Two different votes of one voter, in one half of a round. */
public sealed interface GrandpaEquivocation {
  /** In the first half. */
  record Prevotes(VoteEquivocation<GrandpaPrevote> equivocation) implements GrandpaEquivocation {}

  /** In the second half. */
  record Precommits(VoteEquivocation<GrandpaPrecommit> equivocation)
      implements GrandpaEquivocation {}

  Codec<GrandpaEquivocation> CODEC =
      Codecs.of(
          GrandpaEquivocation::encode, GrandpaEquivocation::decode, GrandpaEquivocation::describe);

  /** The codec of an equivocation in the first half. */
  Codec<VoteEquivocation<GrandpaPrevote>> PREVOTES = VoteEquivocation.codec(GrandpaPrevote.CODEC);

  /** The codec of an equivocation in the second half. */
  Codec<VoteEquivocation<GrandpaPrecommit>> PRECOMMITS =
      VoteEquivocation.codec(GrandpaPrecommit.CODEC);

  /** Who voted twice. */
  default GrandpaId offender() {
    return switch (this) {
      case Prevotes it -> it.equivocation().identity();
      case Precommits it -> it.equivocation().identity();
    };
  }

  /** In which round; an unsigned {@code u64}. */
  default long roundNumber() {
    return switch (this) {
      case Prevotes it -> it.equivocation().roundNumber();
      case Precommits it -> it.equivocation().roundNumber();
    };
  }

  private static void encode(GrandpaEquivocation value, ScaleWriter out) {
    switch (value) {
      case Prevotes it -> {
        out.writeU8(0);
        PREVOTES.encode(it.equivocation(), out);
      }
      case Precommits it -> {
        out.writeU8(1);
        PRECOMMITS.encode(it.equivocation(), out);
      }
    }
  }

  private static GrandpaEquivocation decode(ScaleReader in) {
    int index = in.readU8();
    return switch (index) {
      case 0 -> new Prevotes(PREVOTES.decode(in));
      case 1 -> new Precommits(PRECOMMITS.decode(in));
      default -> throw new ScaleException("no variant " + index + " of GrandpaEquivocation");
    };
  }

  private static TypeInfo describe() {
    return new TypeInfo.Variants(
        "sp_consensus_grandpa::Equivocation",
        List.of(
            new TypeInfo.Param("H", H256.CODEC::type), new TypeInfo.Param("N", Codecs.U32::type)),
        List.of(
            new TypeInfo.Variant(
                "Prevote",
                0,
                new TypeInfo.Field(
                    "",
                    PREVOTES::type,
                    "finality_grandpa::Equivocation<AuthorityId, finality_grandpa::Prevote<\nH, N>, AuthoritySignature,>")),
            new TypeInfo.Variant(
                "Precommit",
                1,
                new TypeInfo.Field(
                    "",
                    PRECOMMITS::type,
                    "finality_grandpa::Equivocation<AuthorityId, finality_grandpa::Precommit\n<H, N>, AuthoritySignature,>"))),
        "");
  }
}
