package io.serinus.host.hostapi;

import java.util.List;
import java.util.Map;

/**
 * HTTP where a call may not use any: every request is refused, as the reference host does outside
 * offchain workers.
 */
final class NoHttp implements OffchainHttp {
  @Override
  public int start(String method, String uri) {
    return -1;
  }

  @Override
  public boolean addHeader(int request, String name, String value) {
    return false;
  }

  @Override
  public Failure writeBody(int request, byte[] chunk, long deadline) {
    return Failure.INVALID;
  }

  @Override
  public List<Status> await(List<Integer> requests, long deadline) {
    return requests.stream().map(r -> new Status(Failure.INVALID, 0)).toList();
  }

  @Override
  public List<Map.Entry<String, String>> headers(int request) {
    return List.of();
  }

  @Override
  public Chunk readBody(int request, int max, long deadline) {
    return new Chunk(Failure.INVALID, new byte[0]);
  }
}
