package io.serinus.node.backend;

import io.serinus.crypto.keys.KeyStore;
import io.serinus.crypto.keys.KeyTypeId;
import io.serinus.crypto.keys.SecretUri;
import io.serinus.host.client.Client;
import io.serinus.host.executor.ExecutorException;
import io.serinus.rpc.backend.BackendException;
import io.serinus.rpc.backend.KeyBackend;
import io.serinus.scale.ScaleReader;
import java.util.Arrays;

/** The node's keys, from its key store. */
final class StoredKeys implements KeyBackend {
  /** {@code generate_session_keys(None)}. */
  private static final byte[] NO_SEED = {0};

  private final KeyStore keys;
  private final Client client;

  StoredKeys(KeyStore keys, Client client) {
    this.keys = keys;
    this.client = client;
  }

  @Override
  public void insert(String kind, String suri, byte[] publicKey) throws BackendException {
    try {
      Arrays.fill(SecretUri.parse(suri).rootSeed(), (byte) 0);
      keys.insert(new KeyTypeId(kind), suri, publicKey);
    } catch (IllegalArgumentException e) {
      throw new BackendException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public byte[] rotate() throws BackendException {
    try {
      return new ScaleReader(
              client.call(
                  client.info().best().hash(), "SessionKeys_generate_session_keys", NO_SEED))
          .readBytes();
    } catch (ExecutorException e) {
      throw new BackendException(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public boolean has(byte[] publicKey, String kind) {
    return keys.contains(new KeyTypeId(kind), publicKey);
  }
}
