package io.serinus.frame.metadata;

import io.serinus.frame.AssociatedType;
import io.serinus.frame.ConstantEntry;
import io.serinus.frame.OuterTypes;
import io.serinus.frame.PalletModule;
import io.serinus.frame.Runtime;
import io.serinus.frame.RuntimeApiModule;
import io.serinus.frame.extrinsic.TransactionExtension;
import io.serinus.frame.extrinsic.UncheckedExtrinsic;
import io.serinus.frame.storage.StorageEntry;
import io.serinus.frame.storage.StorageHasher;
import io.serinus.primitives.MultiAddress;
import io.serinus.primitives.MultiSignature;
import io.serinus.scale.Codec;
import io.serinus.scale.ScaleWriter;
import io.serinus.scale.info.TypeInfo;
import io.serinus.scale.info.TypeRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes a runtime's metadata: the magic number {@code meta}, the version, all types, then what
 * refers to them. The types are registered while the rest is written, which therefore comes first.
 */
public final class MetadataWriter {
  /** The versions that can be written. */
  public static final List<Long> VERSIONS = List.of(14L, 15L, 16L);

  private static final long MAGIC = 0x6174_656dL;
  private static final int NOT_DEPRECATED = 0;
  private static final int DEPRECATED_WITH_NOTE = 2;
  private static final int OLDEST_EXTRINSIC = UncheckedExtrinsic.VERSIONS.getFirst();

  private final Runtime runtime;
  private final int version;
  private final TypeRegistry types = new TypeRegistry();
  private final ScaleWriter out = new ScaleWriter(1 << 16);

  private MetadataWriter(Runtime runtime, int version) {
    this.runtime = runtime;
    this.version = version;
  }

  /**
   * The metadata with its magic number and version.
   *
   * @param version one of {@link #VERSIONS}
   */
  public static byte[] write(Runtime runtime, int version) {
    if (!VERSIONS.contains((long) version)) {
      throw new IllegalArgumentException("no metadata of version " + version);
    }
    return new MetadataWriter(runtime, version).write();
  }

  /** The types of the metadata of a version, numbered as there. */
  static TypeRegistry types(Runtime runtime, int version) {
    MetadataWriter writer = new MetadataWriter(runtime, version);
    writer.write();
    return writer.types;
  }

  private byte[] write() {
    list(runtime.pallets(), this::pallet);
    extrinsic();
    if (version < 16) {
      type(runtimeType());
    }
    if (version > 14) {
      list(runtime.apis(), this::api);
      outerEnums();
      out.writeCompact(0);
    }
    byte[] body = out.toByteArray();
    ScaleWriter whole = new ScaleWriter(body.length * 4);
    whole.writeU32(MAGIC).writeU8(version);
    types.writeTo(whole);
    return whole.writeFixed(body).toByteArray();
  }

  private TypeInfo runtimeType() {
    return new TypeInfo.Composite(runtime.crate() + "::Runtime", List.of());
  }

  // --- pallets

  private void pallet(PalletModule pallet) {
    text(pallet.name());
    List<StorageEntry> storage = pallet.storage();
    out.writeBool(!storage.isEmpty());
    if (!storage.isEmpty()) {
      text(pallet.name());
      list(storage, this::storageEntry);
    }
    optionalEnum(pallet.hasCalls() ? pallet.calls().type() : null);
    optionalEnum(typeOf(pallet.events()));
    list(pallet.constants(), this::constant);
    optionalEnum(pallet.errors());
    if (version > 15) {
      list(pallet.associatedTypes(), this::associatedType);
      out.writeCompact(0); // view functions
    }
    out.writeU8(pallet.index());
    if (version > 14) {
      TypeRegistry.writeDocs(pallet.docs(), out);
    }
    notDeprecated();
  }

  private static @Nullable TypeInfo typeOf(@Nullable Codec<?> codec) {
    return codec == null ? null : codec.type();
  }

  private void optionalEnum(@Nullable TypeInfo type) {
    out.writeBool(type != null);
    if (type != null) {
      type(type);
      if (version > 15) {
        out.writeCompact(0); // no variant is deprecated
      }
    }
  }

  private void storageEntry(StorageEntry entry) {
    text(entry.name());
    Supplier<byte[]> fallback = entry.fallback();
    out.writeU8(fallback == null ? 0 : 1);
    if (entry.keys().isEmpty()) {
      out.writeU8(0);
    } else {
      out.writeU8(1).writeCompact(entry.hashers().size());
      for (StorageHasher hasher : entry.hashers()) {
        out.writeU8(hasher.ordinal());
      }
      List<Supplier<TypeInfo>> keys = entry.keys();
      type(keys.size() == 1 ? keys.get(0).get() : new TypeInfo.Tuple(keys));
    }
    type(entry.value().get());
    out.writeBytes(fallback == null ? new byte[1] : fallback.get());
    TypeRegistry.writeDocs(entry.docs(), out);
    deprecation(entry.deprecation());
  }

  private void associatedType(AssociatedType associated) {
    text(associated.name());
    type(associated.type().get());
    TypeRegistry.writeDocs(associated.docs(), out);
  }

  private void constant(ConstantEntry constant) {
    text(constant.name());
    type(constant.type().get());
    out.writeBytes(constant.value().get());
    TypeRegistry.writeDocs(constant.docs(), out);
    notDeprecated();
  }

  // --- extrinsics

  private void extrinsic() {
    List<TransactionExtension<?, ?, ?>> extensions = runtime.extensions();
    switch (version) {
      case 14 -> {
        type(UncheckedExtrinsic.CODEC.type());
        out.writeU8(OLDEST_EXTRINSIC);
        list(extensions, this::extension);
      }
      case 15 -> {
        out.writeU8(OLDEST_EXTRINSIC);
        type(MultiAddress.CODEC.type());
        type(runtime.outerTypes().call());
        type(MultiSignature.CODEC.type());
        type(UncheckedExtrinsic.extraType(runtime));
        list(extensions, this::extension);
      }
      default -> {
        list(UncheckedExtrinsic.VERSIONS, out::writeU8);
        type(MultiAddress.CODEC.type());
        type(runtime.outerTypes().call());
        type(MultiSignature.CODEC.type());
        out.writeCompact(1).writeU8(0).writeCompact(extensions.size());
        for (int i = 0; i < extensions.size(); i++) {
          out.writeCompact(i);
        }
        list(extensions, this::extension);
      }
    }
  }

  private void extension(TransactionExtension<?, ?, ?> extension) {
    text(extension.identifier());
    type(extension.codec().type());
    type(extension.implicitType());
  }

  // --- runtime APIs

  private void api(RuntimeApiModule api) {
    text(api.name());
    list(api.functions(), this::function);
    TypeRegistry.writeDocs(api.docs(), out);
    if (version > 15) {
      out.writeCompact(api.version());
    }
    notDeprecated();
  }

  private void function(RuntimeApiModule.Function function) {
    text(function.name());
    list(
        function.inputs(),
        input -> {
          text(input.name());
          type(input.of().get());
        });
    type(function.output().get());
    TypeRegistry.writeDocs(function.docs(), out);
    notDeprecated();
  }

  private void outerEnums() {
    OuterTypes outer = runtime.outerTypes();
    type(outer.call());
    type(outer.event());
    type(outer.error());
  }

  // --- parts

  private void notDeprecated() {
    deprecation(null);
  }

  /** From version 16 on most items end in whether they are deprecated, and what to use instead. */
  private void deprecation(@Nullable String instead) {
    if (version <= 15) {
      return;
    }
    out.writeU8(instead == null ? NOT_DEPRECATED : DEPRECATED_WITH_NOTE);
    if (instead != null) {
      text(instead);
      out.writeBool(false); // since when is not said
    }
  }

  private void type(TypeInfo type) {
    out.writeCompact((long) types.idOf(type));
  }

  private void text(String text) {
    TypeRegistry.writeText(text, out);
  }

  private <T> void list(List<T> items, java.util.function.Consumer<T> each) {
    out.writeCompact(items.size());
    new ArrayList<>(items).forEach(each);
  }
}
