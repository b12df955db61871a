package org.shuyi.sync.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory for one world's files; in memory where the system has such a place. */
record Ground(Path directory) implements AutoCloseable {
  private static final Path MEMORY = Path.of("/dev/shm");

  static Ground make() throws IOException {
    return new Ground(
        Files.isWritable(MEMORY)
            ? Files.createTempDirectory(MEMORY, "shuyi-world")
            : Files.createTempDirectory("shuyi-world"));
  }

  /** Plays a world on ground of its own. */
  static World.Ending play(long seed, Keep keep, Rules rules) throws Exception {
    try (Ground ground = make()) {
      return World.play(seed, keep, rules, ground.directory());
    }
  }

  @Override
  public void close() throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(directory)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
