package org.shuyi.sync.journal.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.JournalException.Kind;
import org.sqlite.SQLiteException;

/** SQLite's result codes in the words of {@link JournalException}. */
final class Failures {
  private Failures() {}

  static JournalException of(Path file, String what, SQLException cause) {
    Kind kind = kind(cause);
    return new JournalException(
        kind,
        "journal " + file + ": " + what + ": " + advice(kind) + " (" + cause.getMessage() + ")",
        cause);
  }

  private static Kind kind(SQLException cause) {
    if (!(cause instanceof SQLiteException sqlite)) {
      return Kind.OTHER;
    }
    // The low byte is the primary result code: https://sqlite.org/rescode.html
    return switch (sqlite.getResultCode().code & 0xff) {
      case 13 -> Kind.DISK_FULL; // SQLITE_FULL
      case 8 -> Kind.READ_ONLY; // SQLITE_READONLY
      case 11, 26 -> Kind.CORRUPT; // SQLITE_CORRUPT, SQLITE_NOTADB
      case 5, 6 -> Kind.IN_USE; // SQLITE_BUSY, SQLITE_LOCKED
      default -> Kind.OTHER;
    };
  }

  private static String advice(Kind kind) {
    return switch (kind) {
      case DISK_FULL -> "the disk, or the room given to the journal, is full; make room";
      case READ_ONLY -> "can't be written; check the disk and its rights";
      case CORRUPT -> "is damaged; keep the files and copy them aside";
      case IN_USE -> "another program has it; close that one";
      case TOO_NEW -> "made by a newer version; install that";
      case CLOSED -> "closed";
      case OTHER -> "the disk or SQLite failed";
    };
  }
}
