package org.shuyi.sync.sip2.session;

import java.io.EOFException;
import java.io.IOException;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.LibrarySystemException.Kind;

/** A request without a usable answer, and whether the library system may have acted on it. */
final class ExchangeException extends IOException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final boolean maybeDone;

  ExchangeException(Kind kind, boolean maybeDone, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.maybeDone = maybeDone;
  }

  ExchangeException(Kind kind, boolean maybeDone, String message) {
    super(message);
    this.kind = kind;
    this.maybeDone = maybeDone;
  }

  /** The request left this machine, at least in part, and was not turned down. */
  boolean maybeDone() {
    return maybeDone;
  }

  /** The other side closed the connection instead of an answer. */
  boolean hungUp() {
    return getCause() instanceof EOFException;
  }

  LibrarySystemException surelyNotDone() {
    return new LibrarySystemException(kind, String.valueOf(getMessage()), this);
  }
}
