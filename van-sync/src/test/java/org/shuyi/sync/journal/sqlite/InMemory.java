package org.shuyi.sync.journal.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Files of which thousands are made, and none has to last: on Linux's RAM disk if there is one. */
final class InMemory implements TempDirFactory {
  private static final Path RAM_DISK = Path.of("/dev/shm");

  @Override
  public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
      throws IOException {
    return Files.isWritable(RAM_DISK)
        ? Files.createTempDirectory(RAM_DISK, "shuyi")
        : Files.createTempDirectory("shuyi");
  }
}
