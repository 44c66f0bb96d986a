package io.serinus.host.validity;

import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;

/** The result of {@code BlockBuilder_apply_extrinsic}. */
public sealed interface ApplyResult {
  /** The extrinsic is in the block, and did what it should. */
  record Applied() implements ApplyResult {}

  /**
   * The extrinsic is in the block, but its call failed.
   *
   * @param error the {@code DispatchError}, encoded
   */
  record Failed(Bytes error) implements ApplyResult {}

  /** The extrinsic is not in the block. */
  record Refused(TransactionValidityError error) implements ApplyResult {}

  /**
   * Reads an {@code ApplyExtrinsicResult}.
   *
   * @throws ScaleException if the bytes are none
   */
  static ApplyResult decode(byte[] bytes) {
    ScaleReader in = new ScaleReader(bytes);
    int which = in.readU8();
    if (which == 1) {
      TransactionValidityError error = TransactionValidityError.decode(in);
      in.requireEnd();
      return new Refused(error);
    }
    int outcome = which == 0 ? in.readU8() : -1;
    return switch (outcome) {
      case 0 -> {
        in.requireEnd();
        yield new Applied();
      }
      case 1 -> new Failed(Bytes.wrap(in.readFixed(in.remaining())));
      default -> throw new ScaleException("no result of applying an extrinsic");
    };
  }
}
