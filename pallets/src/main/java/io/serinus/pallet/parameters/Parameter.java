package io.serinus.pallet.parameters;

import io.serinus.scale.Codec;

/**
 * A parameter of a runtime.
 *
 * @param key its place among the groups
 * @param name its name in metadata, in Rust's manner for types
 * @param byDefault what holds until something is set
 */
public record Parameter<T>(ParameterKey key, String name, Codec<T> codec, T byDefault) {}
