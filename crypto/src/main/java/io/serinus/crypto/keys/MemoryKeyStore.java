package io.serinus.crypto.keys;

import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A key store that forgets everything with the process. */
public final class MemoryKeyStore implements KeyStore {
  private final NavigableMap<String, String> secrets = new ConcurrentSkipListMap<>();

  @Override
  public void insert(KeyTypeId type, String uri, byte[] publicKey) {
    secrets.put(name(type, publicKey), uri);
  }

  @Override
  public Optional<String> find(KeyTypeId type, byte[] publicKey) {
    return Optional.ofNullable(secrets.get(name(type, publicKey)));
  }

  @Override
  public List<byte[]> publicKeys(KeyTypeId type, SignatureScheme scheme) {
    String prefix = HexFormat.of().formatHex(type.bytes());
    return secrets.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> HexFormat.of().parseHex(name.substring(8)))
        .filter(key -> key.length == scheme.publicKeyLength())
        .toList();
  }

  private static String name(KeyTypeId type, byte[] publicKey) {
    return HexFormat.of().formatHex(type.bytes()) + HexFormat.of().formatHex(publicKey);
  }
}
