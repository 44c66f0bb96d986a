package io.serinus.host.validity;

import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;

/** Why a transaction can't be taken. */
public sealed interface TransactionValidityError {
  /**
   * It is invalid.
   *
   * @param kind why
   * @param custom the runtime's own code for {@link Kind#CUSTOM}, 0 for the others
   */
  record Invalid(Kind kind, int custom) implements TransactionValidityError {
    /** The reasons, in the order of their SCALE indices. */
    public enum Kind {
      CALL("Transaction call is not expected"),
      PAYMENT("Inability to pay some fees (e.g. account balance too low)"),
      FUTURE("Transaction will be valid in the future"),
      STALE("Transaction is outdated"),
      BAD_PROOF("Transaction has a bad signature"),
      ANCIENT_BIRTH_BLOCK("Transaction has an ancient birth block"),
      EXHAUSTS_RESOURCES("Transaction would exhaust the block limits"),
      CUSTOM("InvalidTransaction custom error"),
      BAD_MANDATORY("A call was labelled as mandatory, but resulted in an Error."),
      MANDATORY_VALIDATION(
          "Transaction dispatch is mandatory; transactions must not be validated."),
      BAD_SIGNER("Invalid signing address"),
      INDETERMINATE_IMPLICIT("The implicit data was unable to be calculated"),
      UNKNOWN_ORIGIN("The transaction extension did not authorize any origin");

      private final String description;

      Kind(String description) {
        this.description = description;
      }
    }

    /** The words by which clients of nodes know the reason. */
    public String description() {
      return kind == Kind.CUSTOM ? "Custom error: " + custom : kind.description;
    }

    /** Whether it is invalid only for the block at hand, which has no room left. */
    public boolean exhaustsResources() {
      return kind == Kind.EXHAUSTS_RESOURCES;
    }
  }

  /**
   * Nobody can say.
   *
   * @param kind why
   * @param custom the runtime's own code for {@link Kind#CUSTOM}, 0 for the others
   */
  record Unknown(Kind kind, int custom) implements TransactionValidityError {
    /** The reasons, in the order of their SCALE indices. */
    public enum Kind {
      CANNOT_LOOKUP("CannotLookup"),
      NO_UNSIGNED_VALIDATOR("NoUnsignedValidator"),
      CUSTOM("Custom");

      private final String description;

      Kind(String description) {
        this.description = description;
      }
    }

    /** The words by which clients of nodes know the reason. */
    public String description() {
      return kind == Kind.CUSTOM ? kind.description + "(" + custom + ")" : kind.description;
    }
  }

  /** Reads a {@code TransactionValidityError}. */
  static TransactionValidityError decode(ScaleReader in) {
    int which = in.readU8();
    int index = in.readU8();
    switch (which) {
      case 0 -> {
        Invalid.Kind kind = at(Invalid.Kind.values(), index);
        return new Invalid(kind, kind == Invalid.Kind.CUSTOM ? in.readU8() : 0);
      }
      case 1 -> {
        Unknown.Kind kind = at(Unknown.Kind.values(), index);
        return new Unknown(kind, kind == Unknown.Kind.CUSTOM ? in.readU8() : 0);
      }
      default -> throw new ScaleException("no validity error: " + which);
    }
  }

  private static <T> T at(T[] values, int index) {
    if (index >= values.length) {
      throw new ScaleException("no reason of a validity error: " + index);
    }
    return values[index];
  }
}
