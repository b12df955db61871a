package org.shuyi.hardware.scanner;

/** In what kind of symbol a text was printed. */
public enum Symbology {
  /** The scanner does not say. */
  UNTOLD(false),
  CODE_39(false),
  CODE_93(false),
  CODE_128(false),
  GS1_128(false),
  CODABAR(false),
  INTERLEAVED_2_OF_5(false),
  /** UPC-A and UPC-E too, which are EAN-13 with leading zeros. */
  EAN_13(false),
  EAN_8(false),
  GS1_DATABAR(false),
  PDF_417(true),
  QR(true),
  DATA_MATRIX(true),
  AZTEC(true),
  HAN_XIN(true),
  MAXICODE(true),
  /** One that no library uses. */
  OTHER(false);

  private final boolean twoDimensional;

  Symbology(boolean twoDimensional) {
    this.twoDimensional = twoDimensional;
  }

  /** Whether it holds any text at all: a poster, a payment, a link may stand in it. */
  public boolean twoDimensional() {
    return twoDimensional;
  }
}
