package io.serinus.primitives.consensus;

import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** That a key was a validator's in a session. */
public record MembershipProof(long session, List<Bytes> trieNodes, long validatorCount) {
  private static final Codec<List<Bytes>> NODES = Codecs.list(Bytes.CODEC);

  public static final Codec<MembershipProof> CODEC =
      Codecs.of(
          (v, out) -> {
            Codecs.U32.encode(v.session(), out);
            NODES.encode(v.trieNodes(), out);
            Codecs.U32.encode(v.validatorCount(), out);
          },
          in -> new MembershipProof(Codecs.U32.decode(in), NODES.decode(in), Codecs.U32.decode(in)),
          () ->
              new TypeInfo.Composite(
                  "sp_session::MembershipProof",
                  List.of(
                      new TypeInfo.Field("session", Codecs.U32::type, "SessionIndex"),
                      new TypeInfo.Field("trie_nodes", NODES::type, "Vec<Vec<u8>>"),
                      new TypeInfo.Field("validator_count", Codecs.U32::type, "ValidatorCount"))));

  public MembershipProof {
    trieNodes = List.copyOf(trieNodes);
  }
}
