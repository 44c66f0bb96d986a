package io.serinus.node.service;

import io.serinus.crypto.ed25519.Ed25519KeyPair;
import io.serinus.host.network.PeerId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The key by which peers know a node.
 *
 * @param seed the 32 bytes of the ed25519 secret
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record NodeIdentity(byte[] seed) {
  private static final int SEED_BYTES = 32;
  private static final int MAX_FILE = 1024;
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
   * The one whose key lies in a folder, as 32 bytes or in hexadecimal; a new one is made and
   * written where there is none.
   *
   * @param given the key that the user gave, which goes before the file's
   * @throws IOException if the file cannot be read or holds no key
   */
  public static NodeIdentity load(Path networkFolder, Optional<byte[]> given) throws IOException {
    if (given.isPresent()) {
      return new NodeIdentity(given.get());
    }
    Path file = networkFolder.resolve(FILE_NAME);
    if (Files.exists(file)) {
      return read(file);
    }
    NodeIdentity identity = random();
    Files.createDirectories(networkFolder);
    // The file is there whole or not at all, wherever the process ends.
    Path temporary =
        Files.createTempFile(
            networkFolder,
            ".secret",
            ".tmp",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.write(temporary, identity.seed);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    return identity;
  }

  private static NodeIdentity read(Path file) throws IOException {
    byte[] content = Files.size(file) > MAX_FILE ? new byte[0] : Files.readAllBytes(file);
    if (content.length == SEED_BYTES) {
      return new NodeIdentity(content);
    }
    String text = new String(content, StandardCharsets.US_ASCII).strip();
    if (!text.matches("[0-9a-fA-F]{64}")) {
      throw new IOException(
          "the file " + file + " holds no ed25519 secret; remove it for a new one");
    }
    return new NodeIdentity(HexFormat.of().parseHex(text));
  }

  @Override
  public String toString() {
    return "NodeIdentity(" + peerId() + ")";
  }

  /** The peer id, such as {@code 12D3Koo…}. */
  public String peerId() {
    return PeerId.ofEd25519(Ed25519KeyPair.fromSeed(seed).publicKey()).toString();
  }
}
