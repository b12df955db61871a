package org.shuyi.sync.centre.store;

import java.io.IOException;
import java.sql.SQLException;

/** The centre's database did not do what was asked; the transaction is undone as a whole. */
public final class StoreException extends IOException {
  private static final long serialVersionUID = 1L;

  /** In which way it failed. */
  public enum Kind {
    DISK_FULL,
    READ_ONLY,
    CORRUPT,
    /** Another centre has the file. */
    IN_USE,
    /** Made by a newer version of this program. */
    TOO_NEW,
    OTHER
  }

  private final Kind kind;

  StoreException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  private StoreException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  static StoreException of(String what, SQLException cause) {
    Kind kind = kind(cause);
    String advice = kind == Kind.IN_USE ? "; a centre is running on it: stop that one first" : "";
    return new StoreException(kind, what + ": " + cause.getMessage() + advice, cause);
  }

  public Kind kind() {
    return kind;
  }

  /** SQLite's primary result codes, https://www.sqlite.org/rescode.html: the low byte. */
  private static Kind kind(SQLException cause) {
    return switch (cause.getErrorCode() & 0xff) {
      case 5, 6 -> Kind.IN_USE;
      case 8 -> Kind.READ_ONLY;
      case 11, 26 -> Kind.CORRUPT;
      case 13 -> Kind.DISK_FULL;
      default -> Kind.OTHER;
    };
  }
}
