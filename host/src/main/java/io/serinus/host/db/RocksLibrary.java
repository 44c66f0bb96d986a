package io.serinus.host.db;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.RocksDB;

/**
 * Loads RocksDB's native library out of its jar. Left to itself RocksDB deletes the file that it
 * unpacks (17 MB) when the JVM ends, which it does not live to do where a node is killed. A library
 * that is loaded needs its file no more, so here it is gone at once.
 */
final class RocksLibrary {
  private static boolean loaded;

  private RocksLibrary() {}

  /**
   * Loads the library, once.
   *
   * @throws StoreException if the folder for temporary files is full, or none that code may be
   *     loaded from
   */
  static synchronized void load() {
    if (loaded) {
      return;
    }
    try {
      unpackAndLoad();
      RocksDB.loadLibrary();
    } catch (IOException | RuntimeException | UnsatisfiedLinkError e) {
      throw new StoreException(
          "cannot load RocksDB's library from %s: %s"
              .formatted(System.getProperty("java.io.tmpdir"), e),
          e);
    }
    loaded = true;
  }

  private static void unpackAndLoad() throws IOException {
    Path folder = Files.createTempDirectory("serinus-rocksdb-");
    try {
      NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
