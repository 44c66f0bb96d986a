package io.serinus.node.service;

import io.serinus.crypto.ed25519.Ed25519KeyPair;
import io.serinus.crypto.keys.Base58;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;

/**
 * The key by which peers know a node.
 *
 * @param seed the 32 bytes of the ed25519 secret
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record NodeIdentity(byte[] seed) {
  /** The identity multihash of a protobuf with an ed25519 key, up to the key itself. */
  private static final byte[] PEER_ID_PREFIX = {0, 36, 8, 1, 18, 32};

  private static final int SEED_BYTES = 32;
  private static final String FILE_NAME = "secret_ed25519";

  public NodeIdentity {
    if (seed.length != SEED_BYTES) {
      throw new IllegalArgumentException("a node key has 32 bytes");
    }
  }

  /** A new one. */
  public static NodeIdentity random() {
    byte[] seed = new byte[SEED_BYTES];
    new SecureRandom().nextBytes(seed);
    return new NodeIdentity(seed);
  }

  /**
   * The one whose key lies in a folder; a new one is made and written where there is none.
   *
   * @param given the key that the user gave, which goes before the file's
   */
  public static NodeIdentity load(Path networkFolder, Optional<byte[]> given) throws IOException {
    if (given.isPresent()) {
      return new NodeIdentity(given.get());
    }
    Path file = networkFolder.resolve(FILE_NAME);
    if (Files.exists(file)) {
      return new NodeIdentity(Files.readAllBytes(file));
    }
    NodeIdentity identity = random();
    Files.createDirectories(networkFolder);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, identity.seed);
    return identity;
  }

  /** The peer id, such as {@code 12D3Koo…}. */
  public String peerId() {
    byte[] publicKey = Ed25519KeyPair.fromSeed(seed).publicKey();
    byte[] encoded = Arrays.copyOf(PEER_ID_PREFIX, PEER_ID_PREFIX.length + publicKey.length);
    System.arraycopy(publicKey, 0, encoded, PEER_ID_PREFIX.length, publicKey.length);
    return Base58.encode(encoded);
  }
}
