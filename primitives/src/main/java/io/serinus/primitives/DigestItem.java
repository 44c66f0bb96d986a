package io.serinus.primitives;

import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** An item of a header's digest. */
public sealed interface DigestItem {
  /** From the author's engine to the runtime, such as the slot. */
  record PreRuntime(EngineId engine, Bytes data) implements DigestItem {}

  /** From the runtime to an engine, such as new authorities. */
  record Consensus(EngineId engine, Bytes data) implements DigestItem {}

  /** The author's signature; not part of what is signed, and taken off before execution. */
  record Seal(EngineId engine, Bytes data) implements DigestItem {}

  /** Anything else. */
  record Other(Bytes data) implements DigestItem {}

  /** The runtime's code or heap pages have changed. */
  record RuntimeEnvironmentUpdated() implements DigestItem {}

  Codec<DigestItem> CODEC = Codecs.of(DigestItem::encode, DigestItem::decode, DigestItem::describe);

  private static void encode(DigestItem item, ScaleWriter out) {
    switch (item) {
      case Other i -> Bytes.CODEC.encode(i.data(), out.writeU8(0));
      case Consensus i -> encode(4, i.engine(), i.data(), out);
      case Seal i -> encode(5, i.engine(), i.data(), out);
      case PreRuntime i -> encode(6, i.engine(), i.data(), out);
      case RuntimeEnvironmentUpdated i -> out.writeU8(8);
    }
  }

  private static void encode(int kind, EngineId engine, Bytes data, ScaleWriter out) {
    out.writeU8(kind).writeFixed(engine.unsafeArray()).writeBytes(data.unsafeArray());
  }

  private static DigestItem decode(ScaleReader in) {
    int kind = in.readU8();
    return switch (kind) {
      case 0 -> new Other(Bytes.CODEC.decode(in));
      case 4 -> new Consensus(EngineId.CODEC.decode(in), Bytes.CODEC.decode(in));
      case 5 -> new Seal(EngineId.CODEC.decode(in), Bytes.CODEC.decode(in));
      case 6 -> new PreRuntime(EngineId.CODEC.decode(in), Bytes.CODEC.decode(in));
      case 8 -> new RuntimeEnvironmentUpdated();
      default -> throw new ScaleException("no kind of digest item: " + kind);
    };
  }

  private static TypeInfo describe() {
    TypeInfo.Field engine = new TypeInfo.Field("", EngineId.CODEC::type, "ConsensusEngineId");
    TypeInfo.Field data = new TypeInfo.Field("", Bytes.CODEC::type, "Vec<u8>");
    return new TypeInfo.Variants(
        "sp_runtime::generic::digest::DigestItem",
        List.of(
            new TypeInfo.Variant("PreRuntime", 6, engine, data),
            new TypeInfo.Variant("Consensus", 4, engine, data),
            new TypeInfo.Variant("Seal", 5, engine, data),
            new TypeInfo.Variant("Other", 0, data),
            new TypeInfo.Variant("RuntimeEnvironmentUpdated", 8)));
  }
}
