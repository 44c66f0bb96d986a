package io.serinus.conformance.tester;

import static io.serinus.conformance.tester.Memory.span;

import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import java.util.function.BiConsumer;

/** {@code ext_offchain}. */
final class OffchainCases {
  private static final byte[] NO_DEADLINE = {0};
  private static final int BUFFER = 1000;

  private OffchainCases() {}

  static void forEach(BiConsumer<String, HostApiTester.Case> out) {
    out.accept("ext_offchain_local_storage_set_version_1", OffchainCases::localSet);
    out.accept("ext_offchain_local_storage_get_version_1", OffchainCases::localGet);
    out.accept("ext_offchain_local_storage_clear_version_1", OffchainCases::localClear);
    out.accept(
        "ext_offchain_local_storage_compare_and_set_version_1", OffchainCases::compareAndSet);
    out.accept("ext_offchain_index_set_version_1", OffchainCases::indexSet);
    out.accept("ext_offchain_index_clear_version_1", OffchainCases::indexClear);
    out.accept("ext_offchain_http_request_start_version_1", OffchainCases::http);
  }

  private static byte[] localSet(ScaleReader in) {
    int kind = (int) in.readU32();
    byte[] key = in.readBytes();
    byte[] value = in.readBytes();
    LaterImports.localSet(kind, span(key), span(value));
    return Results.NOTHING;
  }

  private static byte[] localGet(ScaleReader in) {
    int kind = (int) in.readU32();
    byte[] key = in.readBytes();
    return Memory.read(LaterImports.localGet(kind, span(key)));
  }

  private static byte[] localClear(ScaleReader in) {
    int kind = (int) in.readU32();
    byte[] key = in.readBytes();
    LaterImports.localClear(kind, span(key));
    return Results.NOTHING;
  }

  private static byte[] compareAndSet(ScaleReader in) {
    int kind = (int) in.readU32();
    byte[] key = in.readBytes();
    byte[] value = in.readBytes();
    byte[] expected = in.readFixed(in.remaining());
    return Results.number(
        LaterImports.localCompareAndSet(kind, span(key), span(expected), span(value)));
  }

  private static byte[] indexSet(ScaleReader in) {
    byte[] key = in.readBytes();
    byte[] value = in.readBytes();
    LaterImports.indexSet(span(key), span(value));
    return Results.NOTHING;
  }

  private static byte[] indexClear(ScaleReader in) {
    LaterImports.indexClear(span(in.readBytes()));
    return Results.NOTHING;
  }

  /** A whole request: method, URI, one header and a body; answers with status, headers and body. */
  private static byte[] http(ScaleReader in) {
    byte[] method = in.readBytes();
    byte[] uri = in.readBytes();
    byte[] name = in.readBytes();
    byte[] value = in.readBytes();
    byte[] body = in.readBytes();
    ScaleReader started =
        new ScaleReader(Memory.read(LaterImports.httpStart(span(method), span(uri), 0)));
    if (started.readU8() != 0) {
      throw new IllegalStateException("the request was not begun");
    }
    int id = started.readU16();
    succeed(Memory.read(LaterImports.httpHeader(id, span(name), span(value))));
    succeed(Memory.read(LaterImports.httpWrite(id, span(body), span(NO_DEADLINE))));
    succeed(Memory.read(LaterImports.httpWrite(id, span(new byte[0]), span(NO_DEADLINE))));
    byte[] ids = new ScaleWriter().writeCompact(1).writeU16(id).toByteArray();
    byte[] status = Memory.read(LaterImports.httpWait(span(ids), span(NO_DEADLINE)));
    byte[] headers = Memory.read(LaterImports.httpHeaders(id));
    ScaleWriter out = new ScaleWriter().writeBytes(status).writeBytes(headers);
    byte[] buffer = new byte[BUFFER];
    ScaleReader read =
        new ScaleReader(Memory.read(LaterImports.httpRead(id, span(buffer), span(NO_DEADLINE))));
    if (read.readU8() != 0) {
      throw new IllegalStateException("the body was not read");
    }
    int length = (int) read.readU32();
    return out.writeCompact(length).writeFixed(buffer, 0, length).toByteArray();
  }

  private static void succeed(byte[] result) {
    if (result[0] != 0) {
      throw new IllegalStateException("the request failed");
    }
  }
}
