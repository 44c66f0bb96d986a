package io.serinus.primitives.runtime;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import io.serinus.scale.info.TypeInfo;
import java.util.ArrayList;
import java.util.List;

/** Why a transaction is not valid. */
public sealed interface InvalidTransaction extends TransactionValidityError {
  /**
   * What the runtime has no name for.
   *
   * @param code from 0 to 255
   */
  record Custom(int code) implements InvalidTransaction {}

  /** The named reasons. */
  enum Reason implements InvalidTransaction {
    /** The call is not expected. */
    CALL("Call"),
    /** The fees cannot be paid. */
    PAYMENT("Payment"),
    /** Not valid yet: the nonce is too high. */
    FUTURE("Future"),
    /** Not valid any more: the nonce is too low. */
    STALE("Stale"),
    /** The signature does not fit what is signed. */
    BAD_PROOF("BadProof"),
    /** The block that its era begins with is too old. */
    ANCIENT_BIRTH_BLOCK("AncientBirthBlock"),
    /** The block has no room for it. */
    EXHAUSTS_RESOURCES("ExhaustsResources"),
    /** A mandatory dispatch failed. */
    BAD_MANDATORY("BadMandatory"),
    /** Mandatory dispatches are not for transactions. */
    MANDATORY_VALIDATION("MandatoryValidation"),
    /** The signer must not send. */
    BAD_SIGNER("BadSigner"),
    /** What is signed beside the transaction cannot be found out. */
    INDETERMINATE_IMPLICIT("IndeterminateImplicit"),
    /** No extension authorised an origin. */
    UNKNOWN_ORIGIN("UnknownOrigin");

    private static final Reason[] ALL = values();

    private final String variant;

    Reason(String variant) {
      this.variant = variant;
    }

    /** {@link Custom} stands among the named ones. */
    private int index() {
      return ordinal() < 7 ? ordinal() : ordinal() + 1;
    }
  }

  int CUSTOM = 7;

  Codec<InvalidTransaction> CODEC =
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
              throw new ScaleException("no variant " + index + " of InvalidTransaction");
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
                "sp_runtime::transaction_validity::InvalidTransaction", variants);
          });
}
