package io.serinus.host.hostapi;

import io.serinus.scale.ScaleReader;
import io.serinus.scale.ScaleWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code ext_offchain_http}. */
final class HttpFunctions {
  private static final String NAME = "ext_offchain_http_";

  private HttpFunctions() {}

  static void addTo(FunctionTable t) {
    t.span(NAME + "request_start_version_1", "sss", HttpFunctions::start);
    t.span(NAME + "request_add_header_version_1", "pss", HttpFunctions::addHeader);
    t.span(
        NAME + "request_write_body_version_1",
        "pss",
        (c, a) ->
            c.give(
                unit(c.services().http().writeBody(id(a[0]), c.bytes(a[1]), deadline(c, a[2])))));
    t.span(NAME + "response_wait_version_1", "ss", HttpFunctions::await);
    t.span(NAME + "response_headers_version_1", "p", HttpFunctions::headers);
    t.span(NAME + "response_read_body_version_1", "pss", HttpFunctions::readBody);
  }

  private static long start(HostCall c, long[] a) {
    int id = c.services().http().start(text(c, a[0]), text(c, a[1]));
    return c.give(Scale.result(id < 0 ? null : new ScaleWriter(2).writeU16(id).toByteArray()));
  }

  private static long addHeader(HostCall c, long[] a) {
    boolean added = c.services().http().addHeader(id(a[0]), text(c, a[1]), text(c, a[2]));
    return c.give(Scale.result(added ? new byte[0] : null));
  }

  private static long await(HostCall c, long[] a) {
    ScaleReader in = new ScaleReader(c.bytes(a[0]));
    int count = Scale.itemCount(in, 2);
    List<Integer> ids = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ids.add(in.readU16());
    }
    in.requireEnd();
    List<OffchainHttp.Status> statuses = c.services().http().await(ids, deadline(c, a[1]));
    ScaleWriter out = new ScaleWriter().writeCompact(statuses.size());
    for (OffchainHttp.Status status : statuses) {
      OffchainHttp.Failure failure = status.failure();
      if (failure == null) {
        out.writeU8(3).writeU16(status.code());
      } else {
        out.writeU8(failure.ordinal());
      }
    }
    return c.give(out.toByteArray());
  }

  private static long headers(HostCall c, long[] a) {
    List<Map.Entry<String, String>> headers = c.services().http().headers(id(a[0]));
    ScaleWriter out = new ScaleWriter().writeCompact(headers.size());
    for (Map.Entry<String, String> header : headers) {
      out.writeBytes(header.getKey().getBytes(StandardCharsets.UTF_8));
      out.writeBytes(header.getValue().getBytes(StandardCharsets.UTF_8));
    }
    return c.give(out.toByteArray());
  }

  private static long readBody(HostCall c, long[] a) {
    int room = (int) Math.min(a[1] >>> 32, Integer.MAX_VALUE);
    OffchainHttp.Chunk chunk = c.services().http().readBody(id(a[0]), room, deadline(c, a[2]));
    OffchainHttp.Failure failure = chunk.failure();
    if (failure != null) {
      return c.give(Scale.result(null, failure.code()));
    }
    c.write((int) a[1], chunk.bytes());
    return c.give(Scale.result(new ScaleWriter(4).writeU32(chunk.bytes().length).toByteArray(), 0));
  }

  private static byte[] unit(OffchainHttp.@Nullable Failure failure) {
    return failure == null ? new byte[] {0} : Scale.result(null, failure.code());
  }

  private static int id(long argument) {
    return (int) argument & 0xffff;
  }

  private static String text(HostCall c, long span) {
    return new String(c.bytes(span), StandardCharsets.UTF_8);
  }

  /** An {@code Option<Timestamp>}. */
  private static long deadline(HostCall c, long span) {
    ScaleReader in = new ScaleReader(c.bytes(span));
    return in.readBool() ? in.readU64() : -1;
  }
}
