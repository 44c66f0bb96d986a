package io.serinus.primitives.consensus;

import io.serinus.primitives.H256;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** What a voter says in a round, {@code finality_grandpa::Message}. */
public record GrandpaMessage(Kind kind, H256 targetHash, long targetNumber) {
  /** The kinds of message; the ordinals are their SCALE indices. */
  public enum Kind {
    PREVOTE,
    PRECOMMIT,
    /** What the leader of the round proposes. */
    PRIMARY_PROPOSE;

    private static final Kind[] ALL = values();
  }

  public static final Codec<GrandpaMessage> CODEC =
      Codecs.of(
          (v, out) ->
              out.writeU8(v.kind().ordinal())
                  .writeFixed(v.targetHash().unsafeArray())
                  .writeU32(v.targetNumber()),
          in -> {
            int index = in.readU8();
            if (index >= Kind.ALL.length) {
              throw new ScaleException("no variant " + index + " of Message");
            }
            return new GrandpaMessage(Kind.ALL[index], H256.CODEC.decode(in), in.readU32());
          },
          GrandpaMessage::describe);

  public static GrandpaMessage of(GrandpaPrevote vote) {
    return new GrandpaMessage(Kind.PREVOTE, vote.targetHash(), vote.targetNumber());
  }

  public static GrandpaMessage of(GrandpaPrecommit vote) {
    return new GrandpaMessage(Kind.PRECOMMIT, vote.targetHash(), vote.targetNumber());
  }

  /** The bytes that are signed: the message, the round and the number of the set of voters. */
  public byte[] localized(long round, long setId) {
    ScaleWriter out = new ScaleWriter(53);
    CODEC.encode(this, out);
    return out.writeU64(round).writeU64(setId).toByteArray();
  }

  private static TypeInfo describe() {
    return new TypeInfo.Variants(
        "finality_grandpa::Message",
        List.of(
            new TypeInfo.Param("H", H256.CODEC::type), new TypeInfo.Param("N", Codecs.U32::type)),
        List.of(
            variant("Prevote", 0, GrandpaPrevote.CODEC.type()),
            variant("Precommit", 1, GrandpaPrecommit.CODEC.type()),
            variant("PrimaryPropose", 2, proposal())),
        "");
  }

  /** A proposal looks like a vote, under a name of its own. */
  private static TypeInfo proposal() {
    TypeInfo.Composite vote = (TypeInfo.Composite) GrandpaPrevote.CODEC.type();
    return new TypeInfo.Composite(
        "finality_grandpa::PrimaryPropose", vote.params(), vote.fields(), "");
  }

  private static TypeInfo.Variant variant(String name, int index, TypeInfo of) {
    return new TypeInfo.Variant(name, index, new TypeInfo.Field("", () -> of, name + "<H, N>"));
  }
}
