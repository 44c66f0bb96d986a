package io.serinus.frame;

import io.serinus.frame.storage.StorageEntry;
import io.serinus.frame.storage.StoragePrefix;
import io.serinus.primitives.Weight;
import io.serinus.primitives.runtime.DispatchClass;
import io.serinus.primitives.runtime.DispatchInfo;
import io.serinus.primitives.runtime.Pays;
import io.serinus.scale.Codec;
import io.serinus.scale.Hex;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pallet in its place in a runtime: what dispatch and metadata need to know of it. The annotation
 * processor writes one subclass for each pallet.
 */
public abstract class PalletModule {
  private final int index;
  private final String name;
  private final PalletBase pallet;
  private final String docs;

  protected PalletModule(int index, String name, PalletBase pallet, String docs) {
    this.index = index;
    this.name = name;
    this.pallet = pallet;
    this.docs = docs;
    pallet.placeIn(this);
  }

  /** The pallet's number in the runtime's outer enums. */
  public final int index() {
    return index;
  }

  /** The name in metadata, which is also the storage prefix. */
  public final String name() {
    return name;
  }

  public final PalletBase pallet() {
    return pallet;
  }

  public final String docs() {
    return docs;
  }

  /** Whether the pallet has calls. */
  public final boolean hasCalls() {
    return calls() != NoCalls.CODEC;
  }

  public Codec<Call> calls() {
    return NoCalls.CODEC;
  }

  /** What a call of this pallet announces. */
  public DispatchInfo info(Call call) {
    throw new IllegalArgumentException(name + " has no calls");
  }

  /** Runs a call of this pallet, without a storage layer. */
  public PostDispatchInfo run(Call call, Origin origin) throws DispatchException {
    throw new IllegalArgumentException(name + " has no calls");
  }

  public @Nullable Codec<?> events() {
    return null;
  }

  /** The number of one of the pallet's errors. */
  public int errorIndex(Enum<?> error) {
    throw new IllegalArgumentException(name + " has no errors");
  }

  public @Nullable TypeInfo errors() {
    return null;
  }

  public @Nullable Codec<?> holdReasons() {
    return null;
  }

  public @Nullable Codec<?> freezeReasons() {
    return null;
  }

  public @Nullable Codec<?> origins() {
    return null;
  }

  public List<StorageEntry> storage() {
    return List.of();
  }

  public List<ConstantEntry> constants() {
    return List.of();
  }

  /** The types that the pallet leaves to the runtime. */
  public List<AssociatedType> associatedTypes() {
    return List.of();
  }

  @SuppressWarnings("unchecked")
  final void encodeEvent(Object event, ScaleWriter out) {
    Codec<Object> codec = (Codec<Object>) events();
    if (codec == null) {
      throw new IllegalArgumentException(name + " has no events");
    }
    codec.encode(event, out);
  }

  @SuppressWarnings("unchecked")
  final void encodeOrigin(Object origin, ScaleWriter out) {
    Codec<Object> codec = (Codec<Object>) origins();
    if (codec == null) {
      throw new IllegalArgumentException(name + " has no origins");
    }
    codec.encode(origin, out);
  }

  // What the generated subclasses build on.

  /** The prefix of an item, whose hash is known unless the pallet goes by another name here. */
  protected final StoragePrefix prefix(String item, String hash) {
    return new StoragePrefix(name, item, Hex.parse(hash));
  }

  protected final Weight weight(long refTime, long proof, long reads, long writes) {
    return Weight.of(refTime, proof)
        .saturatingAdd(Runtime.current().dbWeight().readsWrites(reads, writes));
  }

  protected final Weight weightPer(long count, long refTime, long proof, long reads, long writes) {
    return weight(refTime, proof, reads, writes).saturatingMul(count);
  }

  protected static DispatchInfo info(Weight weight, DispatchClass dispatchClass, boolean pays) {
    return new DispatchInfo(weight, Weight.ZERO, dispatchClass, pays ? Pays.YES : Pays.NO);
  }

  /** A call that has weighed itself wholly. */
  protected static DispatchInfo info(DispatchInfo info, DispatchClass dispatchClass, boolean pays) {
    return info;
  }

  /** The codec of a pallet without calls: nothing decodes. */
  private static final class NoCalls implements Codec<Call> {
    static final NoCalls CODEC = new NoCalls();

    @Override
    public void encode(Call value, ScaleWriter out) {
      throw new IllegalArgumentException("a pallet without calls");
    }

    @Override
    public Call decode(io.serinus.scale.ScaleReader in) {
      throw new ScaleException("a pallet without calls");
    }

    @Override
    public TypeInfo type() {
      return TypeInfo.unit();
    }
  }
}
