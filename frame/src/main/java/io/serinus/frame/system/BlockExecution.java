package io.serinus.frame.system;

import io.serinus.frame.DispatchException;
import io.serinus.frame.PostDispatchInfo;
import io.serinus.frame.Runtime;
import io.serinus.frame.storage.Unhashed;
import io.serinus.hostapi.Host;
import io.serinus.hostapi.TrieApi;
import io.serinus.primitives.Digest;
import io.serinus.primitives.H256;
import io.serinus.primitives.Header;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What System notes as a block goes from its first hook to its header. */
public final class BlockExecution {
  static final byte[] EXTRINSIC_INDEX = Bytes.ofText(":extrinsic_index").unsafeArray();
  private static final byte[] INTRABLOCK_ENTROPY =
      Bytes.ofText(":intrablock_entropy").unsafeArray();

  private static final byte[] ENTROPY_SEED = Bytes.ofText("frame_system::initialize").unsafeArray();

  private final FrameSystem system;

  BlockExecution(FrameSystem system) {
    this.system = system;
  }

  /** Begins a block on its parent's state. */
  public void initialize(long number, H256 parentHash, Digest digest) {
    Runtime.events().flush();
    system.enter(new Phase.Initialization());
    Unhashed.put(EXTRINSIC_INDEX, Codecs.U32, 0L);
    Host.api().storageSet(INTRABLOCK_ENTROPY, Host.api().blake2b256(entropySeed(parentHash)));
    system.number.put(number);
    Runtime.events().forget();
    system.digest.put(digest);
    system.parentHash.put(parentHash);
    system.blockHash.insert(number - 1, parentHash);
    system.inherentsApplied.kill();
    system.blockWeight.kill();
  }

  private static byte[] entropySeed(H256 parentHash) {
    ScaleWriter out = new ScaleWriter(64);
    return out.writeFixed(ENTROPY_SEED).writeFixed(parentHash.unsafeArray()).toByteArray();
  }

  /** Forgets the events of the block before. */
  public void resetEvents() {
    Runtime.events().forget();
    system.events.kill();
    system.eventCount.kill();
    system.eventTopics.clear();
  }

  /** Hooks are done; extrinsics follow. */
  public void noteFinishedInitialize() {
    system.enter(new Phase.ApplyExtrinsic(0));
  }

  public void noteInherentsApplied() {
    system.inherentsApplied.put(true);
  }

  public boolean inherentsApplied() {
    return system.inherentsApplied.get();
  }

  /** Keeps an extrinsic's bytes for the root in the header. */
  public void noteExtrinsic(Bytes encoded) {
    system.extrinsicData.insert(system.extrinsicIndex().orElse(0L), encoded);
  }

  /**
   * Says how an extrinsic went.
   *
   * @param failure why it failed; null if it did not
   */
  public void noteAppliedExtrinsic(
      @Nullable DispatchException failure, PostDispatchInfo post, DispatchInfo info) {
    Weight base = system.config().blockWeights().get(info.dispatchClass()).baseExtrinsic();
    DispatchEventInfo event =
        new DispatchEventInfo(
            post.weightOf(info).saturatingAdd(base), info.dispatchClass(), post.paysFee(info));
    system.announce(
        failure == null
            ? new FrameSystem.Event.ExtrinsicSuccess(event)
            : new FrameSystem.Event.ExtrinsicFailed(failure.error(), event));
    long next = system.extrinsicIndex().orElse(0L) + 1;
    Unhashed.put(EXTRINSIC_INDEX, Codecs.U32, next);
    system.enter(new Phase.ApplyExtrinsic(next));
    system.extrinsicWeightReclaimed.kill();
  }

  /** The last extrinsic is applied. */
  public void noteFinishedExtrinsics() {
    system.extrinsicCount.put(system.extrinsicIndex().orElse(0L));
    Host.api().storageClear(EXTRINSIC_INDEX);
    system.enter(new Phase.Finalization());
  }

  /** Clears what is only needed within a block, and makes the header. */
  public Header finish() {
    Runtime.events().flush();
    Runtime.events().forget();
    system.executionPhase.kill();
    system.allExtrinsicsLen.kill();
    system.inherentsApplied.kill();
    Host.api().storageClear(INTRABLOCK_ENTROPY);
    long number = system.blockNumber();
    long count = system.extrinsicCount.take().orElse(0L);
    List<byte[]> extrinsics = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      extrinsics.add(system.extrinsicData.takeOrDefault(i).unsafeArray());
    }
    int systemVersion = system.config().version().systemVersion();
    byte[] extrinsicsRoot =
        Host.api()
            .trieOrderedRoot(TrieApi.TrieHash.BLAKE2_256, extrinsics, systemVersion >= 2 ? 1 : 0);
    long obsolete = number - system.config().blockHashCount() - 1;
    if (obsolete > 0) {
      system.blockHash.remove(obsolete);
    }
    byte[] stateRoot = Host.api().storageRoot(systemVersion >= 1 ? 1 : 0);
    return new Header(
        system.parentHash(),
        number,
        H256.wrap(stateRoot),
        H256.wrap(extrinsicsRoot),
        system.digest());
  }
}
