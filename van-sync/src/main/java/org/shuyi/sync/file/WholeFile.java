package org.shuyi.sync.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A file that is swapped whole: after a power cut it is the old or the new one. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes and flushes. Two writers at once are the caller's mistake.
   *
   * @param rights as {@code rw-------}, from the first byte on
   * @throws IOException the one before is still there
   */
  public static void write(Path file, byte[] bytes, String rights) throws IOException {
    Path directory = directory(file);
    Files.createDirectories(directory);
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(unfinished);
    Set<PosixFilePermission> permissions = PosixFilePermissions.fromString(rights);
    FileAttribute<?> attribute = PosixFilePermissions.asFileAttribute(permissions);
    try (FileChannel out =
        FileChannel.open(
            unfinished,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            attribute)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true);
    }
    // The process's mask may have taken rights away.
    Files.setPosixFilePermissions(unfinished, permissions);
    move(unfinished, file);
  }

  /** Puts a whole file in the place of another, in the same folder. */
  public static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel channel = FileChannel.open(directory(to), StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path directory(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException(file + " is no file");
    }
    return directory;
  }
}
