package io.serinus.consensus;

import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import java.util.Optional;

/**
 * Reads the data of digest items as all nodes do. What is no value, or follows one, is passed over:
 * an author can put such things into a block, and a node that refused it would be alone with that.
 */
public final class DigestData {
  private DigestData() {}

  /** The value that the data begin with; nothing where they begin with none. */
  public static <T> Optional<T> read(Codec<T> codec, Bytes data) {
    try {
      return Optional.of(codec.decode(new ScaleReader(data.unsafeArray())));
    } catch (ScaleException e) {
      return Optional.empty();
    }
  }
}
