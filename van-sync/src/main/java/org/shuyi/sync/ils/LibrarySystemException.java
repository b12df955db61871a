package org.shuyi.sync.ils;

import java.io.IOException;

/**
 * The library system was not reached, or answered with something that is no answer; surely nothing
 * was done.
 */
public final class LibrarySystemException extends IOException {
  private static final long serialVersionUID = 1L;

  /** In which way it failed. */
  public enum Kind {
    /** No connection, or no answer in time to a question that changes nothing. */
    UNREACHABLE,
    /** The login was refused. */
    LOGIN_REFUSED,
    /** The answer breaks the protocol. */
    GARBLED,
    /** The adapter has no way to do this; see its {@link Capabilities}. */
    NOT_OFFERED
  }

  private final Kind kind;

  public LibrarySystemException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public LibrarySystemException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
