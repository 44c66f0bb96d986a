package io.serinus.primitives.runtime;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.info.TypeInfo;
import java.util.List;

/** One value for each class of dispatch, {@code PerDispatchClass<T>}. */
public record PerDispatchClass<T>(T normal, T operational, T mandatory) {
  public static <T> Codec<PerDispatchClass<T>> codec(Codec<T> of) {
    return Codecs.of(
        (v, out) -> {
          of.encode(v.normal(), out);
          of.encode(v.operational(), out);
          of.encode(v.mandatory(), out);
        },
        in -> new PerDispatchClass<>(of.decode(in), of.decode(in), of.decode(in)),
        () ->
            new TypeInfo.Composite(
                "frame_support::dispatch::PerDispatchClass",
                List.of(new TypeInfo.Param("T", of::type)),
                List.of(
                    new TypeInfo.Field("normal", of::type, "T"),
                    new TypeInfo.Field("operational", of::type, "T"),
                    new TypeInfo.Field("mandatory", of::type, "T")),
                ""));
  }

  public T get(DispatchClass dispatchClass) {
    return switch (dispatchClass) {
      case NORMAL -> normal;
      case OPERATIONAL -> operational;
      case MANDATORY -> mandatory;
    };
  }

  /** The same but for one class. */
  public PerDispatchClass<T> with(DispatchClass dispatchClass, T value) {
    return switch (dispatchClass) {
      case NORMAL -> new PerDispatchClass<>(value, operational, mandatory);
      case OPERATIONAL -> new PerDispatchClass<>(normal, value, mandatory);
      case MANDATORY -> new PerDispatchClass<>(normal, operational, value);
    };
  }
}
