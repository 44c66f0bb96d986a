package io.serinus.conformance.tester;

import static io.serinus.conformance.tester.Memory.span;

import io.serinus.scale.ScaleReader;
import java.util.function.BiConsumer;

/** {@code ext_default_child_storage}. */
final class ChildCases {
  private ChildCases() {}

  static void forEach(BiConsumer<String, HostApiTester.Case> out) {
    out.accept("set", ChildCases::set);
    out.accept("get", ChildCases::get);
    out.accept("read", ChildCases::read);
    out.accept("clear", ChildCases::clear);
    out.accept("storage_kill", ChildCases::kill);
    out.accept("exists", ChildCases::exists);
    out.accept("clear_prefix", ChildCases::clearPrefix);
    out.accept("root", in -> Results.bytes(Memory.read(Imports.childRoot(span(in.readBytes())))));
    out.accept("next_key", ChildCases::nextKey);
  }

  private static byte[] set(ScaleReader in) {
    byte[] child = in.readBytes();
    byte[] key = in.readBytes();
    byte[] value = in.readBytes();
    Imports.childSet(span(child), span(key), span(value));
    return Results.NOTHING;
  }

  private static byte[] get(ScaleReader in) {
    byte[] child = in.readBytes();
    byte[] key = in.readBytes();
    return Memory.read(Imports.childGet(span(child), span(key)));
  }

  private static byte[] read(ScaleReader in) {
    byte[] child = in.readBytes();
    byte[] key = in.readBytes();
    int offset = (int) in.readU32();
    byte[] buffer = new byte[(int) in.readU32()];
    byte[] answer = Memory.read(Imports.childRead(span(child), span(key), span(buffer), offset));
    return Results.partialRead(answer, buffer);
  }

  private static byte[] clear(ScaleReader in) {
    byte[] child = in.readBytes();
    byte[] key = in.readBytes();
    Imports.childClear(span(child), span(key));
    return Results.NOTHING;
  }

  private static byte[] kill(ScaleReader in) {
    Imports.childKill(span(in.readBytes()));
    return Results.NOTHING;
  }

  private static byte[] exists(ScaleReader in) {
    byte[] child = in.readBytes();
    byte[] key = in.readBytes();
    return Results.number(Imports.childExists(span(child), span(key)));
  }

  private static byte[] clearPrefix(ScaleReader in) {
    byte[] child = in.readBytes();
    byte[] prefix = in.readBytes();
    Imports.childClearPrefix(span(child), span(prefix));
    return Results.NOTHING;
  }

  private static byte[] nextKey(ScaleReader in) {
    byte[] child = in.readBytes();
    byte[] key = in.readBytes();
    return Memory.read(Imports.childNextKey(span(child), span(key)));
  }
}
