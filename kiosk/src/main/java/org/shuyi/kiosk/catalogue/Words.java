package org.shuyi.kiosk.catalogue;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What somebody typed, held against a text: each Chinese character by itself, by its reading, by
 * the beginning of it at the end, or by its first letter; a Latin text letter by letter. All ways
 * may be mixed, and spaces do not count.
 */
final class Words {
  /** What a character may be: the first of a match, the second, or all of it. */
  private static final int FIRST = 1;

  private static final int SECOND = 2;
  private static final int ALL = 4;

  private final Pinyin pinyin;
  private final char[] typed;
  private final byte[] fits = new byte[1 << Character.SIZE];

  Words(String typed, Pinyin pinyin) {
    this.pinyin = pinyin;
    this.typed = plain(typed).replace(" ", "").toCharArray();
    if (this.typed.length > 0) {
      judge();
    }
  }

  /** Looks once at what each character may be, so that a million texts are passed over quickly. */
  private void judge() {
    int seconds = 1 << 1;
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      for (String reading : pinyin.readings(c)) {
        int same = same(reading, 0);
        if (same > 0) {
          fits[c] |= same == typed.length ? FIRST | ALL : FIRST;
          seconds |= same == reading.length() ? 1 << same : 0;
        }
      }
    }
    fits[typed[0]] |= typed.length == 1 ? FIRST | ALL : FIRST;
    for (int next = 1; next < typed.length; next++) {
      if ((seconds & 1 << next) != 0) {
        mayBeSecond(next);
      }
    }
    fits[' '] |= SECOND;
  }

  private void mayBeSecond(int next) {
    int letter = Pinyin.bit(typed[next]);
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      if (pinyin.mayBegin(c, letter)) {
        fits[c] |= SECOND;
      }
    }
    fits[typed[next]] |= SECOND;
  }

  /** As texts are compared: small letters without marks, no punctuation, single spaces. */
  static String plain(String text) {
    String letters = text;
    if (text.chars().anyMatch(c -> c > 0x7F && !isHan((char) c))) {
      letters = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
      letters = letters.replace('đ', 'd').replace('Đ', 'D');
    }
    StringBuilder plain = new StringBuilder(letters.length());
    for (char c : letters.toLowerCase(Locale.ROOT).toCharArray()) {
      if (Character.isLetterOrDigit(c)) {
        plain.append(c);
      } else if (!plain.isEmpty() && plain.charAt(plain.length() - 1) != ' ') {
        plain.append(' ');
      }
    }
    return plain.toString().strip();
  }

  private static boolean isHan(char c) {
    return c >= 0x3400 && c <= 0x9FFF;
  }

  boolean isEmpty() {
    return typed.length == 0;
  }

  /** Whether a text may say it where these two stand: quick, and true too often. */
  boolean mayBegin(char c, char following) {
    int first = fits[c];
    return ((first & (fits[following] >> 1) | first >> 2) & 1) != 0;
  }

  /** Whether a text says it from here on. */
  boolean matches(char[] text, int at, int end) {
    return matches(text, at, end, 0);
  }

  private boolean matches(char[] text, int at, int end, int next) {
    if (next == typed.length) {
      return true;
    }
    if (at == end) {
      return false;
    }
    char c = text[at];
    if (c == ' ') {
      return matches(text, at + 1, end, next);
    }
    return (c == typed[next] && matches(text, at + 1, end, next + 1))
        || (pinyin.isRead(c) && isRead(text, at, end, next));
  }

  private boolean isRead(char[] text, int at, int end, int next) {
    for (String reading : pinyin.readings(text[at])) {
      int same = same(reading, next);
      boolean whole = same == reading.length();
      boolean lastBegun = same > 0 && next + same == typed.length;
      if (lastBegun
          || (whole && matches(text, at + 1, end, next + same))
          || (same > 0 && matches(text, at + 1, end, next + 1))) {
        return true;
      }
    }
    return false;
  }

  /** How many letters from here are those of the reading. */
  private int same(String reading, int next) {
    int same = 0;
    while (same < reading.length()
        && next + same < typed.length
        && reading.charAt(same) == typed[next + same]) {
      same++;
    }
    return same;
  }
}
