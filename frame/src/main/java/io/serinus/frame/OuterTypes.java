package io.serinus.frame;

import io.serinus.scale.Codec;
import io.serinus.scale.info.TypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The enums that join what the pallets of a runtime define, as {@code construct_runtime} makes
 * them.
 *
 * @param crate the crate that their paths begin with, such as {@code staging_kusama_runtime}
 */
public record OuterTypes(String crate, List<PalletModule> pallets) {
  public TypeInfo call() {
    return join("RuntimeCall", m -> m.hasCalls() ? m.calls()::type : null);
  }

  public TypeInfo event() {
    return join("RuntimeEvent", m -> supplier(m.events()));
  }

  public TypeInfo error() {
    return join("RuntimeError", m -> m.errors() == null ? null : m::errors);
  }

  public TypeInfo holdReason() {
    return join("RuntimeHoldReason", m -> supplier(m.holdReasons()));
  }

  public TypeInfo freezeReason() {
    return join("RuntimeFreezeReason", m -> supplier(m.freezeReasons()));
  }

  public TypeInfo origin() {
    return join(
        "OriginCaller", m -> m.index() == 0 ? RawOriginCodec.CODEC::type : supplier(m.origins()));
  }

  private static @Nullable Supplier<TypeInfo> supplier(@Nullable Codec<?> codec) {
    return codec == null ? null : codec::type;
  }

  private TypeInfo join(String name, Function<PalletModule, @Nullable Supplier<TypeInfo>> part) {
    boolean origin = name.equals("OriginCaller");
    List<TypeInfo.Variant> variants = new ArrayList<>();
    for (PalletModule pallet : pallets) {
      Supplier<TypeInfo> type = part.apply(pallet);
      if (type != null) {
        String variant = origin && pallet.index() == 0 ? "system" : pallet.name();
        variants.add(new TypeInfo.Variant(variant, pallet.index(), TypeInfo.Field.unnamed(type)));
      }
    }
    return new TypeInfo.Variants(crate + "::" + name, List.of(), variants, "");
  }
}
