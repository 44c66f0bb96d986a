package io.serinus.rpc.server;

/**
 * How much the server serves.
 *
 * @param connections connections at a time; further ones are turned away
 * @param requestBytes size of a request
 * @param responseBytes size of a response
 * @param subscriptions subscriptions of one connection at a time
 * @param batch requests in one batch; 0 forbids batches
 * @param messages notifications of one subscription, and requests of one connection, that may wait
 * @param outboundBytes bytes that may wait for a client that does not read, before it loses its
 *     connection
 * @param backlogBytes bytes that may wait for all clients together, before large answers are
 *     refused, or the one with most of them loses its connection
 */
public record RpcLimits(
    int connections,
    int requestBytes,
    int responseBytes,
    int subscriptions,
    int batch,
    int messages,
    long outboundBytes,
    long backlogBytes) {
  private static final int MEGABYTE = 1024 * 1024;

  /** The reference node's defaults. */
  public static final RpcLimits DEFAULT =
      new RpcLimits(
          100,
          15 * MEGABYTE,
          15 * MEGABYTE,
          1024,
          Integer.MAX_VALUE,
          64,
          64L * MEGABYTE,
          96L * MEGABYTE);

  /** With another number of connections. */
  public RpcLimits withConnections(int count) {
    return new RpcLimits(
        count,
        requestBytes,
        responseBytes,
        subscriptions,
        batch,
        messages,
        outboundBytes,
        backlogBytes);
  }

  /**
   * With other sizes of a request and a response, in bytes. At least two of the largest responses
   * may then wait for one client, and three for all.
   */
  public RpcLimits withSizes(int request, int response) {
    return new RpcLimits(
        connections,
        request,
        response,
        subscriptions,
        batch,
        messages,
        Math.max(outboundBytes, 2L * response),
        Math.max(backlogBytes, 3L * response));
  }

  /** With another number of subscriptions of one connection. */
  public RpcLimits withSubscriptions(int count) {
    return new RpcLimits(
        connections,
        requestBytes,
        responseBytes,
        count,
        batch,
        messages,
        outboundBytes,
        backlogBytes);
  }

  /** With another number of requests in one batch. */
  public RpcLimits withBatch(int count) {
    return new RpcLimits(
        connections,
        requestBytes,
        responseBytes,
        subscriptions,
        count,
        messages,
        outboundBytes,
        backlogBytes);
  }

  /** With other bounds on what waits for a slow client. */
  public RpcLimits withBuffers(int count, long bytes) {
    return new RpcLimits(
        connections, requestBytes, responseBytes, subscriptions, batch, count, bytes, backlogBytes);
  }

  /** With another bound on what waits for all clients together. */
  public RpcLimits withBacklog(long bytes) {
    return new RpcLimits(
        connections,
        requestBytes,
        responseBytes,
        subscriptions,
        batch,
        messages,
        outboundBytes,
        bytes);
  }
}
