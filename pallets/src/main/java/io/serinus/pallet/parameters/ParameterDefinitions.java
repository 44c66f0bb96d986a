package io.serinus.pallet.parameters;

import io.serinus.scale.Codec;
import io.serinus.scale.Codecs;
import io.serinus.scale.ScaleException;
import io.serinus.scale.info.TypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * The parameters of a runtime, in groups. A runtime defines them once, as constants:
 *
 * <pre>{@code
 * static final ParameterDefinitions ALL = new ParameterDefinitions("my_runtime");
 * private static final Group INFLATION = ALL.group("Inflation");
 * static final Parameter<Perquintill> FALLOFF = INFLATION.parameter("Falloff", Perquintill.CODEC, …);
 * }</pre>
 *
 * Groups and parameters are numbered in the order in which they are defined. In metadata they are
 * the enums that Rust's {@code dynamic_params} makes.
 */
public final class ParameterDefinitions {
  private final String crate;
  private final List<Group> groups = new ArrayList<>();

  /** Begins with none, under the paths of a crate. */
  public ParameterDefinitions(String crate) {
    this.crate = crate;
  }

  /** Adds a group. */
  public Group group(String name) {
    Group group = new Group(groups.size(), name, crate);
    groups.add(group);
    return group;
  }

  /** Parameters that belong together. */
  public static final class Group {
    private final int index;
    private final String name;
    private final String path;
    private final List<Parameter<?>> parameters = new ArrayList<>();

    private Group(int index, String name, String crate) {
      this.index = index;
      this.name = name;
      this.path = crate + "::dynamic_params::" + name.toLowerCase(Locale.ROOT) + "::";
    }

    /** Adds a parameter. */
    public <T> Parameter<T> parameter(String parameter, Codec<T> codec, T byDefault) {
      ParameterKey key = new ParameterKey(index, parameters.size());
      Parameter<T> added = new Parameter<>(key, parameter, codec, byDefault);
      parameters.add(added);
      return added;
    }

    private TypeInfo type(String enumName, Function<Parameter<?>, List<TypeInfo.Field>> fields) {
      List<TypeInfo.Variant> variants = new ArrayList<>();
      for (Parameter<?> p : parameters) {
        variants.add(new TypeInfo.Variant(p.name(), p.key().index(), fields.apply(p), ""));
      }
      return new TypeInfo.Variants(path + enumName, List.of(), variants, "");
    }

    private TypeInfo.Field keyField(Parameter<?> parameter) {
      return new TypeInfo.Field(
          "", () -> new TypeInfo.Composite(path + parameter.name(), List.of()), parameter.name());
    }
  }

  /**
   * The parameter of a key.
   *
   * @throws ScaleException if there is none
   */
  Parameter<?> parameter(ParameterKey key) {
    if (key.group() >= groups.size() || key.index() >= groups.get(key.group()).parameters.size()) {
      throw new ScaleException("no parameter " + key.index() + " of group " + key.group());
    }
    return groups.get(key.group()).parameters.get(key.index());
  }

  /** How values of a parameter are written; they must be of its type. */
  @SuppressWarnings("unchecked")
  Codec<Object> valueCodec(ParameterKey key) {
    return (Codec<Object>) parameter(key).codec();
  }

  TypeInfo keyType() {
    return join(
        "RuntimeParametersKey",
        group -> group.type("ParametersKey", p -> List.of(group.keyField(p))));
  }

  TypeInfo valueType() {
    return join(
        "RuntimeParametersValue",
        group ->
            group.type("ParametersValue", p -> List.of(TypeInfo.Field.unnamed(p.codec()::type))));
  }

  TypeInfo settingType() {
    return join(
        "RuntimeParameters",
        group ->
            group.type(
                "Parameters",
                p ->
                    List.of(
                        group.keyField(p),
                        TypeInfo.Field.unnamed(Codecs.optional(p.codec())::type))));
  }

  private TypeInfo join(String name, Function<Group, TypeInfo> part) {
    List<TypeInfo.Variant> variants = new ArrayList<>();
    for (Group group : groups) {
      variants.add(
          new TypeInfo.Variant(
              group.name, group.index, TypeInfo.Field.unnamed(() -> part.apply(group))));
    }
    return new TypeInfo.Variants(crate + "::" + name, List.of(), variants, "");
  }
}
