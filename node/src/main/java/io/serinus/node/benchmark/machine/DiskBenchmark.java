package io.serinus.node.benchmark.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes to a file and waits until the disk has it, again and again. */
final class DiskBenchmark {
  private static final int SIZE = 64 << 20;
  private static final int SECTOR = 4096;

  private final Path folder;
  private final Duration limit;

  /**
   * @param folder where the file is written; made where it is not there
   */
  DiskBenchmark(Path folder, Duration limit) {
    this.folder = folder;
    this.limit = limit;
  }

  Throughput sequential() throws IOException {
    return onFile(
        (file, data) ->
            Rounds.measure(
                SIZE,
                limit,
                () -> {
                  write(file, data.clear(), 0);
                  sync(file);
                }));
  }

  Throughput random() throws IOException {
    Random random = new Random(1);
    List<Integer> sectors =
        IntStream.range(0, SIZE / SECTOR)
            .boxed()
            .collect(Collectors.toCollection(java.util.ArrayList::new));
    Collections.shuffle(sectors, random);
    return onFile(
        (file, data) -> {
          write(file, data.clear(), 0);
          sync(file);
          return Rounds.measure(
              SIZE / 2,
              limit,
              () -> {
                // Half a sector, so that the system can't make one long write of them.
                for (int sector : sectors) {
                  int at = sector * SECTOR;
                  write(file, data.slice(at, SECTOR / 2), at);
                }
                sync(file);
              });
        });
  }

  /** Measures on an open file. */
  @FunctionalInterface
  private interface Measurement {
    Throughput on(FileChannel file, ByteBuffer data);
  }

  private Throughput onFile(Measurement measurement) throws IOException {
    Files.createDirectories(folder);
    Path path = Files.createTempFile(folder, ".disk_bench", ".tmp");
    byte[] bytes = new byte[SIZE];
    new Random(2).nextBytes(bytes);
    ByteBuffer data = ByteBuffer.allocateDirect(SIZE).put(bytes);
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
      return measurement.on(file, data);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      Files.deleteIfExists(path);
    }
  }

  private static void write(FileChannel file, ByteBuffer data, long position) {
    try {
      long at = position;
      while (data.hasRemaining()) {
        at += file.write(data, at);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sync(FileChannel file) {
    try {
      file.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
