package org.shuyi.sync.torture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A RAM disk of a few megabytes, which really gets full. Needs the right to mount. */
final class SmallDisk implements AutoCloseable {
  private static final int CHUNK = 64 * 1024;

  private final Path directory;
  private final Path filler;

  private SmallDisk(Path directory) {
    this.directory = directory;
    this.filler = directory.resolve("filler");
  }

  /** Empty where nobody may mount; then the directory is one as any other. */
  static Optional<SmallDisk> at(Path directory, String size)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    return run("mount", "-t", "tmpfs", "-o", "size=" + size, "none", directory.toString())
        ? Optional.of(new SmallDisk(directory))
        : Optional.empty();
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  void fill() {
    try (OutputStream out = Files.newOutputStream(filler)) {
      byte[] chunk = new byte[CHUNK];
      for (int size = CHUNK; size > 0; size /= 2) {
        fill(out, chunk, size);
      }
    } catch (IOException e) {
      // Full before it began.
    }
  }

  @SuppressWarnings("InfiniteLoopStatement") // every disk ends
  private static void fill(OutputStream out, byte[] chunk, int size) {
    try {
      while (true) {
        out.write(chunk, 0, size);
      }
    } catch (IOException e) {
      // Full for pieces of this size.
    }
  }

  void free() throws IOException {
    Files.deleteIfExists(filler);
  }

  /** What was on it stays beside it, for whoever has to find out why a test failed. */
  @Override
  public void close() throws IOException, InterruptedException {
    Path kept = Files.createDirectories(Path.of(directory + "-kept"));
    try (var files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Files.copy(file, kept.resolve(file.getFileName()));
      }
    }
    if (!run("umount", directory.toString())) {
      throw new IllegalStateException(directory + " is not unmounted");
    }
  }
}
