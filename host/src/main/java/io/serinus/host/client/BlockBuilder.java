package io.serinus.host.client;

import io.serinus.host.executor.ExecutorException;
import io.serinus.host.state.Overlay;
import io.serinus.host.state.StateView;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.RuntimeVersion;
import io.serinus.primitives.runtime.ExtrinsicInclusionMode;
import io.serinus.primitives.runtime.InherentData;
import io.serinus.primitives.runtime.TransactionValidityError;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.trie.StateVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Builds one block on a parent, call by call: the inherents first, then transactions, then {@link
 * #build}. For one thread.
 */
public final class BlockBuilder {
  /** What became of an extrinsic. */
  public sealed interface Outcome {
    /**
     * It is in the block; its call may have failed.
     *
     * @param error the encoded {@code DispatchError} of a failed call, whose shape is the runtime's
     *     own; empty if it did not fail
     */
    record Included(Bytes error) implements Outcome {
      /** Whether the call did what it should. */
      public boolean succeeded() {
        return error.isEmpty();
      }
    }

    /** It is not in the block, and has left no trace. */
    record Refused(TransactionValidityError error) implements Outcome {}

    /** The runtime panicked at it; it is not in the block, and has left no trace. */
    record Panicked(String message) implements Outcome {}
  }

  private static final Codec<List<Bytes>> EXTRINSICS = Codecs.list(Bytes.CODEC);
  private static final byte[] NONE = {};

  private final RuntimeCaller runtime;
  private final Overlay overlay;
  private final StateVersion stateVersion;
  private final ExtrinsicInclusionMode mode;
  private final List<Bytes> extrinsics = new ArrayList<>();
  private long size;

  /**
   * Begins a block by {@code Core_initialize_block}.
   *
   * @param digest what the author's engine tells the runtime
   */
  BlockBuilder(
      RuntimeCaller runtime, StateView state, H256 parent, long parentNumber, Digest digest) {
    this.runtime = runtime;
    this.overlay = new Overlay(state);
    this.stateVersion = stateVersion(runtime.version(state));
    Header header = new Header(parent, parentNumber + 1, H256.ZERO, H256.ZERO, digest);
    byte[] encoded = Header.CODEC.encode(header);
    byte[] answer = runtime.call(overlay, "Core_initialize_block", encoded);
    this.mode = mode(answer);
    this.size = encoded.length;
  }

  /** The version of the state that a runtime's version calls for. */
  public static StateVersion stateVersion(RuntimeVersion version) {
    return version.systemVersion() == 0 ? StateVersion.V0 : StateVersion.V1;
  }

  /** Runtimes before version 5 of the Core API answer with nothing. */
  private static ExtrinsicInclusionMode mode(byte[] answer) {
    return answer.length == 0
        ? ExtrinsicInclusionMode.ALL_EXTRINSICS
        : ExtrinsicInclusionMode.CODEC.decode(answer);
  }

  /** Which extrinsics the runtime lets in. */
  public ExtrinsicInclusionMode mode() {
    return mode;
  }

  /** How many bytes the block's encoding takes so far, about. */
  public long size() {
    return size;
  }

  /** The extrinsics that are in the block so far. */
  public List<Bytes> extrinsics() {
    return List.copyOf(extrinsics);
  }

  /**
   * The inherent extrinsics that the runtime makes of what the author tells it; none of them is in
   * the block yet.
   *
   * @throws ExecutorException if the runtime panics, as where something is missing
   */
  public List<Bytes> inherents(InherentData data) {
    return onTrial(
        () ->
            EXTRINSICS.decode(
                runtime.call(
                    overlay, "BlockBuilder_inherent_extrinsics", InherentData.CODEC.encode(data))));
  }

  private <T> T onTrial(Supplier<T> call) {
    overlay.startTransaction();
    try {
      return call.get();
    } finally {
      overlay.rollbackTransaction();
    }
  }

  /** Tries to put an opaque extrinsic into the block. */
  public Outcome apply(Bytes extrinsic) {
    byte[] argument =
        new ScaleWriter(extrinsic.length() + 5).writeBytes(extrinsic.unsafeArray()).toByteArray();
    overlay.startTransaction();
    boolean included = false;
    try {
      Outcome outcome = outcome(runtime.call(overlay, "BlockBuilder_apply_extrinsic", argument));
      included = outcome instanceof Outcome.Included;
      if (included) {
        extrinsics.add(extrinsic);
        size += argument.length;
      }
      return outcome;
    } catch (ExecutorException e) {
      return new Outcome.Panicked(String.valueOf(e.getMessage()));
    } finally {
      if (included) {
        overlay.commitTransaction();
      } else {
        overlay.rollbackTransaction();
      }
    }
  }

  /** Reads an {@code ApplyExtrinsicResult}. */
  private static Outcome outcome(byte[] answer) {
    ScaleReader in = new ScaleReader(answer);
    if (in.readBool()) {
      return new Outcome.Refused(TransactionValidityError.CODEC.decode(in));
    }
    return new Outcome.Included(
        in.readBool() ? Bytes.wrap(in.readFixed(in.remaining())) : Bytes.EMPTY);
  }

  /**
   * Ends the block by {@code BlockBuilder_finalize_block}. Nothing more can be done with the
   * builder.
   *
   * @throws ClientException if the runtime's state root is not that of the state
   */
  public BuiltBlock build() {
    Header header = Header.CODEC.decode(runtime.call(overlay, "BlockBuilder_finalize_block", NONE));
    var changes = overlay.changes(stateVersion);
    if (!Arrays.equals(changes.root().toBytes(), header.stateRoot().unsafeArray())) {
      throw new ClientException(
          "the runtime built a block with state root "
              + header.stateRoot()
              + " where the state has "
              + changes.root());
    }
    return new BuiltBlock(header, extrinsics, changes);
  }
}
