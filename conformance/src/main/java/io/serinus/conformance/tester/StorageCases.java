package io.serinus.conformance.tester;

import static io.serinus.conformance.tester.Memory.span;

import io.serinus.scale.ScaleReader;
import java.util.function.BiConsumer;

/** {@code ext_storage}. */
final class StorageCases {
  private StorageCases() {}

  static void forEach(BiConsumer<String, HostApiTester.Case> out) {
    out.accept("set", StorageCases::set);
    out.accept("get", in -> Memory.read(Imports.storageGet(span(in.readBytes()))));
    out.accept("read", StorageCases::read);
    out.accept("clear", StorageCases::clear);
    out.accept("exists", in -> Results.number(Imports.storageExists(span(in.readBytes()))));
    out.accept("clear_prefix", StorageCases::clearPrefix);
    out.accept("append", StorageCases::append);
    out.accept("root", in -> Results.bytes(Memory.read(Imports.storageRoot())));
    out.accept("next_key", in -> Memory.read(Imports.storageNextKey(span(in.readBytes()))));
  }

  private static byte[] set(ScaleReader in) {
    byte[] key = in.readBytes();
    byte[] value = in.readBytes();
    Imports.storageSet(span(key), span(value));
    return Results.NOTHING;
  }

  private static byte[] read(ScaleReader in) {
    byte[] key = in.readBytes();
    int offset = (int) in.readU32();
    byte[] buffer = new byte[(int) in.readU32()];
    byte[] answer = Memory.read(Imports.storageRead(span(key), span(buffer), offset));
    return Results.partialRead(answer, buffer);
  }

  private static byte[] clear(ScaleReader in) {
    Imports.storageClear(span(in.readBytes()));
    return Results.NOTHING;
  }

  private static byte[] clearPrefix(ScaleReader in) {
    Imports.storageClearPrefix(span(in.readBytes()));
    return Results.NOTHING;
  }

  private static byte[] append(ScaleReader in) {
    byte[] key = in.readBytes();
    byte[] value = in.readBytes();
    Imports.storageAppend(span(key), span(value));
    return Results.NOTHING;
  }
}
