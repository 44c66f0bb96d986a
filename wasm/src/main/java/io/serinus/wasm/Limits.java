package io.serinus.wasm;

/**
 * Size limits of a memory (in pages of 64 KiB) or a table; {@code max} is −1 where there is none.
 */
public record Limits(int min, int max) {}
