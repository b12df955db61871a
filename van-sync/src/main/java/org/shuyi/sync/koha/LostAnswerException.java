package org.shuyi.sync.koha;

/** A request that changes something went out, and nobody can tell whether it was done. */
final class LostAnswerException extends Exception {
  private static final long serialVersionUID = 1L;

  LostAnswerException(String message) {
    super(message);
  }

  LostAnswerException(String message, Throwable cause) {
    super(message, cause);
  }
}
