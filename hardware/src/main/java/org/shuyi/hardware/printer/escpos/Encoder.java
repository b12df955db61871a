package org.shuyi.hardware.printer.escpos;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.shuyi.hardware.printer.Document.Align;

/**
 * Lines as ESC/POS commands, after the command references of Epson TM-L60II and TM-U220, Bixolon
 * SRP-350 and SPRT SP-POS76. Every element of the result is one whole command or one whole line:
 * only between two elements may a real-time command be sent. None ends with DLE (0x10): a printer
 * could take it for the beginning of the request that follows.
 */
final class Encoder {
  private static final int DLE = 0x10;

  private static final byte[] INIT = {0x1B, 0x40};
  private static final byte[] HANZI_ON = {0x1C, 0x26};
  private static final byte[] HANZI_OFF = {0x1C, 0x2E};

  /** GS V 66 n: feed to the cutter and n dots more, then cut, leaving a small bridge. */
  private static final byte[] CUT = {0x1D, 0x56, 0x42, 8};

  /** ESC J: a line of double height is as high as its characters and would touch the next one. */
  private static final byte[] LEADING = {0x1B, 0x4A, 12};

  private static final byte[] QR_MODEL_2 = {0x1D, 0x28, 0x6B, 4, 0, 0x31, 0x41, 0x32, 0};
  private static final byte[] QR_LEVEL_M = {0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x45, 0x31};
  private static final byte[] QR_PRINT = {0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x51, 0x30};

  /** Bytes of content up to which modules of 6 dots (0.75 mm) stay within 58 mm paper. */
  private static final int BIG_MODULES_UP_TO = 84;

  private final Paper paper;
  private final boolean asciiNeedsHanziOff;
  private final SlipFont font;
  private final List<byte[]> commands = new ArrayList<>();

  private Encoder(Paper paper, boolean asciiNeedsHanziOff, SlipFont font) {
    this.paper = paper;
    this.asciiNeedsHanziOff = asciiNeedsHanziOff;
    this.font = font;
  }

  /** The whole slip, from reset to cut. */
  static List<byte[]> encode(
      List<Line> lines, Paper paper, boolean asciiNeedsHanziOff, SlipFont font) {
    Encoder encoder = new Encoder(paper, asciiNeedsHanziOff, font);
    encoder.commands.add(INIT);
    encoder.commands.add(HANZI_ON);
    lines.forEach(encoder::add);
    encoder.commands.add(CUT);
    return List.copyOf(encoder.commands);
  }

  private void add(Line line) {
    switch (line) {
      case Line.Words words when words.text().isEmpty() -> feed(words.size());
      case Line.Words words when Gb18030.covers(words.text()) -> text(words);
      case Line.Words words -> raster(font.draw(words, paper));
      case Line.Rule() -> text(new Line.Words("-".repeat(paper.columns()), Align.LEFT, 1, false));
      case Line.Feed(int count) -> feed(count);
      case Line.Qr(String content) -> qr(content);
    }
  }

  private void text(Line.Words line) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    style(bytes, line);
    if (asciiNeedsHanziOff) {
      switchingText(bytes, line.text());
    } else {
      bytes.writeBytes(Gb18030.encode(line.text()));
    }
    bytes.write('\n');
    if (line.size() == 2) {
      bytes.writeBytes(LEADING);
    }
    commands.add(bytes.toByteArray());
  }

  /** GS ! is enough for most; some older models size hanzi only by FS W. */
  private static void style(ByteArrayOutputStream bytes, Line.Words line) {
    int twice = line.size() - 1;
    bytes.writeBytes(new byte[] {0x1B, 0x61, alignment(line.align())});
    bytes.writeBytes(new byte[] {0x1B, 0x45, (byte) (line.bold() ? 1 : 0)});
    bytes.writeBytes(new byte[] {0x1D, 0x21, (byte) (twice * 0x11)});
    bytes.writeBytes(new byte[] {0x1C, 0x57, (byte) twice});
  }

  private static byte alignment(Align align) {
    return switch (align) {
      case LEFT -> 0;
      case CENTRE -> 1;
      case RIGHT -> 2;
    };
  }

  private static void switchingText(ByteArrayOutputStream bytes, String text) {
    int start = 0;
    while (start < text.length()) {
      boolean ascii = Gb18030.isAscii(text.charAt(start));
      int end = start;
      while (end < text.length() && Gb18030.isAscii(text.charAt(end)) == ascii) {
        end++;
      }
      bytes.writeBytes(ascii ? HANZI_OFF : HANZI_ON);
      bytes.writeBytes(Gb18030.encode(text.substring(start, end)));
      start = end;
    }
  }

  private void raster(Raster raster) {
    int width = raster.bytesPerRow();
    int rows = raster.rows();
    commands.add(new byte[] {0x1B, 0x61, 0});
    commands.add(
        join(
            new byte[] {0x1D, 0x76, 0x30, 0, (byte) width, 0, (byte) rows, 0},
            withoutRealTimeCommands(raster.dots())));
  }

  /**
   * Printers look for DLE EOT, DLE ENQ and DLE DC4 in everything that comes in, picture data too.
   * One more black dot in a byte of 0x10 keeps a picture from clearing the printer's buffer.
   */
  static byte[] withoutRealTimeCommands(byte[] dots) {
    byte[] safe = dots.clone();
    for (int i = 0; i < safe.length; i++) {
      if (safe[i] == DLE && (i + 1 == safe.length || isRealTime(safe[i + 1]))) {
        safe[i] = 0x18;
      }
    }
    return safe;
  }

  private static boolean isRealTime(byte afterDle) {
    return afterDle == 0x04 || afterDle == 0x05 || afterDle == 0x14;
  }

  private void feed(int lines) {
    if (lines == DLE) {
      feed(1);
      feed(lines - 1);
    } else {
      commands.add(new byte[] {0x1B, 0x64, (byte) lines});
    }
  }

  private void qr(String content) {
    byte[] data = content.getBytes(StandardCharsets.UTF_8);
    int stored = data.length + 3;
    byte module = (byte) (data.length <= BIG_MODULES_UP_TO ? 6 : 3);
    commands.add(new byte[] {0x1B, 0x61, 1});
    commands.add(QR_MODEL_2);
    commands.add(new byte[] {0x1D, 0x28, 0x6B, 3, 0, 0x31, 0x43, module});
    commands.add(QR_LEVEL_M);
    commands.add(
        join(
            new byte[] {0x1D, 0x28, 0x6B, (byte) stored, (byte) (stored >> 8), 0x31, 0x50, 0x30},
            data));
    commands.add(QR_PRINT);
  }

  private static byte[] join(byte[] head, byte[] tail) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head);
    all.writeBytes(tail);
    return all.toByteArray();
  }
}
