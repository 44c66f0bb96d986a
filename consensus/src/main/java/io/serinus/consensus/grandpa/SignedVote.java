package io.serinus.consensus.grandpa;

import io.serinus.consensus.BlockRef;
import io.serinus.primitives.consensus.GrandpaId;
import io.serinus.primitives.consensus.GrandpaSignature;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Tuple3;

/**
 * A vote with who cast it. Whether the signature is good is not said; {@link SignatureCheck} is.
 *
 * @param vote what is voted
 * @param signature over the vote, its round and its set
 * @param id the voter
 */
public record SignedVote(Vote vote, GrandpaSignature signature, GrandpaId id) {
  private static final Codec<Tuple3<Vote, GrandpaSignature, GrandpaId>> FIELDS =
      Tuple3.codec(Vote.CODEC, GrandpaSignature.CODEC, GrandpaId.CODEC);

  /** The {@code SignedMessage} of the wire. */
  public static final Codec<SignedVote> CODEC =
      Codecs.mapped(
          FIELDS,
          v -> new Tuple3<>(v.vote, v.signature, v.id),
          v -> new SignedVote(v.first(), v.second(), v.third()),
          FIELDS::type);

  private static final Codec<Tuple3<BlockRef, GrandpaSignature, GrandpaId>> PRECOMMIT_FIELDS =
      Tuple3.codec(BlockRef.CODEC, GrandpaSignature.CODEC, GrandpaId.CODEC);

  /** The {@code SignedPrecommit} of commits, which leaves out the kind. */
  public static final Codec<SignedVote> PRECOMMIT_CODEC = ofKind(Vote.Kind.PRECOMMIT);

  /** The {@code SignedPrevote} of catch-up messages, which leaves out the kind. */
  public static final Codec<SignedVote> PREVOTE_CODEC = ofKind(Vote.Kind.PREVOTE);

  private static Codec<SignedVote> ofKind(Vote.Kind kind) {
    return Codecs.mapped(
        PRECOMMIT_FIELDS,
        v -> new Tuple3<>(v.vote.target(), v.signature, v.id),
        v -> new SignedVote(new Vote(kind, v.first()), v.second(), v.third()),
        PRECOMMIT_FIELDS::type);
  }

  public BlockRef target() {
    return vote.target();
  }
}
