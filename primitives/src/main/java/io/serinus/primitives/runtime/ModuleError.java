package io.serinus.primitives.runtime;

import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/**
 * An error of a pallet.
 *
 * @param index the pallet's index in the runtime
 * @param error the 4 bytes of the error's encoding, filled up with 0
 */
public record ModuleError(int index, Bytes error) {
  /** How many bytes an error's encoding may have. */
  public static final int ERROR_LENGTH = 4;

  public static final Codec<ModuleError> CODEC =
      Codecs.of(
          (v, out) -> out.writeU8(v.index).writeFixed(v.error.unsafeArray()),
          in -> new ModuleError(in.readU8(), Bytes.wrap(in.readFixed(ERROR_LENGTH))),
          () ->
              new TypeInfo.Composite(
                  "sp_runtime::ModuleError",
                  List.of(
                      new TypeInfo.Field("index", Codecs.U8::type, "u8"),
                      new TypeInfo.Field(
                          "error",
                          Codecs.fixedBytes(ERROR_LENGTH)::type,
                          "[u8; MAX_MODULE_ERROR_ENCODED_SIZE]"))));

  public ModuleError {
    if (error.length() != ERROR_LENGTH) {
      throw new IllegalArgumentException(error.length() + " bytes of an error");
    }
  }

  /** An error that is a variant without fields. */
  public static ModuleError of(int pallet, int variant) {
    return new ModuleError(pallet, Bytes.wrap(new byte[] {(byte) variant, 0, 0, 0}));
  }
}
