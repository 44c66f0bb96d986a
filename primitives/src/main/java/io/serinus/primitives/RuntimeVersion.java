package io.serinus.primitives;

import io.serinus.scale.Bytes;
import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.Tuple2;
import io.serinus.scale.info.TypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a runtime says of itself. All versions are {@code u32} but the last, a {@code u8}.
 *
 * @param transactionVersion changes where transactions made for the last version mean something
 *     else
 * @param systemVersion which version of the state trie and of the extrinsics root is in force
 */
public record RuntimeVersion(
    String specName,
    String implName,
    long authoringVersion,
    long specVersion,
    long implVersion,
    List<Api> apis,
    long transactionVersion,
    int systemVersion) {

  /**
   * A runtime API that is implemented.
   *
   * @param id the 8 bytes of Blake2b-64 of its name
   * @param version a {@code u32}
   */
  public record Api(Bytes id, long version) {}

  /** Blake2b-64 of {@code Core}, whose version tells how much of this struct old runtimes wrote. */
  private static final Bytes CORE =
      Bytes.of(
          (byte) 0xdf,
          (byte) 0x6a,
          (byte) 0xcb,
          (byte) 0x68,
          (byte) 0x99,
          (byte) 0x07,
          (byte) 0x60,
          (byte) 0x9b);

  private static final Codec<List<Tuple2<byte[], Long>>> APIS =
      Codecs.list(Tuple2.codec(Codecs.fixedBytes(8), Codecs.U32));

  /**
   * Reads what runtimes of all ages write: the transaction version is there from version 3 of the
   * {@code Core} API on, the system version from 4 on.
   */
  public static final Codec<RuntimeVersion> CODEC =
      Codecs.of(RuntimeVersion::encode, RuntimeVersion::decode, RuntimeVersion::describe);

  public RuntimeVersion {
    apis = List.copyOf(apis);
  }

  /** The version of the API of that id, or null where it is not implemented. */
  public @Nullable Long apiVersion(Bytes id) {
    for (Api api : apis) {
      if (api.id().equals(id)) {
        return api.version();
      }
    }
    return null;
  }

  private static void encode(RuntimeVersion v, ScaleWriter out) {
    Codecs.STR.encode(v.specName, out);
    Codecs.STR.encode(v.implName, out);
    out.writeU32(v.authoringVersion).writeU32(v.specVersion).writeU32(v.implVersion);
    out.writeCompact(v.apis.size());
    for (Api api : v.apis) {
      out.writeFixed(api.id().unsafeArray()).writeU32(api.version());
    }
    out.writeU32(v.transactionVersion).writeU8(v.systemVersion);
  }

  private static RuntimeVersion decode(ScaleReader in) {
    String specName = Codecs.STR.decode(in);
    String implName = Codecs.STR.decode(in);
    long authoring = in.readU32();
    long spec = in.readU32();
    long impl = in.readU32();
    List<Api> apis = new ArrayList<>();
    long core = 0;
    for (Tuple2<byte[], Long> pair : APIS.decode(in)) {
      Api api = new Api(Bytes.wrap(pair.first()), pair.second());
      apis.add(api);
      if (api.id().equals(CORE)) {
        core = api.version();
      }
    }
    long transaction = core >= 3 ? in.readU32() : 1;
    int system = core >= 4 ? in.readU8() : 0;
    return new RuntimeVersion(specName, implName, authoring, spec, impl, apis, transaction, system);
  }

  private static TypeInfo describe() {
    Supplier<TypeInfo> name = () -> cow(Codecs.STR::type);
    return new TypeInfo.Composite(
        "sp_version::RuntimeVersion",
        List.of(
            new TypeInfo.Field("spec_name", name, "Cow<'static, str>"),
            new TypeInfo.Field("impl_name", name, "Cow<'static, str>"),
            new TypeInfo.Field("authoring_version", Codecs.U32::type, "u32"),
            new TypeInfo.Field("spec_version", Codecs.U32::type, "u32"),
            new TypeInfo.Field("impl_version", Codecs.U32::type, "u32"),
            new TypeInfo.Field("apis", () -> cow(APIS::type), "ApisVec"),
            new TypeInfo.Field("transaction_version", Codecs.U32::type, "u32"),
            new TypeInfo.Field("system_version", Codecs.U8::type, "u8")));
  }

  private static TypeInfo cow(Supplier<TypeInfo> of) {
    return new TypeInfo.Composite(
        "Cow", List.of(new TypeInfo.Param("T", of)), List.of(TypeInfo.Field.unnamed(of)), "");
  }
}
