package org.shuyi.sync.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The files of one SQLite database, as a power cut leaves them. */
final class Disk {
  /**
   * What is on the disk. SQLite flushed all of it, for it flushes at every commit.
   *
   * @param mark of a journal; null if there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // written back, never compared
  record Image(byte[] database, byte[] log, byte @Nullable [] mark) {
    /** Of the write-ahead log nothing came after this but a part, or rubbish. */
    Image torn(Image after, RandomGenerator random) {
      int written = after.log().length - log.length;
      if (written <= 0) {
        return this;
      }
      byte[] torn = Arrays.copyOf(after.log(), log.length + random.nextInt(written));
      return new Image(database, random.nextBoolean() ? torn : rubbish(torn, after), mark);
    }

    private static byte[] rubbish(byte[] torn, Image after) {
      return Arrays.copyOf(torn, after.log().length);
    }

    Image withMark(byte @Nullable [] other) {
      return new Image(database, log, other);
    }

    Image withoutLog() {
      return new Image(database, new byte[0], mark);
    }
  }

  private final Path file;

  Disk(Path file) {
    this.file = file;
  }

  private Path beside(String end) {
    return file.resolveSibling(file.getFileName() + end);
  }

  Image take() throws IOException {
    Path mark = beside(".mark");
    return new Image(
        read(file), read(beside("-wal")), Files.exists(mark) ? Files.readAllBytes(mark) : null);
  }

  private static byte[] read(Path path) throws IOException {
    return Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
  }

  /** In place of what is there; nobody has it open. */
  void put(Image image) throws IOException {
    Files.deleteIfExists(beside("-shm"));
    Files.write(file, image.database());
    write(beside("-wal"), image.log().length == 0 ? null : image.log());
    write(beside(".mark"), image.mark());
  }

  private static void write(Path path, byte @Nullable [] bytes) throws IOException {
    if (bytes == null) {
      Files.deleteIfExists(path);
    } else {
      Files.write(path, bytes);
    }
  }

  Path sibling(String end) {
    return beside(end);
  }
}
