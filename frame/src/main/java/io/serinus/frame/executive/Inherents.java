package io.serinus.frame.executive;

import io.serinus.frame.Call;
import io.serinus.frame.InherentError;
import io.serinus.frame.PalletModule;
import io.serinus.frame.Runtime;
import io.serinus.frame.RuntimeCall;
import io.serinus.frame.extrinsic.Block;
import io.serinus.frame.extrinsic.UncheckedExtrinsic;
import io.serinus.primitives.runtime.CheckInherentsResult;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.scale.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes and checks what authors themselves put into blocks. */
public final class Inherents {
  private final Runtime runtime;

  public Inherents(Runtime runtime) {
    this.runtime = runtime;
  }

  /** The inherents that the pallets make of the author's data, in the pallets' order. */
  public List<UncheckedExtrinsic> create(InherentData data) {
    List<UncheckedExtrinsic> inherents = new ArrayList<>();
    for (PalletModule module : runtime.pallets()) {
      Call call = module.pallet().createInherent(data);
      if (call != null) {
        inherents.add(UncheckedExtrinsic.bare(new RuntimeCall(module, call)));
      }
    }
    return inherents;
  }

  /** Holds a block's inherents against what the checking node would have said itself. */
  public CheckInherentsResult check(Block block, InherentData data) {
    CheckInherentsResult result = CheckInherentsResult.OKAY;
    Set<PalletModule> seen = new LinkedHashSet<>();
    for (UncheckedExtrinsic extrinsic : block.extrinsics()) {
      RuntimeCall call = extrinsic.call();
      if (!(extrinsic.preamble() instanceof UncheckedExtrinsic.Preamble.Bare)
          || !call.pallet().pallet().isInherent(call.call())) {
        continue;
      }
      seen.add(call.pallet());
      InherentError error = call.pallet().pallet().checkInherent(call.call(), data);
      if (error != null) {
        result = result.withError(error.identifier(), error.error(), error.fatal());
      }
    }
    for (PalletModule module : runtime.pallets()) {
      if (module.pallet().isInherentRequired() && !seen.contains(module)) {
        result =
            result.withError(
                Bytes.ofText("missing0"), Bytes.ofText(module.name() + " is missing"), true);
      }
    }
    return result;
  }
}
