package io.serinus.frame.extrinsic;

import io.serinus.frame.Runtime;
import io.serinus.frame.RuntimeCall;
import io.serinus.primitives.MultiAddress;
import io.serinus.primitives.MultiSignature;
import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * An extrinsic whose signature nobody has looked at. Encoded as a length, compact, and as many
 * bytes: a byte of version and kind, for signed ones the address, the signature and the extensions'
 * data, and the call.
 *
 * @param encoded the whole encoding, with the length in front
 * @param callBytes the call's part of it
 */
public record UncheckedExtrinsic(
    Preamble preamble, RuntimeCall call, Bytes encoded, Bytes callBytes) {
  /** The codec in the runtime that is running. */
  public static final Codec<UncheckedExtrinsic> CODEC = new ExtrinsicCodec();

  /**
   * The most bytes of a call. The reference bounds to as many what a call takes of the heap once it
   * is decoded, as Rust lays it out, which is no less than its encoding. What else it refuses for
   * that, such as a batch of very many small calls, is read here, and fails as a batch too long.
   */
  public static final int MAX_CALL_LENGTH = 16 << 20;

  /** The versions of the format that can be read: 4, whose transactions may be signed, and 5. */
  public static final List<Integer> VERSIONS = List.of(4, 5);

  private static final int VERSION_4 = 4;
  private static final int VERSION_5 = 5;
  private static final int SIGNED = 0x80;
  private static final int GENERAL = 0x40;

  /** What stands before the call. */
  public sealed interface Preamble {
    /** Nothing: an inherent or unsigned transaction. */
    record Bare() implements Preamble {}

    /**
     * A signature.
     *
     * @param data what the extensions find in the transaction, in their order
     * @param dataBytes its encoding
     */
    record Signed(
        MultiAddress address, MultiSignature signature, List<Object> data, Bytes dataBytes)
        implements Preamble {}

    /**
     * Extensions' data without a signature, from which the extensions themselves may learn who
     * sends.
     *
     * @param version of the extensions
     * @param data what the extensions find in the transaction, in their order
     */
    record General(int version, List<Object> data) implements Preamble {}
  }

  /** An extrinsic without a signature, in the newest version. */
  public static UncheckedExtrinsic bare(RuntimeCall call) {
    byte[] callBytes = call.encoded();
    ScaleWriter out = new ScaleWriter(callBytes.length + 6);
    out.writeCompact(callBytes.length + 1L).writeU8(VERSION_5).writeFixed(callBytes);
    return new UncheckedExtrinsic(
        new Preamble.Bare(), call, Bytes.wrap(out.toByteArray()), Bytes.wrap(callBytes));
  }

  /** The length that fees and limits count. */
  public int length() {
    return encoded.length();
  }

  /** The type of the extensions' data together. */
  public static TypeInfo extraType(Runtime runtime) {
    return new TypeInfo.Tuple(
        runtime.extensions().stream()
            .<Supplier<TypeInfo>>map(extension -> extension.codec()::type)
            .toList());
  }

  private static final class ExtrinsicCodec implements Codec<UncheckedExtrinsic> {
    @Override
    public void encode(UncheckedExtrinsic value, ScaleWriter out) {
      out.writeFixed(value.encoded.unsafeArray());
    }

    @Override
    public UncheckedExtrinsic decode(ScaleReader in) {
      int start = in.position();
      int length = in.readLength(1);
      int end = in.position() + length;
      int kind = in.readU8();
      Preamble preamble =
          switch (kind) {
            case VERSION_4, VERSION_5 -> new Preamble.Bare();
            case GENERAL | VERSION_5 -> new Preamble.General(in.readU8(), extensions(in));
            case SIGNED | VERSION_4 -> signed(in);
            default -> throw new ScaleException("no extrinsic of kind " + kind);
          };
      int callStart = in.position();
      if (end - callStart > MAX_CALL_LENGTH) {
        throw new ScaleException("a call of " + (end - callStart) + " bytes");
      }
      RuntimeCall call = RuntimeCall.CODEC.decode(in);
      if (in.position() != end) {
        throw new ScaleException("an extrinsic of another length than it says");
      }
      return new UncheckedExtrinsic(
          preamble, call, Bytes.wrap(in.since(start)), Bytes.wrap(in.since(callStart)));
    }

    private static Preamble signed(ScaleReader in) {
      MultiAddress address = MultiAddress.CODEC.decode(in);
      MultiSignature signature = MultiSignature.CODEC.decode(in);
      int start = in.position();
      List<Object> data = extensions(in);
      return new Preamble.Signed(address, signature, data, Bytes.wrap(in.since(start)));
    }

    private static List<Object> extensions(ScaleReader in) {
      List<Object> data = new ArrayList<>();
      for (TransactionExtension<?, ?, ?> extension : Runtime.current().extensions()) {
        data.add(extension.codec().decode(in));
      }
      return data;
    }

    @Override
    public TypeInfo type() {
      Runtime runtime = Runtime.current();
      return new TypeInfo.Composite(
          "sp_runtime::generic::unchecked_extrinsic::UncheckedExtrinsic",
          List.of(
              new TypeInfo.Param("Address", MultiAddress.CODEC::type),
              new TypeInfo.Param("Call", RuntimeCall.CODEC::type),
              new TypeInfo.Param("Signature", MultiSignature.CODEC::type),
              new TypeInfo.Param("Extra", () -> extraType(runtime))),
          List.of(TypeInfo.Field.unnamed(Bytes.CODEC::type)),
          "");
    }
  }
}
