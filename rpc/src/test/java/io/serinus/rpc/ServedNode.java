package io.serinus.rpc;

import io.serinus.rpc.server.RpcConfig;
import io.serinus.rpc.server.RpcServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A made-up node behind a real server, and clients of it. */
public final class ServedNode implements AutoCloseable {
  public final FakeNode node = new FakeNode();
  public final RpcServer server;
  private final List<TestClient> clients = new ArrayList<>();

  public ServedNode() throws IOException {
    this(RpcConfig.local(0));
  }

  public ServedNode(RpcConfig config) throws IOException {
    server = RpcMethods.serve(config, node.backend());
  }

  public TestClient connect() {
    TestClient client = new TestClient(server.address());
    clients.add(client);
    return client;
  }

  @Override
  public void close() {
    clients.forEach(TestClient::close);
    server.close();
  }
}
