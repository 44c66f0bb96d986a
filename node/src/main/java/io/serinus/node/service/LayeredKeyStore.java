package io.serinus.node.service;

import io.serinus.crypto.keys.KeyStore;
import io.serinus.crypto.keys.KeyTypeId;
import io.serinus.crypto.keys.SignatureScheme;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A key store over another: development keys are looked at first and never reach the disk.
 *
 * @param upper what is looked at first
 * @param lower where new keys go
 */
record LayeredKeyStore(KeyStore upper, KeyStore lower) implements KeyStore {
  @Override
  public void insert(KeyTypeId type, String uri, byte[] publicKey) {
    lower.insert(type, uri, publicKey);
  }

  @Override
  public Optional<String> find(KeyTypeId type, byte[] publicKey) {
    return upper.find(type, publicKey).or(() -> lower.find(type, publicKey));
  }

  @Override
  public List<byte[]> publicKeys(KeyTypeId type, SignatureScheme scheme) {
    TreeSet<byte[]> all = new TreeSet<>(Arrays::compareUnsigned);
    all.addAll(upper.publicKeys(type, scheme));
    all.addAll(lower.publicKeys(type, scheme));
    return new ArrayList<>(all);
  }
}
