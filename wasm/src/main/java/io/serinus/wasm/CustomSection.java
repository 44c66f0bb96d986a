package io.serinus.wasm;

/** A named section without meaning to the engine. The array is not copied. */
@SuppressWarnings("ArrayRecordComponent")
public record CustomSection(String name, byte[] content) {}
