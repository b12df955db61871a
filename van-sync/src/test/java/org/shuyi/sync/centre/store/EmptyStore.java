package org.shuyi.sync.centre.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An empty SQLite store, made once and copied: Flyway takes some 20 ms for a new file, and a
 * simulation makes hundreds.
 */
public final class EmptyStore {
  private static final byte[] BYTES = make();

  private EmptyStore() {}

  /** Lays an empty store there, if there is no file. */
  public static StoreAddress.Sqlite at(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.write(file, BYTES);
      }
      return new StoreAddress.Sqlite(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] make() {
    try {
      Path file = Files.createTempFile("empty-store", ".db");
      try {
        CentreStore.open(new StoreAddress.Sqlite(file)).close();
        return Files.readAllBytes(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
