package io.serinus.node.service;

import io.serinus.crypto.keys.FileKeyStore;
import io.serinus.crypto.keys.KeyStore;
import io.serinus.crypto.keys.KeyTypeId;
import io.serinus.crypto.keys.MemoryKeyStore;
import io.serinus.crypto.keys.SignatureScheme;
import io.serinus.node.config.NodeConfig;
import java.util.Map;

/** Opens a node's key store. */
final class KeyStores {
  /** The session keys of Kusama. */
  private static final Map<KeyTypeId, SignatureScheme> SESSION_KEYS =
      Map.of(
          KeyTypeId.GRANDPA, SignatureScheme.ED25519,
          KeyTypeId.BABE, SignatureScheme.SR25519,
          KeyTypeId.PARA_VALIDATOR, SignatureScheme.SR25519,
          KeyTypeId.PARA_ASSIGNMENT, SignatureScheme.SR25519,
          KeyTypeId.AUTHORITY_DISCOVERY, SignatureScheme.SR25519,
          KeyTypeId.BEEFY, SignatureScheme.ECDSA);

  private KeyStores() {}

  /** The key store, with the session keys of the development account that the node plays. */
  static KeyStore open(NodeConfig config, String chainId) {
    KeyStore keys =
        config.temporary() ? new MemoryKeyStore() : new FileKeyStore(config.keystorePath(chainId));
    config
        .devAccount()
        .ifPresent(
            account ->
                SESSION_KEYS.forEach(
                    (type, scheme) -> keys.insertEphemeral(type, scheme, "//" + account)));
    return keys;
  }
}
