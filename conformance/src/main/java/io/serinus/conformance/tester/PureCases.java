package io.serinus.conformance.tester;

import static io.serinus.conformance.tester.Memory.span;

import io.serinus.scale.ScaleReader;
import java.util.function.BiConsumer;

/** {@code ext_hashing}, {@code ext_trie} and {@code ext_allocator}. */
final class PureCases {
  private PureCases() {}

  private interface Hash {
    int call(long data);
  }

  static void forEach(BiConsumer<String, HostApiTester.Case> out) {
    out.accept("hashing_keccak_256", in -> hash(in, Imports::keccak256, 32));
    out.accept("hashing_sha2_256", in -> hash(in, Imports::sha256, 32));
    out.accept("hashing_blake2_128", in -> hash(in, Imports::blake2b128, 16));
    out.accept("hashing_blake2_256", in -> hash(in, Imports::blake2b256, 32));
    out.accept("hashing_twox_256", in -> hash(in, Imports::twox256, 32));
    out.accept("hashing_twox_128", in -> hash(in, Imports::twox128, 16));
    out.accept("hashing_twox_64", in -> hash(in, Imports::twox64, 8));
    out.accept("allocator_malloc", in -> allocate(in, false));
    out.accept("allocator_free", in -> allocate(in, true));
    out.accept("trie_blake2_256_root", in -> root(in, Imports::trieRoot));
    out.accept("trie_blake2_256_ordered_root", in -> root(in, Imports::trieOrderedRoot));
  }

  private static byte[] hash(ScaleReader in, Hash function, int size) {
    return Results.bytes(Memory.read(function.call(span(in.readBytes())), size));
  }

  /**
   * Copies the value into a chunk and back; where asked to, frees the chunk and expects to get the
   * same again.
   */
  private static byte[] allocate(ScaleReader in, boolean free) {
    byte[] value = in.readBytes();
    int pointer = Imports.malloc(value.length);
    if (free) {
      Imports.free(pointer);
      int again = Imports.malloc(value.length);
      if (again != pointer) {
        throw new IllegalStateException("a freed chunk was not used again");
      }
    }
    Memory.write(pointer, value);
    return Results.bytes(Memory.read(pointer, value.length));
  }

  private static byte[] root(ScaleReader in, Hash function) {
    byte[] encoded = in.readFixed(in.remaining());
    return Results.bytes(Memory.read(function.call(span(encoded)), 32));
  }
}
