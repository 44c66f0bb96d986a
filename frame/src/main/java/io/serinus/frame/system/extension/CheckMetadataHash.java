package io.serinus.frame.system.extension;

import io.serinus.frame.TransactionValidityException;
import io.serinus.frame.annotation.Scale;
import io.serinus.frame.extrinsic.JudgingExtension;
import io.serinus.primitives.H256;
import io.serinus.primitives.runtime.UnknownTransaction;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets a signer sign for the metadata that its device has shown the transaction by (RFC 78). A
 * runtime that does not know the hash of its metadata refuses transactions that ask for it.
 */
public final class CheckMetadataHash extends JudgingExtension<CheckMetadataHash.Mode> {
  /** Whether the metadata's hash is signed. */
  @Scale("frame_metadata_hash_extension::Mode")
  public enum Mode {
    DISABLED,
    ENABLED
  }

  private static final Codec<Mode> CODEC =
      Codecs.of(
          (v, out) -> CheckMetadataHashModeCodec.CODEC.encode(v, out),
          in -> CheckMetadataHashModeCodec.CODEC.decode(in),
          () ->
              new TypeInfo.Composite(
                  "frame_metadata_hash_extension::CheckMetadataHash",
                  List.of(new TypeInfo.Param("T", null)),
                  List.of(new TypeInfo.Field("mode", CheckMetadataHashModeCodec.CODEC::type)),
                  ""));

  private final Supplier<Optional<H256>> hash;

  /**
   * @param hash the hash of the runtime's metadata, if it is known
   */
  public CheckMetadataHash(Supplier<Optional<H256>> hash) {
    this.hash = hash;
  }

  @Override
  public String identifier() {
    return "CheckMetadataHash";
  }

  @Override
  public Codec<Mode> codec() {
    return CODEC;
  }

  @Override
  public TypeInfo implicitType() {
    return Codecs.optional(Bytes.fixedCodec(32)).type();
  }

  @Override
  public void writeImplicit(Mode mode, ScaleWriter out) throws TransactionValidityException {
    if (mode == Mode.DISABLED) {
      out.writeU8(0);
      return;
    }
    Optional<H256> known = hash.get();
    if (known.isEmpty()) {
      throw new TransactionValidityException(UnknownTransaction.Reason.CANNOT_LOOKUP);
    }
    H256.CODEC.encode(known.get(), out.writeU8(1));
  }
}
