package io.serinus.frame.system.extension;

import io.serinus.frame.system.FrameSystem;
import io.serinus.primitives.H256;
import io.serinus.primitives.Weight;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.Unit;
import io.serinus.scale.info.TypeInfo;

/** Signs for one chain. */
public final class CheckGenesis extends MarkerExtension {
  private final FrameSystem system;

  public CheckGenesis(FrameSystem system) {
    super("frame_system::extensions::check_genesis::CheckGenesis");
    this.system = system;
  }

  @Override
  public TypeInfo implicitType() {
    return H256.CODEC.type();
  }

  @Override
  public void writeImplicit(Unit data, ScaleWriter out) {
    H256.CODEC.encode(system.blockHash(0), out);
  }

  @Override
  public Weight weight(Unit data) {
    return Weight.of(6_940_000, 0);
  }
}
