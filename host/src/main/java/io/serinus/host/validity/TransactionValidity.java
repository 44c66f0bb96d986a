package io.serinus.host.validity;

import io.serinus.scale.Bytes;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import java.util.ArrayList;
import java.util.List;

/** The result of {@code TaggedTransactionQueue_validate_transaction}. */
public sealed interface TransactionValidity {
  /**
   * The transaction is valid.
   *
   * @param priority unsigned, higher is better
   * @param requires tags that other transactions must have provided before it
   * @param provides tags that it provides
   * @param longevity for how many blocks this holds, unsigned
   * @param propagate whether to tell peers of it
   */
  record Valid(
      long priority, List<Bytes> requires, List<Bytes> provides, long longevity, boolean propagate)
      implements TransactionValidity {
    public Valid {
      requires = List.copyOf(requires);
      provides = List.copyOf(provides);
    }
  }

  /** The transaction is not valid. */
  record NotValid(TransactionValidityError error) implements TransactionValidity {}

  /**
   * Reads a {@code TransactionValidity}.
   *
   * @throws ScaleException if the bytes are none
   */
  static TransactionValidity decode(byte[] bytes) {
    ScaleReader in = new ScaleReader(bytes);
    TransactionValidity result =
        switch (in.readU8()) {
          case 0 -> new Valid(in.readU64(), tags(in), tags(in), in.readU64(), in.readBool());
          case 1 -> new NotValid(TransactionValidityError.decode(in));
          default -> throw new ScaleException("no result of a validation");
        };
    in.requireEnd();
    return result;
  }

  private static List<Bytes> tags(ScaleReader in) {
    int count = in.readLength(1);
    List<Bytes> tags = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      tags.add(Bytes.wrap(in.readBytes()));
    }
    return tags;
  }
}
