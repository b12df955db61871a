package org.shuyi.sync.circulation;

/**
 * A patron's card number as the library system knows it. Personal: {@link #toString()} shows only
 * the last four characters, so that no log, topic or message can carry the whole by accident.
 *
 * @param value 1 to 64 characters, no control character and no vertical bar
 */
public record PatronId(String value) implements Subject {
  public PatronId {
    Identifiers.requireSafe("patron id", value);
  }

  /** As shown on a screen or a slip: {@code ****0123}. */
  public String masked() {
    return "****" + value.substring(Math.max(0, value.length() - 4));
  }

  @Override
  public String toString() {
    return masked();
  }
}
