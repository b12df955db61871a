package org.shuyi.sync.enrol;

import java.io.IOException;

/** An enrolment that is not done. Nothing of what was installed before was changed. */
public final class EnrolmentException extends IOException {
  private static final long serialVersionUID = 1L;

  EnrolmentException(String message) {
    super(message);
  }

  EnrolmentException(String message, Throwable cause) {
    super(message, cause);
  }
}
