package org.shuyi.sync.sip2;

/** Bytes that are no SIP2 message, or a message that can't be put into bytes. */
public final class Sip2FormatException extends Exception {
  private static final long serialVersionUID = 1L;

  /** In which way. */
  public enum Reason {
    /** Longer than {@link Sip2Framer#MAX_FRAME}. */
    TOO_LONG,
    /** Fewer characters than the two digits or the fixed fields need. */
    TOO_SHORT,
    /** Two digits that are not in our table. */
    UNKNOWN_MESSAGE,
    /** No AZ at the end, though error detection is on. */
    NO_CHECKSUM,
    WRONG_CHECKSUM,
    /** The answer to another message than the last. */
    WRONG_SEQUENCE,
    /** A character that the agreed character set does not have. */
    NOT_IN_CHARSET
  }

  private final Reason reason;

  public Sip2FormatException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
