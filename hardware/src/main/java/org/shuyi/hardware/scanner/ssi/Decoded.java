package org.shuyi.hardware.scanner.ssi;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.scanner.CodeReporter;
import org.shuyi.hardware.scanner.Symbology;

/** Puts the packets of decoded codes together. Used by the scanner's thread only. */
final class Decoded {
  private final CodeReporter codes;
  private final ByteArrayOutputStream code = new ByteArrayOutputStream();
  private byte @Nullable [] last;
  private boolean tooLong;

  Decoded(CodeReporter codes) {
    this.codes = codes;
  }

  /** One packet with a code or a part of one. */
  void take(Packet packet) {
    boolean again = packet.sentAgain() && last != null && Arrays.equals(last, packet.data());
    if (!again && packet.data().length > 0) {
      forgetLast();
      last = packet.data();
      add(packet);
    }
  }

  private void add(Packet packet) {
    byte[] data = packet.data();
    int from = code.size() == 0 || Uncertain.SYMBOLOGY_IN_EVERY_PACKET ? 1 : 0;
    if (code.size() + data.length - from > CodeReporter.LONGEST) {
      tooLong = true;
    } else {
      code.write(data, from, data.length - from);
    }
    if (!packet.moreFollow()) {
      end(symbology(data[0] & 0xFF));
    }
  }

  private void end(Symbology symbology) {
    if (tooLong) {
      codes.refuseLength();
    } else {
      codes.read(ByteBuffer.wrap(code.toByteArray()), symbology);
    }
    code.reset();
    tooLong = false;
  }

  /** A code whose end did not come is none. */
  void forgetHalf() {
    code.reset();
    tooLong = false;
  }

  void forgetAll() {
    forgetHalf();
    forgetLast();
    last = null;
  }

  private void forgetLast() {
    if (last != null) {
      Arrays.fill(last, (byte) 0);
    }
  }

  /** As the tables of Symbol and Zebra number them; bits 6 and 7 of an EAN tell of an add-on. */
  static Symbology symbology(int number) {
    return switch (number) {
      case 0x01, 0x13 -> Symbology.CODE_39;
      case 0x02 -> Symbology.CODABAR;
      case 0x03, 0x19 -> Symbology.CODE_128;
      case 0x06 -> Symbology.INTERLEAVED_2_OF_5;
      case 0x07 -> Symbology.CODE_93;
      case 0x08, 0x48, 0x88, 0x09, 0x49, 0x89, 0x0B, 0x4B, 0x8B, 0x16 -> Symbology.EAN_13;
      case 0x0A, 0x4A, 0x8A -> Symbology.EAN_8;
      case 0x0F -> Symbology.GS1_128;
      case 0x11, 0x1A, 0x28, 0x9A -> Symbology.PDF_417;
      case 0x1B -> Symbology.DATA_MATRIX;
      case 0x1C, 0x2C -> Symbology.QR;
      case 0x2D -> Symbology.AZTEC;
      case 0x30, 0x31, 0x32 -> Symbology.GS1_DATABAR;
      case Uncertain.MAXICODE -> Symbology.MAXICODE;
      case Uncertain.HAN_XIN -> Symbology.HAN_XIN;
      default -> Symbology.OTHER;
    };
  }
}
