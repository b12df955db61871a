package org.shuyi.hardware.scanner;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of a scanned line. A QR code does not reliably say its charset: UTF-8 first, because
 * text in another charset is hardly ever valid UTF-8 by chance, then GB 18030, as QR codes printed
 * in China use it.
 */
final class CodeText {
  /**
   * Between two element strings of a GS1 code, where FNC1 stands in the symbol (GS1 General
   * Specifications, 7.8): a control character that means no harm there.
   */
  private static final Pattern SEPARATOR = Pattern.compile("(?<=[^\\x1D])\\x1D(?=[^\\x1D])");

  /** The picture of it, which is printed. */
  private static final String PICTURE = "\u241D";

  private static final List<Charset> CHARSETS =
      List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

  private CodeText() {}

  /**
   * Decodes a line. A group separator within it comes as its picture, U+241D.
   *
   * @return empty if it is no text in either charset, or holds characters that are not printed: a
   *     CR or '|' smuggled into a message to the library system starts like that
   */
  static Optional<String> decode(ByteBuffer line) {
    return CHARSETS.stream()
        .flatMap(charset -> decode(line, charset).stream())
        .findFirst()
        .map(text -> SEPARATOR.matcher(text).replaceAll(PICTURE))
        .filter(text -> text.codePoints().allMatch(CodeText::printed));
  }

  private static Optional<String> decode(ByteBuffer line, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(line.duplicate()).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /**
   * Refuses control characters, invisible ones that reorder or hide text on a screen, and the
   * private and unassigned ones as which GB 18030 reads any noise.
   */
  private static boolean printed(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
