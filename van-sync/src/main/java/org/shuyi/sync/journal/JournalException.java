package org.shuyi.sync.journal;

import java.io.IOException;

/**
 * The journal did not do what was asked; nothing is half done. Callers choose by {@link #kind()}.
 */
public final class JournalException extends IOException {
  private static final long serialVersionUID = 1L;

  /** In which way the journal failed. */
  public enum Kind {
    DISK_FULL,
    READ_ONLY,
    /** A page, a hash or a row is not what it must be. */
    CORRUPT,
    /** Another process has the file. */
    IN_USE,
    /** Made by a newer version of this program. */
    TOO_NEW,
    CLOSED,
    OTHER
  }

  private final Kind kind;

  public JournalException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public JournalException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
