package org.shuyi.hardware.scanner;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;

/**
 * Tells a new scan from the same code still lying under the scanner, which reads it again several
 * times a second. The time runs from when the code was last seen, so a book left lying there is
 * scanned once.
 */
final class Repeats {
  static final Duration WINDOW = Duration.ofMillis(1500);

  /** A scanner has room for a few codes in view; of more, the oldest is forgotten. */
  private static final int IN_VIEW = 16;

  private final LinkedHashMap<String, Instant> lastSeen = new LinkedHashMap<>();

  /** True if this code was seen less than {@link #WINDOW} ago. */
  boolean isRepeat(String code, Instant now) {
    forgetOld(now);
    boolean repeat = lastSeen.remove(code) != null;
    if (lastSeen.size() == IN_VIEW) {
      lastSeen.pollFirstEntry();
    }
    lastSeen.put(code, now);
    return repeat;
  }

  /** A code may be a card number: it is not kept longer than it is needed. */
  void forgetOld(Instant now) {
    lastSeen.values().removeIf(seen -> Duration.between(seen, now).compareTo(WINDOW) >= 0);
  }
}
