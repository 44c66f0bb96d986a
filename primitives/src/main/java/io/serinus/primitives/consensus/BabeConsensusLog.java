package io.serinus.primitives.consensus;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** What the runtime tells BABE in the digest of a header. */
public sealed interface BabeConsensusLog {
  /** Who authors in the next epoch; in the first block of each epoch. */
  record NextEpochData(NextEpochDescriptor descriptor) implements BabeConsensusLog {}

  /** An authority is not to author any more; its index is a {@code u32}. */
  record OnDisabled(long authorityIndex) implements BabeConsensusLog {}

  /** The configuration changes with the next epoch. */
  record NextConfigData(NextConfigDescriptor descriptor) implements BabeConsensusLog {}

  Codec<BabeConsensusLog> CODEC =
      Codecs.of(BabeConsensusLog::encode, BabeConsensusLog::decode, BabeConsensusLog::describe);

  private static void encode(BabeConsensusLog value, ScaleWriter out) {
    switch (value) {
      case NextEpochData it -> {
        out.writeU8(1);
        NextEpochDescriptor.CODEC.encode(it.descriptor(), out);
      }
      case OnDisabled it -> {
        out.writeU8(2);
        Codecs.U32.encode(it.authorityIndex(), out);
      }
      case NextConfigData it -> {
        out.writeU8(3);
        NextConfigDescriptor.CODEC.encode(it.descriptor(), out);
      }
    }
  }

  private static BabeConsensusLog decode(ScaleReader in) {
    int index = in.readU8();
    return switch (index) {
      case 1 -> new NextEpochData(NextEpochDescriptor.CODEC.decode(in));
      case 2 -> new OnDisabled(Codecs.U32.decode(in));
      case 3 -> new NextConfigData(NextConfigDescriptor.CODEC.decode(in));
      default -> throw new ScaleException("no variant " + index + " of BabeConsensusLog");
    };
  }

  private static TypeInfo describe() {
    return new TypeInfo.Variants(
        "sp_consensus_babe::ConsensusLog",
        List.of(
            new TypeInfo.Variant(
                "NextEpochData",
                1,
                new TypeInfo.Field("", NextEpochDescriptor.CODEC::type, "NextEpochDescriptor")),
            new TypeInfo.Variant(
                "OnDisabled", 2, new TypeInfo.Field("", Codecs.U32::type, "AuthorityIndex")),
            new TypeInfo.Variant(
                "NextConfigData",
                3,
                new TypeInfo.Field("", NextConfigDescriptor.CODEC::type, "NextConfigDescriptor"))));
  }
}
