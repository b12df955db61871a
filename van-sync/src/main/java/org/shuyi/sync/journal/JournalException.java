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
    /** The file, its folder or the disk can't be written. */
    READ_ONLY,
    /** The disk did not read, write or flush; what was promised before is read again from it. */
    DISK_FAILED,
    /** A page, a hash or a row is not what it must be. */
    CORRUPT,
    /** Another process has the file. */
    IN_USE,
    /** Made by a newer version of this program. */
    TOO_NEW,
    /** Acts that were removed, after the centre had settled them, are asked for again. */
    REMOVED,
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
