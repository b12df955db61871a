package org.shuyi.hardware.scanner;

import java.util.Optional;

/**
 * The symbology identifier of ISO/IEC 15424 (AIM) that a scanner puts before a text where it is set
 * to: ']', a letter for the symbology, and a character for its options. To be looked for only in
 * what comes from such a scanner, for anybody can print a text that begins like one.
 *
 * @param text what follows it
 */
public record AimIdentifier(Symbology symbology, String text) {
  private static final int LENGTH = 3;

  /** Empty if the text does not begin with one, or nothing follows. */
  public static Optional<AimIdentifier> of(String code) {
    if (code.length() <= LENGTH || code.charAt(0) != ']' || !isOption(code.charAt(2))) {
      return Optional.empty();
    }
    return symbology(code.charAt(1), code.charAt(2))
        .map(symbology -> new AimIdentifier(symbology, code.substring(LENGTH)));
  }

  private static boolean isOption(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private static Optional<Symbology> symbology(char letter, char option) {
    return Optional.ofNullable(
        switch (letter) {
          case 'A' -> Symbology.CODE_39;
          case 'C' -> option == '1' ? Symbology.GS1_128 : Symbology.CODE_128;
          case 'd' -> Symbology.DATA_MATRIX;
          case 'E' -> ean(option);
          case 'e' -> Symbology.GS1_DATABAR;
          case 'F' -> Symbology.CODABAR;
          case 'G' -> Symbology.CODE_93;
          case 'h' -> Symbology.HAN_XIN;
          case 'I' -> Symbology.INTERLEAVED_2_OF_5;
          case 'L' -> Symbology.PDF_417;
          case 'Q' -> Symbology.QR;
          case 'U' -> Symbology.MAXICODE;
          case 'z' -> Symbology.AZTEC;
          default -> isOption(letter) ? Symbology.OTHER : null;
        });
  }

  /** Options 1 and 2 are the small symbol beside an EAN, which is no number of its own. */
  private static Symbology ean(char option) {
    return switch (option) {
      case '0', '3' -> Symbology.EAN_13;
      case '4' -> Symbology.EAN_8;
      default -> Symbology.OTHER;
    };
  }
}
