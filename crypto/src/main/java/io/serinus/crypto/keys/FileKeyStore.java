package io.serinus.crypto.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A key store on disk in Substrate's format: a file a key, named by type and public key in hex,
 * holding the secret URI as a JSON string, readable by its owner only. Files appear whole or not at
 * all, and a key that was inserted is there after a loss of power, too: its public half may be on
 * chain by then. Ephemeral keys never reach the disk, and are looked at first.
 */
public final class FileKeyStore implements KeyStore {
  private static final int MAX_FILE = 16 * 1024;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path directory;
  private final KeyStore ephemeral = new MemoryKeyStore();

  /** Opens the store, making the directory when it is not there. */
  public FileKeyStore(Path directory) {
    this.directory = directory;
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void insert(KeyTypeId type, String uri, byte[] publicKey) {
    try {
      Path temporary = Files.createTempFile(directory, ".key", ".tmp", permissions());
      try {
        writeThrough(temporary, JsonString.write(uri));
        Files.move(
            temporary,
            file(type, publicKey),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
        if (isPosix()) {
          try (FileChannel names = FileChannel.open(directory)) {
            names.force(true);
          }
        }
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public byte[] insertEphemeral(KeyTypeId type, SignatureScheme scheme, String uri) {
    return ephemeral.insert(type, scheme, uri);
  }

  private static void writeThrough(Path file, String text) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    } finally {
      Arrays.fill(bytes.array(), (byte) 0);
    }
  }

  @Override
  public Optional<String> find(KeyTypeId type, byte[] publicKey) {
    return ephemeral.find(type, publicKey).or(() -> read(type, publicKey));
  }

  private Optional<String> read(KeyTypeId type, byte[] publicKey) {
    Path file = file(type, publicKey);
    try {
      if (Files.size(file) > MAX_FILE) {
        throw new IOException("too large for a key: " + file.getFileName());
      }
      return Optional.of(JsonString.read(Files.readString(file, StandardCharsets.UTF_8)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<byte[]> publicKeys(KeyTypeId type, SignatureScheme scheme) {
    String prefix = HexFormat.of().formatHex(type.bytes());
    int length = prefix.length() + 2 * scheme.publicKeyLength();
    TreeSet<byte[]> all = new TreeSet<>(Arrays::compareUnsigned);
    all.addAll(ephemeral.publicKeys(type, scheme));
    try (Stream<Path> files = Files.list(directory)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.length() == length && name.startsWith(prefix))
          .filter(name -> name.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128))
          .map(name -> HexFormat.of().parseHex(name.substring(prefix.length())))
          .forEach(all::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(all);
  }

  private Path file(KeyTypeId type, byte[] publicKey) {
    return directory.resolve(
        HexFormat.of().formatHex(type.bytes()) + HexFormat.of().formatHex(publicKey));
  }

  private FileAttribute<?>[] permissions() {
    return isPosix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
        : new FileAttribute<?>[0];
  }

  private boolean isPosix() {
    return directory.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
