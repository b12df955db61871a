package org.shuyi.hardware.printer.escpos;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Breaks a paragraph into lines: Latin text between words, Chinese anywhere but before a closing or
 * after an opening punctuation mark, and a word that is wider than the paper wherever it must be.
 */
final class Wrapping {
  private static final int INVISIBLE = -1;

  private final int columns;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private int used;

  private Wrapping(int columns) {
    this.columns = columns;
  }

  /**
   * Breaks a text into lines.
   *
   * @param columns at least 2, so that a hanzi has room
   * @return at least one line, none wider than {@code columns}; nothing but white space and
   *     characters without a shape is lost
   */
  static List<String> wrap(String text, int columns) {
    if (columns < 2) {
      throw new IllegalArgumentException("paper of " + columns + " columns: expected 2 or more");
    }
    Wrapping wrapping = new Wrapping(columns);
    clean(text).lines().forEach(wrapping::paragraph);
    return wrapping.lines.isEmpty() ? List.of("") : List.copyOf(wrapping.lines);
  }

  /**
   * A title comes from a tag or a library system: no byte of it may become a command of the
   * printer.
   */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFC)
        .codePoints()
        .map(Wrapping::harmless)
        .filter(codePoint -> codePoint != INVISIBLE)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static int harmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL -> codePoint == '\n' ? '\n' : ' ';
      case Character.FORMAT -> INVISIBLE;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> '\n';
      case Character.SPACE_SEPARATOR -> codePoint == '\u3000' ? codePoint : ' ';
      case Character.SURROGATE -> '?';
      default -> codePoint;
    };
  }

  private void paragraph(String paragraph) {
    BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
    breaks.setText(paragraph);
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      piece(paragraph.substring(start, end));
    }
    finishLine();
  }

  private void piece(String piece) {
    int width = Columns.of(piece.stripTrailing());
    if (used > 0 && used + width > columns) {
      finishLine();
    }
    if (width > columns) {
      piece.codePoints().forEach(this::character);
    } else {
      line.append(piece);
      used += Columns.of(piece);
    }
  }

  private void character(int codePoint) {
    if (used + Columns.of(codePoint) > columns) {
      finishLine();
    }
    line.appendCodePoint(codePoint);
    used += Columns.of(codePoint);
  }

  private void finishLine() {
    lines.add(line.toString().stripTrailing());
    line.setLength(0);
    used = 0;
  }
}
