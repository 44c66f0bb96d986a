package io.serinus.primitives.runtime;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.Result;
import io.serinus.scale.ScaleException;
import io.serinus.scale.Unit;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** Why a transaction is not accepted. */
public sealed interface TransactionValidityError permits InvalidTransaction, UnknownTransaction {
  Codec<TransactionValidityError> CODEC =
      Codecs.of(
          (v, out) -> {
            switch (v) {
              case InvalidTransaction it -> InvalidTransaction.CODEC.encode(it, out.writeU8(0));
              case UnknownTransaction it -> UnknownTransaction.CODEC.encode(it, out.writeU8(1));
            }
          },
          in -> {
            int index = in.readU8();
            return switch (index) {
              case 0 -> InvalidTransaction.CODEC.decode(in);
              case 1 -> UnknownTransaction.CODEC.decode(in);
              default ->
                  throw new ScaleException("no variant " + index + " of TransactionValidityError");
            };
          },
          () ->
              new TypeInfo.Variants(
                  "sp_runtime::transaction_validity::TransactionValidityError",
                  List.of(
                      new TypeInfo.Variant(
                          "Invalid",
                          0,
                          new TypeInfo.Field(
                              "", InvalidTransaction.CODEC::type, "InvalidTransaction")),
                      new TypeInfo.Variant(
                          "Unknown",
                          1,
                          new TypeInfo.Field(
                              "", UnknownTransaction.CODEC::type, "UnknownTransaction")))));

  /** The codec of {@code ApplyExtrinsicResult}: not accepted, or dispatched and how that went. */
  static Codec<Result<Result<Unit, DispatchError>, TransactionValidityError>> applyResultCodec() {
    return Result.codec(DispatchError.RESULT_CODEC, CODEC);
  }

  /** The codec of {@code TransactionValidity}. */
  static Codec<Result<ValidTransaction, TransactionValidityError>> validityCodec() {
    return Result.codec(ValidTransaction.CODEC, CODEC);
  }

  /** Whether only a lack of room in the block was the reason. */
  default boolean isExhaustedResources() {
    return this == InvalidTransaction.Reason.EXHAUSTS_RESOURCES;
  }

  /** Whether a mandatory dispatch failed. */
  default boolean isMandatory() {
    return this == InvalidTransaction.Reason.BAD_MANDATORY;
  }
}
