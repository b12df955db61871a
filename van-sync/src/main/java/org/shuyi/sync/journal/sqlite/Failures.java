package org.shuyi.sync.journal.sqlite;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.shuyi.sync.journal.JournalException;
import org.shuyi.sync.journal.JournalException.Kind;
import org.sqlite.SQLiteErrorCode;
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
    // "may indicate the underlying filesystem volume is out of space":
    // https://sqlite.org/rescode.html
    if (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE) {
      return Kind.DISK_FULL;
    }
    return switch (code(sqlite)) {
      case 13 -> Kind.DISK_FULL; // SQLITE_FULL
      case 3, 8, 14 -> Kind.READ_ONLY; // SQLITE_PERM, SQLITE_READONLY, SQLITE_CANTOPEN
      case 10 -> Kind.DISK_FAILED; // SQLITE_IOERR
      case 11, 26 -> Kind.CORRUPT; // SQLITE_CORRUPT, SQLITE_NOTADB
      case 5, 6 -> Kind.IN_USE; // SQLITE_BUSY, SQLITE_LOCKED
      default -> Kind.OTHER;
    };
  }

  /** The primary result code is the low byte: https://sqlite.org/rescode.html */
  private static int code(SQLiteException failure) {
    return failure.getResultCode().code & 0xff;
  }

  /**
   * Whether a transaction that failed like this was surely undone: refused before it was written,
   * or rolled back. After anything else, a failed flush above all, nobody knows what the disk has.
   */
  static boolean isClean(SQLException cause) {
    return cause instanceof SQLiteException failure
        && switch (code(failure)) {
          // SQLITE_PERM, BUSY, LOCKED, READONLY, FULL, CONSTRAINT
          case 3, 5, 6, 8, 13, 19 -> true;
          default -> false;
        };
  }

  /** What a file beside the journal could not do. */
  static JournalException of(Path file, String what, IOException cause) {
    Kind kind = kind(cause);
    return new JournalException(
        kind, "journal " + file + ": " + what + ": " + advice(kind) + " (" + cause + ")", cause);
  }

  /** Java gives no number, but the words of strerror(3). */
  private static Kind kind(IOException cause) {
    String words = String.valueOf(cause.getMessage());
    if (words.contains("No space left") || words.contains("quota")) {
      return Kind.DISK_FULL;
    }
    boolean denied = cause instanceof AccessDeniedException || words.contains("Read-only");
    return denied ? Kind.READ_ONLY : Kind.DISK_FAILED;
  }

  private static String advice(Kind kind) {
    return switch (kind) {
      case DISK_FULL -> "the disk, or the room given to the journal, is full; make room";
      case READ_ONLY -> "can't be written; check the disk, the folder and their rights";
      case DISK_FAILED -> "the disk failed; look at the system's log and change the disk";
      case CORRUPT -> "is damaged; keep the files and copy them aside";
      case IN_USE -> "another program has it; close that one";
      case TOO_NEW -> "made by a newer version; install that";
      case REMOVED -> "not there any more";
      case CLOSED -> "closed";
      case OTHER -> "SQLite failed";
    };
  }
}
