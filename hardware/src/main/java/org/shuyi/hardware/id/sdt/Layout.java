package org.shuyi.hardware.id.sdt;

import java.nio.CharBuffer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.checkdigit.Mod112;
import org.shuyi.hardware.id.IdDocument;
import org.shuyi.hardware.id.IdDocument.Kind;

/** Where a document's fields stand in its 256 bytes of UTF-16, least significant byte first. */
enum Layout {
  CITIZEN(' ', Kind.CITIZEN, at(0, 30), at(122, 36), at(36, 16), true),
  RESIDENCE_PERMIT(
      Uncertain.RESIDENCE_PERMIT, Kind.RESIDENCE_PERMIT, at(0, 30), at(122, 36), at(36, 16), true),
  FOREIGNER('I', Kind.FOREIGNER, at(158, 30), at(122, 30), at(220, 16), false),
  FOREIGNER_2023(
      Uncertain.FOREIGNER_2023, Kind.FOREIGNER_2023, at(0, 30), at(122, 36), at(36, 16), true);

  static final int LENGTH = 256;
  private static final Field TYPE = at(248, 2);
  private static final Field VALID_UNTIL = at(204, 16);
  private static final Field ENGLISH_NAME = at(0, 120);
  private static final String WITHOUT_END = "长期";

  private final char letter;
  private final Kind kind;
  private final Field name;
  private final Field number;
  private final Field born;
  private final boolean checkDigit;

  /** In bytes. */
  private record Field(int from, int length) {
    /** Without the spaces that fill it. */
    char[] in(byte[] text) {
      char[] all = new char[length / 2];
      int end = 0;
      for (int i = 0; i < all.length; i++) {
        int low = text[from + 2 * i] & 0xFF;
        all[i] = (char) (low | (text[from + 2 * i + 1] & 0xFF) << 8);
        end = all[i] == ' ' || all[i] == 0 ? end : i + 1;
      }
      char[] used = Arrays.copyOf(all, end);
      Arrays.fill(all, '\0');
      return used;
    }

    String plain(byte[] text) {
      return new String(in(text));
    }
  }

  Layout(char letter, Kind kind, Field name, Field number, Field born, boolean checkDigit) {
    this.letter = letter;
    this.kind = kind;
    this.name = name;
    this.number = number;
    this.born = born;
    this.checkDigit = checkDigit;
  }

  private static Field at(int from, int length) {
    return new Field(from, length);
  }

  /**
   * Reads a document.
   *
   * @param text {@value #LENGTH} bytes
   * @return empty if it is of no known kind, lacks a name, or its number or a date is wrong
   */
  static Optional<IdDocument> read(byte[] text) {
    String type = TYPE.plain(text);
    char letter = type.isEmpty() ? ' ' : type.charAt(0);
    return Arrays.stream(values())
        .filter(layout -> layout.letter == letter)
        .findFirst()
        .flatMap(layout -> layout.document(text));
  }

  private Optional<IdDocument> document(byte[] text) {
    char[] whose = whose(text);
    char[] digits = number.in(text);
    try {
      requireWhole(whose, digits);
      return Optional.of(
          new IdDocument(kind, whose, digits, date(born.plain(text)), validUntil(text)));
    } catch (DateTimeException | IllegalArgumentException e) {
      // Its message could say what was read; the caller says that the document could not be read.
      Arrays.fill(whose, '\0');
      Arrays.fill(digits, '\0');
      return Optional.empty();
    }
  }

  /** A foreigner may have no Chinese name. */
  private char[] whose(byte[] text) {
    char[] chinese = name.in(text);
    return chinese.length == 0 && this == FOREIGNER ? ENGLISH_NAME.in(text) : chinese;
  }

  private void requireWhole(char[] whose, char[] digits) {
    boolean number =
        checkDigit
            ? digits.length == 18 && Mod112.checks(CharBuffer.wrap(digits))
            : digits.length > 0;
    if (whose.length == 0 || !number) {
      throw new IllegalArgumentException("a document needs a name and a number that checks");
    }
  }

  private static @Nullable LocalDate validUntil(byte[] text) {
    String end = VALID_UNTIL.plain(text);
    return end.equals(WITHOUT_END) ? null : date(end);
  }

  private static LocalDate date(String digits) {
    if (!digits.matches("[0-9]{8}")) {
      throw new DateTimeException("no date of eight digits");
    }
    return LocalDate.of(
        Integer.parseInt(digits.substring(0, 4)),
        Integer.parseInt(digits.substring(4, 6)),
        Integer.parseInt(digits.substring(6)));
  }
}
