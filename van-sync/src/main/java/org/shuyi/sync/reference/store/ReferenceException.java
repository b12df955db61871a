package org.shuyi.sync.reference.store;

import java.io.IOException;
import java.util.Locale;

/** Reference data could not be kept. What is in use stays in use. */
public final class ReferenceException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What stands in the way. */
  public enum Kind {
    /** No room: it goes on as soon as there is some. */
    DISK_FULL,
    /** The disk does not do what it is told. */
    DISK_FAILED,
    /** What came, or was kept, is not what the manifest names; it is fetched anew. */
    DAMAGED
  }

  private final Kind kind;

  private ReferenceException(Kind kind, String message, IOException cause) {
    super(message, cause);
    this.kind = kind;
  }

  static ReferenceException of(String doing, IOException cause) {
    return cause instanceof ReferenceException known
        ? known
        : new ReferenceException(
            kind(cause), "reference data, " + doing + ": " + cause.getMessage(), cause);
  }

  /** The JDK has no type for a full disk; the text is the kernel's ENOSPC or EDQUOT. */
  private static Kind kind(IOException cause) {
    if (cause instanceof DamagedException) {
      return Kind.DAMAGED;
    }
    String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
    return text.contains("no space left") || text.contains("quota exceeded")
        ? Kind.DISK_FULL
        : Kind.DISK_FAILED;
  }

  public Kind kind() {
    return kind;
  }
}
