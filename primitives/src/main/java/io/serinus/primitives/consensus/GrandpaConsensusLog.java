package io.serinus.primitives.consensus;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** What the runtime tells GRANDPA in the digest of a header. */
public sealed interface GrandpaConsensusLog {
  /** Other voters take over so many blocks after this one is finalized. */
  record Scheduled(ScheduledChange change) implements GrandpaConsensusLog {}

  /**
   * Other voters take over by force, so many blocks after this one, which is not waited for; the
   * median is the last finalized block that the runtime thinks all know, a {@code u32}.
   */
  record Forced(long median, ScheduledChange change) implements GrandpaConsensusLog {}

  /** A voter is not to vote any more; its index is a {@code u64}. */
  record OnDisabled(long authorityIndex) implements GrandpaConsensusLog {}

  /** Voting stops after so many blocks, a {@code u32}. */
  record Pause(long delay) implements GrandpaConsensusLog {}

  /** Voting goes on after so many blocks, a {@code u32}. */
  record Resume(long delay) implements GrandpaConsensusLog {}

  Codec<GrandpaConsensusLog> CODEC =
      Codecs.of(
          GrandpaConsensusLog::encode, GrandpaConsensusLog::decode, GrandpaConsensusLog::describe);

  private static void encode(GrandpaConsensusLog value, ScaleWriter out) {
    switch (value) {
      case Scheduled it -> {
        out.writeU8(1);
        ScheduledChange.CODEC.encode(it.change(), out);
      }
      case Forced it -> {
        out.writeU8(2);
        Codecs.U32.encode(it.median(), out);
        ScheduledChange.CODEC.encode(it.change(), out);
      }
      case OnDisabled it -> {
        out.writeU8(3);
        Codecs.U64.encode(it.authorityIndex(), out);
      }
      case Pause it -> {
        out.writeU8(4);
        Codecs.U32.encode(it.delay(), out);
      }
      case Resume it -> {
        out.writeU8(5);
        Codecs.U32.encode(it.delay(), out);
      }
    }
  }

  private static GrandpaConsensusLog decode(ScaleReader in) {
    int index = in.readU8();
    return switch (index) {
      case 1 -> new Scheduled(ScheduledChange.CODEC.decode(in));
      case 2 -> new Forced(Codecs.U32.decode(in), ScheduledChange.CODEC.decode(in));
      case 3 -> new OnDisabled(Codecs.U64.decode(in));
      case 4 -> new Pause(Codecs.U32.decode(in));
      case 5 -> new Resume(Codecs.U32.decode(in));
      default -> throw new ScaleException("no variant " + index + " of GrandpaConsensusLog");
    };
  }

  private static TypeInfo describe() {
    return new TypeInfo.Variants(
        "sp_consensus_grandpa::ConsensusLog",
        List.of(new TypeInfo.Param("N", Codecs.U32::type)),
        List.of(
            new TypeInfo.Variant(
                "ScheduledChange",
                1,
                new TypeInfo.Field("", ScheduledChange.CODEC::type, "ScheduledChange<N>")),
            new TypeInfo.Variant(
                "ForcedChange",
                2,
                new TypeInfo.Field("", Codecs.U32::type, "N"),
                new TypeInfo.Field("", ScheduledChange.CODEC::type, "ScheduledChange<N>")),
            new TypeInfo.Variant(
                "OnDisabled", 3, new TypeInfo.Field("", Codecs.U64::type, "AuthorityIndex")),
            new TypeInfo.Variant("Pause", 4, new TypeInfo.Field("", Codecs.U32::type, "N")),
            new TypeInfo.Variant("Resume", 5, new TypeInfo.Field("", Codecs.U32::type, "N"))),
        "");
  }
}
