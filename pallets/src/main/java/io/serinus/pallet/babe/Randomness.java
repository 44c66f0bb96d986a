package io.serinus.pallet.babe;

import io.serinus.hostapi.Host;
import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleWriter;
import java.util.ArrayList;
import java.util.List;

/** The randomness of epochs, collected from the VRF outputs of blocks whose slot was won. */
final class Randomness {
  /** How many outputs a segment in storage holds. */
  static final int SEGMENT = 256;

  private final Babe babe;

  Randomness(Babe babe) {
    this.babe = babe;
  }

  /** Adds a block's output to those of the epoch. */
  void collect(Bytes output) {
    long index = babe.segmentIndex.get();
    List<Bytes> segment = new ArrayList<>(babe.underConstruction.get(index));
    if (segment.size() < SEGMENT) {
      segment.add(output);
      babe.underConstruction.insert(index, segment);
    } else {
      babe.underConstruction.insert(index + 1, List.of(output));
      babe.segmentIndex.put(index + 1);
    }
  }

  /**
   * Ends the collection of an epoch's outputs and makes the randomness of the next out of them.
   *
   * @return the randomness of the epoch that begins, announced an epoch ago
   */
  Bytes change(long nextEpochIndex) {
    Bytes now = babe.nextRandomness.get();
    long segments = babe.segmentIndex.get();
    babe.segmentIndex.put(0L);
    ScaleWriter all = new ScaleWriter();
    all.writeFixed(now.unsafeArray()).writeU64(nextEpochIndex);
    // The last segment, which may not be full, is left for the next epoch, as on every chain.
    for (long i = 0; i < segments; i++) {
      babe.underConstruction
          .takeOrDefault(i)
          .forEach(output -> all.writeFixed(output.unsafeArray()));
    }
    babe.nextRandomness.put(Bytes.wrap(Host.api().blake2b256(all.toByteArray())));
    return now;
  }
}
