package io.serinus.host.hostapi;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HTTP for offchain workers. Deadlines are milliseconds since 1970, −1 for none. */
public interface OffchainHttp {
  /** Why a request can't go on; the code is the one on the wire. */
  enum Failure {
    DEADLINE_REACHED(1),
    IO_ERROR(2),
    INVALID(3);

    private final int code;

    Failure(int code) {
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  /** How a request stands: a status code, or a failure (then the code is 0). */
  record Status(@Nullable Failure failure, int code) {}

  /** Bytes of a body, or a failure. */
  record Chunk(@Nullable Failure failure, byte[] bytes) {}

  /** Starts a request and returns its number, or −1 where that is refused. */
  int start(String method, String uri);

  /** Adds a header to a request whose body was not begun; false where that is refused. */
  boolean addHeader(int request, String name, String value);

  /**
   * Adds to the body; an empty chunk ends it and sends the request. Returns null where all went
   * well.
   */
  @Nullable Failure writeBody(int request, byte[] chunk, long deadline);

  /** Waits for the heads of responses. */
  List<Status> await(List<Integer> requests, long deadline);

  /** The headers of a response that was waited for, empty otherwise. */
  List<Map.Entry<String, String>> headers(int request);

  /** At most this many next bytes of a response's body; none at its end. */
  Chunk readBody(int request, int max, long deadline);
}
