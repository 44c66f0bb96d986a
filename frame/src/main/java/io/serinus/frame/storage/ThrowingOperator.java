package io.serinus.frame.storage;

/** Makes a new value of an old one, or refuses. */
@FunctionalInterface
public interface ThrowingOperator<V, E extends Exception> {
  V apply(V value) throws E;
}
