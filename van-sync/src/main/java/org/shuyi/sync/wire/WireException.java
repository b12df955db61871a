package org.shuyi.sync.wire;

/**
 * Bytes from the wire are not what they must be. Nothing of them was used. The text names the field
 * and what was expected, never what was in it: that may be a card number.
 */
public final class WireException extends Exception {
  private static final long serialVersionUID = 1L;

  /** In which way the bytes are wrong. */
  public enum Kind {
    /** Not CBOR, or not this message: a field is missing, of the wrong type or out of bounds. */
    MALFORMED,
    /** Longer than any such message may be; it was not read. */
    TOO_LARGE,
    /** Made by a program that speaks a later version of the format. */
    TOO_NEW,
    /** Well formed, but of a kind (of act, of question) that this program does not know. */
    UNKNOWN_KIND,
    /** Not signed by whom it must be; it was not read. */
    NOT_SIGNED
  }

  private final Kind kind;

  WireException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  WireException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  static WireException malformed(String message) {
    return new WireException(Kind.MALFORMED, message);
  }

  /** Callers choose by this: an act of unknown kind is kept and waits, other bytes are refused. */
  public Kind kind() {
    return kind;
  }
}
