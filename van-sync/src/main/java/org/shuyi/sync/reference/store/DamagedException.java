package org.shuyi.sync.reference.store;

import java.io.IOException;

/** A file does not hold what was written, or content is not what its hash says. */
public final class DamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  DamagedException(String message) {
    super(message);
  }

  DamagedException(String message, Throwable cause) {
    super(message, cause);
  }
}
