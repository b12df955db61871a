package org.shuyi.hardware.rfid.tag;

import java.util.Arrays;
import java.util.Optional;

/**
 * The compaction of ISO 28560-2 for an ISIL (ISO 15511): three sets of characters, and codes that
 * change the set for one character (shift) or from here on (latch). Starts in capitals.
 */
final class Isil {
  private enum CharSet {
    UPPER("-ABCDEFGHIJKLMNOPQRSTUVWXYZ:", 5),
    LOWER("-abcdefghijklmnopqrstuvwxyz/", 5),
    DIGIT("0123456789-:", 4);

    private final String characters;
    private final int width;

    CharSet(String characters, int width) {
      this.characters = characters;
      this.width = width;
    }

    boolean has(char c) {
      return characters.indexOf(c) >= 0;
    }

    /**
     * The code that leaves this set for {@code other}; the shift code is one more than the latch.
     */
    int latchTo(CharSet other) {
      int first = (1 << width) - 4;
      return first + (other == later() ? 2 : 0);
    }

    /** Each set names its two neighbours in the order upper, lower, digit. */
    private CharSet earlier() {
      return this == UPPER ? LOWER : UPPER;
    }

    private CharSet later() {
      return this == DIGIT ? LOWER : DIGIT;
    }

    Optional<CharSet> switchedToBy(int code) {
      int first = (1 << width) - 4;
      if (code < first) {
        return Optional.empty();
      }
      return Optional.of(code < first + 2 ? earlier() : later());
    }
  }

  private Isil() {}

  static boolean fits(String isil) {
    return !isil.isEmpty()
        && isil.chars()
            .allMatch(c -> Arrays.stream(CharSet.values()).anyMatch(s -> s.has((char) c)));
  }

  /**
   * @param isil for which {@link #fits} holds
   */
  static byte[] encode(String isil) {
    BitWriter bits = new BitWriter();
    CharSet set = CharSet.UPPER;
    for (int i = 0; i < isil.length(); i++) {
      char c = isil.charAt(i);
      CharSet needed = setFor(c, set);
      if (needed != set) {
        boolean shift = i + 1 == isil.length() || set.has(isil.charAt(i + 1));
        bits.write(set.latchTo(needed) + (shift ? 1 : 0), set.width);
        set = shift ? set : needed;
      }
      bits.write(needed.characters.indexOf(c), needed.width);
    }
    return bits.finish(0xFF);
  }

  private static CharSet setFor(char c, CharSet current) {
    if (current.has(c)) {
      return current;
    }
    return Arrays.stream(CharSet.values()).filter(set -> set.has(c)).findFirst().orElseThrow();
  }

  static String decode(byte[] data) throws MalformedTagException {
    BitReader bits = new BitReader(data);
    StringBuilder isil = new StringBuilder();
    CharSet set = CharSet.UPPER;
    while (!bits.onlyPaddingOnes()) {
      int code = read(bits, set);
      CharSet other = set.switchedToBy(code).orElse(set);
      boolean latched = other != set && (code & 1) == 0;
      if (latched) {
        set = other;
      } else {
        isil.append(character(other, other == set ? code : read(bits, other)));
      }
    }
    return isil.toString();
  }

  private static int read(BitReader bits, CharSet set) throws MalformedTagException {
    if (bits.left() < set.width) {
      throw new MalformedTagException("an ISIL ends in the middle of a character");
    }
    return bits.read(set.width);
  }

  private static char character(CharSet set, int code) throws MalformedTagException {
    if (code >= set.characters.length()) {
      throw new MalformedTagException("an ISIL shifts twice");
    }
    return set.characters.charAt(code);
  }
}
