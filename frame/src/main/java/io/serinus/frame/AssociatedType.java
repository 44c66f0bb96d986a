package io.serinus.frame;

import io.serinus.scale.info.TypeInfo;
import java.util.function.Supplier;

/**
 * A type that a pallet leaves to its runtime, as metadata shows it from version 16 on.
 *
 * @param name the name that the pallet has for it
 * @param docs documentation, a line each
 */
public record AssociatedType(String name, Supplier<TypeInfo> type, String docs) {}
