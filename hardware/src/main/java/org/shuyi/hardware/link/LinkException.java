package org.shuyi.hardware.link;

import java.io.IOException;

/** A broken link. Callers choose by {@link #kind()}, never by text. */
public final class LinkException extends IOException {
  private static final long serialVersionUID = 1L;

  /** In which way the link failed. */
  public enum Kind {
    /** No such port, path or host. */
    NOT_FOUND,
    NO_PERMISSION,
    /** Another program holds the port. */
    IN_USE,
    /** The far end did not answer, or took no bytes, before the deadline. */
    TIMED_OUT,
    /** The far end closed or the port vanished while open. */
    GONE,
    /** Used after close. */
    CLOSED,
    /** Bytes came, but no valid frame. */
    GARBLED
  }

  private final Kind kind;

  public LinkException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public LinkException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
