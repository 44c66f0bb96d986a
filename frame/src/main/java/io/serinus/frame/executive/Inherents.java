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
import java.util.ArrayList;
import java.util.List;

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

  /**
   * Holds a block's inherents, with which it begins, against what the checking node would have said
   * itself, up to the first fatal error.
   */
  public CheckInherentsResult check(Block block, InherentData data) {
    CheckInherentsResult result = CheckInherentsResult.OKAY;
    for (UncheckedExtrinsic extrinsic : block.extrinsics()) {
      if (!isInherent(extrinsic) || result.fatalError()) {
        return result;
      }
      RuntimeCall call = extrinsic.call();
      InherentError error = call.pallet().pallet().checkInherent(call.call(), data);
      if (error != null) {
        result = result.withError(error.identifier(), error.error(), error.fatal());
      }
    }
    return result;
  }

  /** Whether an extrinsic is what the author says of itself. */
  static boolean isInherent(UncheckedExtrinsic extrinsic) {
    return extrinsic.preamble() instanceof UncheckedExtrinsic.Preamble.Bare
        && extrinsic.call().pallet().pallet().isInherent(extrinsic.call().call());
  }
}
