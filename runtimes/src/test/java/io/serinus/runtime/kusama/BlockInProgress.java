package io.serinus.runtime.kusama;

import io.serinus.frame.RuntimeCall;
import io.serinus.frame.extrinsic.UncheckedExtrinsic;
import io.serinus.host.state.Overlay;
import io.serinus.primitives.Header;
import io.serinus.primitives.runtime.DispatchError;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.primitives.runtime.TransactionValidityError;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.trie.StateVersion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block that is being built, call by call. */
final class BlockInProgress {
  private static final Codec<List<Bytes>> EXTRINSICS = Codecs.list(Bytes.CODEC);

  private final KusamaChain chain;
  private final Overlay overlay;
  private final Header header;
  private final List<Bytes> extrinsics = new ArrayList<>();

  BlockInProgress(KusamaChain chain, Header header, Overlay overlay) {
    this.chain = chain;
    this.header = header;
    this.overlay = overlay;
    chain.callOn(overlay, "Core_initialize_block", Header.CODEC.encode(header));
  }

  /**
   * What became of an extrinsic.
   *
   * @param refused why it may not stand in the block; null if it does
   * @param failed why its call failed; null if it did not
   */
  record Outcome(
      RuntimeCall call,
      @Nullable TransactionValidityError refused,
      @Nullable DispatchError failed) {
    boolean isIncluded() {
      return refused == null;
    }

    boolean isOk() {
      return refused == null && failed == null;
    }
  }

  /** The state as it is by now. */
  Overlay overlay() {
    return overlay;
  }

  Header header() {
    return header;
  }

  /** Applies the inherents that the runtime makes of what the author knows. */
  List<Outcome> inherents(InherentData data) {
    overlay.startTransaction();
    List<Bytes> inherents =
        EXTRINSICS.decode(
            chain.callOn(
                overlay, "BlockBuilder_inherent_extrinsics", InherentData.CODEC.encode(data)));
    overlay.rollbackTransaction();
    return inherents.stream().map(this::apply).toList();
  }

  /** Applies an extrinsic, without the length before it; one that is refused leaves no trace. */
  Outcome apply(Bytes opaque) {
    byte[] encoded = new ScaleWriter().writeBytes(opaque.toArray()).toByteArray();
    overlay.startTransaction();
    byte[] answer = chain.callOn(overlay, "BlockBuilder_apply_extrinsic", encoded);
    RuntimeCall call =
        chain.look(overlay, () -> UncheckedExtrinsic.CODEC.decode(new ScaleReader(encoded)).call());
    ScaleReader in = new ScaleReader(answer);
    if (in.readBool()) {
      overlay.rollbackTransaction();
      return new Outcome(call, TransactionValidityError.CODEC.decode(in), null);
    }
    overlay.commitTransaction();
    extrinsics.add(opaque);
    return new Outcome(call, null, in.readBool() ? DispatchError.CODEC.decode(in) : null);
  }

  /** Ends the block, and has it executed as a whole. */
  void end() {
    Header built =
        Header.CODEC.decode(chain.callOn(overlay, "BlockBuilder_finalize_block", new byte[0]));
    chain.execute(built, extrinsics, overlay.changes(StateVersion.V1).root());
  }
}
