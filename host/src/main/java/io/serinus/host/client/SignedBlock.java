package io.serinus.host.client;

import io.serinus.host.chain.Justification;
import io.serinus.primitives.Block;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/**
 * A block with its justifications, as it is exported.
 *
 * @param justifications none if there are none
 */
public record SignedBlock(Block block, List<Justification> justifications) {
  public static final Codec<SignedBlock> CODEC =
      Codecs.of(
          SignedBlock::encode,
          SignedBlock::decode,
          () ->
              new TypeInfo.Composite(
                  "sp_runtime::generic::block::SignedBlock",
                  List.of(
                      new TypeInfo.Field("block", Block.CODEC::type),
                      new TypeInfo.Field("justifications", Justification.LIST::type))));

  public SignedBlock {
    justifications = List.copyOf(justifications);
  }

  private static void encode(SignedBlock signed, ScaleWriter out) {
    Block.CODEC.encode(signed.block, out);
    out.writeBool(!signed.justifications.isEmpty());
    if (!signed.justifications.isEmpty()) {
      Justification.LIST.encode(signed.justifications, out);
    }
  }

  private static SignedBlock decode(ScaleReader in) {
    Block block = Block.CODEC.decode(in);
    return new SignedBlock(block, in.readBool() ? Justification.LIST.decode(in) : List.of());
  }
}
