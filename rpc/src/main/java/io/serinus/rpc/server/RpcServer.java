package io.serinus.rpc.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** A running JSON-RPC server: HTTP and WebSocket on one port. {@link #close()} ends it. */
public final class RpcServer implements AutoCloseable {
  private static final int IDLE_SECONDS = 60;
  private static final int NETWORK_THREADS = 2;

  private final MultiThreadIoEventLoopGroup network;
  private final Workers workers;
  private final Channel channel;

  private RpcServer(MultiThreadIoEventLoopGroup network, Workers workers, Channel channel) {
    this.network = network;
    this.workers = workers;
    this.channel = channel;
  }

  /**
   * Begins to listen.
   *
   * @param config how, and whom to serve
   * @param methods what callers may call
   * @param health what {@code /health} reports
   * @throws IOException if the address is taken or is not this machine's
   */
  public static RpcServer start(RpcConfig config, MethodRegistry methods, HealthCheck health)
      throws IOException {
    Workers workers = new Workers(Math.max(4, Runtime.getRuntime().availableProcessors() * 2));
    MultiThreadIoEventLoopGroup network =
        new MultiThreadIoEventLoopGroup(
            NETWORK_THREADS,
            Thread.ofPlatform().name("rpc-network-", 0).daemon().factory(),
            NioIoHandler.newFactory());
    Backlog backlog = new Backlog(config.limits().backlogBytes(), System::nanoTime);
    ServerParts parts =
        new ServerParts(config, new RequestProcessor(methods, config), workers, health, backlog);
    ConnectionGate gate = new ConnectionGate(config);
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(network)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel connection) {
                    connection
                        .pipeline()
                        .addLast("backlog", backlog)
                        .addLast(
                            "idle",
                            new IdleStateHandler(
                                true, IDLE_SECONDS, IDLE_SECONDS, 0, TimeUnit.SECONDS))
                        .addLast("codec", new HttpServerCodec())
                        .addLast("flow", new FlowControlHandler())
                        .addLast("gate", gate)
                        .addLast("http", new HttpHandler(parts));
                  }
                });
    try {
      Channel channel = bootstrap.bind(config.host(), config.port()).sync().channel();
      return new RpcServer(network, workers, channel);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      release(network, workers);
      throw new IOException("interrupted while binding", e);
    } catch (Exception e) {
      release(network, workers);
      throw new IOException(
          "cannot listen on " + config.host() + ":" + config.port() + ": " + e.getMessage(), e);
    }
  }

  /** The address it listens on. */
  public InetSocketAddress address() {
    return (InetSocketAddress) channel.localAddress();
  }

  /** Ends all connections and stops listening. */
  @Override
  public void close() {
    channel.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
    release(network, workers);
  }

  private static void release(MultiThreadIoEventLoopGroup network, Workers workers) {
    workers.close();
    network.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(2, TimeUnit.SECONDS);
  }
}
