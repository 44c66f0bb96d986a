package io.serinus.primitives.runtime;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import io.serinus.scale.info.TypeInfo;
import java.util.ArrayList;
import java.util.List;

/** Why it cannot be said whether a transaction is valid. */
public sealed interface UnknownTransaction extends TransactionValidityError {
  /**
   * What the runtime has no name for.
   *
   * @param code from 0 to 255
   */
  record Custom(int code) implements UnknownTransaction {}

  /** The named reasons. */
  enum Reason implements UnknownTransaction {
    /** Something that is needed was not found. */
    CANNOT_LOOKUP("CannotLookup"),
    /** Nothing validates such unsigned transactions. */
    NO_UNSIGNED_VALIDATOR("NoUnsignedValidator");

    private static final Reason[] ALL = values();

    private final String variant;

    Reason(String variant) {
      this.variant = variant;
    }

    /** {@link Custom} stands among the named ones. */
    private int index() {
      return ordinal() < 2 ? ordinal() : ordinal() + 1;
    }
  }

  int CUSTOM = 2;

  Codec<UnknownTransaction> CODEC =
      Codecs.of(
          (v, out) -> {
            switch (v) {
              case Custom it -> out.writeU8(CUSTOM).writeU8(it.code());
              case Reason it -> out.writeU8(it.index());
            }
          },
          in -> {
            int index = in.readU8();
            if (index == CUSTOM) {
              return new Custom(in.readU8());
            }
            if (index > Reason.ALL.length) {
              throw new ScaleException("no variant " + index + " of UnknownTransaction");
            }
            return Reason.ALL[index < CUSTOM ? index : index - 1];
          },
          () -> {
            List<TypeInfo.Variant> variants = new ArrayList<>();
            for (Reason reason : Reason.ALL) {
              variants.add(new TypeInfo.Variant(reason.variant, reason.index()));
            }
            variants.add(
                CUSTOM,
                new TypeInfo.Variant(
                    "Custom", CUSTOM, new TypeInfo.Field("", Codecs.U8::type, "u8")));
            return new TypeInfo.Variants(
                "sp_runtime::transaction_validity::UnknownTransaction", variants);
          });
}
