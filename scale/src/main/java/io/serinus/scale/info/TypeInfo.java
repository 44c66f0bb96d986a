package io.serinus.scale.info;

import java.util.List;
import java.util.function.Supplier;

/**
 * What a type looks like. Types refer to others through suppliers, so that a type may hold itself.
 */
public sealed interface TypeInfo {
  /** A type by itself: what {@code bool}, {@code u8}, … are. */
  enum Primitive implements TypeInfo {
    BOOL,
    CHAR,
    STR,
    U8,
    U16,
    U32,
    U64,
    U128,
    U256,
    I8,
    I16,
    I32,
    I64,
    I128,
    I256
  }

  /** A struct. Named by its path, such as {@code sp_core::crypto::AccountId32}; empty for none. */
  record Composite(String path, List<Param> params, List<Field> fields, String docs)
      implements TypeInfo {
    public Composite(String path, List<Field> fields) {
      this(path, List.of(), fields, "");
    }
  }

  /** An enum in Rust's sense: one of several variants. */
  record Variants(String path, List<Param> params, List<Variant> variants, String docs)
      implements TypeInfo {
    public Variants(String path, List<Variant> variants) {
      this(path, List.of(), variants, "");
    }
  }

  /** A {@code Vec}. */
  record Sequence(Supplier<TypeInfo> of) implements TypeInfo {}

  /** An array of a length that the type fixes. */
  record Array(int length, Supplier<TypeInfo> of) implements TypeInfo {}

  /** A tuple; the empty one is {@code ()}. */
  record Tuple(List<Supplier<TypeInfo>> of) implements TypeInfo {}

  /** A compact integer, or a struct around one. */
  record Compact(Supplier<TypeInfo> of) implements TypeInfo {}

  /** Bits, the first in the lowest bit of the first byte, packed in {@code u8}. */
  record BitSequence() implements TypeInfo {}

  /** A generic type's parameter; {@code of} is null where metadata leaves it out. */
  record Param(String name, @org.jspecify.annotations.Nullable Supplier<TypeInfo> of) {}

  /** A field; the name is empty in tuple structs, the type's name in the source where not known. */
  record Field(String name, Supplier<TypeInfo> of, String typeName, String docs) {
    public Field(String name, Supplier<TypeInfo> of) {
      this(name, of, "", "");
    }

    public Field(String name, Supplier<TypeInfo> of, String typeName) {
      this(name, of, typeName, "");
    }

    /** A field without a name. */
    public static Field unnamed(Supplier<TypeInfo> of) {
      return new Field("", of);
    }
  }

  /** One alternative of an enum. */
  record Variant(String name, int index, List<Field> fields, String docs) {
    public Variant(String name, int index, Field... fields) {
      this(name, index, List.of(fields), "");
    }
  }

  /** The type {@code ()}. */
  static TypeInfo unit() {
    return new Tuple(List.of());
  }
}
