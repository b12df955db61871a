package org.shuyi.hardware.printer.qr;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;

/** A QR code (ISO/IEC 18004), error correction M: the modules, without a quiet zone. */
public final class QrCode {
  private final ByteMatrix matrix;

  private QrCode(ByteMatrix matrix) {
    this.matrix = matrix;
  }

  /**
   * @param content of ISO 8859-1, at most 300 characters
   * @throws IllegalArgumentException if it does not fit
   */
  public static QrCode of(String content) {
    try {
      return new QrCode(Encoder.encode(content, ErrorCorrectionLevel.M).getMatrix());
    } catch (WriterException e) {
      throw new IllegalArgumentException(
          content.length() + " characters don't fit into a QR code", e);
    }
  }

  /** Modules in a row. */
  public int size() {
    return matrix.getWidth();
  }

  public boolean dark(int column, int row) {
    return matrix.get(column, row) == 1;
  }
}
