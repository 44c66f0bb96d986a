package io.serinus.frame.system.extension;

import io.serinus.frame.system.FrameSystem;
import io.serinus.primitives.Weight;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.Unit;
import io.serinus.scale.info.TypeInfo;

/** Signs for one version of the runtime. */
public final class CheckSpecVersion extends MarkerExtension {
  private final FrameSystem system;

  public CheckSpecVersion(FrameSystem system) {
    super("frame_system::extensions::check_spec_version::CheckSpecVersion");
    this.system = system;
  }

  @Override
  public TypeInfo implicitType() {
    return Codecs.U32.type();
  }

  @Override
  public void writeImplicit(Unit data, ScaleWriter out) {
    out.writeU32(system.version().specVersion());
  }

  @Override
  public Weight weight(Unit data) {
    return Weight.of(650_000, 0);
  }
}
