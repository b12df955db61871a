package org.shuyi.sync.journal.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.shuyi.sync.journal.JournalException;

/** Copies a journal whole, while it is in use. Restored, the copy begins a new epoch. */
public final class JournalBackup {
  private JournalBackup() {}

  /**
   * Writes a copy, in place of an older one of that name. It is there whole and flushed, or the
   * older one is.
   *
   * @throws JournalException the journal can't be read, or the copy not be made
   * @throws IOException the copy can't be flushed or named
   */
  public static void write(Path journal, Path to) throws IOException {
    Path unfinished = to.resolveSibling(to.getFileName() + ".part");
    Files.deleteIfExists(unfinished);
    try {
      copy(journal, unfinished);
      forgetGeneration(unfinished);
      flush(unfinished);
      Files.move(unfinished, to, StandardCopyOption.ATOMIC_MOVE);
      SqliteJournal.flushDirectory(to);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /** A connection of its own, so that a station that writes does not wait. */
  private static void copy(Path journal, Path to) throws JournalException {
    try (Database db = Database.readOnly(journal)) {
      new Schema(journal, db).requireOurs();
      String path = to.toAbsolutePath().toString().replace("'", "''");
      db.execute("VACUUM INTO '" + path + "'");
    }
  }

  private static void forgetGeneration(Path copy) throws JournalException {
    try (Database db = Database.writable(copy, Database.Connector.SQLITE)) {
      if (new Schema(copy, db).version() >= Schema.WITH_GENERATION) {
        db.transaction("copy not marked", () -> db.update("UPDATE journal SET generation = NULL"));
      }
    }
  }

  private static void flush(Path copy) throws IOException {
    try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
