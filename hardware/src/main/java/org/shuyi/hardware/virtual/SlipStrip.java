package org.shuyi.hardware.virtual;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The strip of paper under the print head: takes characters, pictures and QR codes, and keeps the
 * blackened dots and, beside them, what can be read. One pixel is one dot of 1/203 inch.
 */
final class SlipStrip {
  /** 1/6 inch. */
  static final int USUAL_SPACING = 30;

  /** Paper between head and cutter, blank at the top of every slip. */
  static final int HEAD_TO_CUTTER = 40;

  /** A metre of paper; what is longer is not on the picture. */
  private static final int MAX_ROWS = 8000;

  private static final int CHARACTER_ROWS = 24;
  private static final int ASCII_DOTS = 12;
  private static final int HANZI_DOTS = 24;
  private static final int BASELINE = 21;
  private static final int FIRST_ROWS = 1024;
  private static final Logger log = LoggerFactory.getLogger(SlipStrip.class);

  /** A character in the line buffer. */
  private record Cell(char character, int dots, int wide, int high, boolean bold) {
    int width() {
      return dots * wide;
    }
  }

  /** Read once, when the first printer is switched on. */
  private static final class Type {
    static final Font FACE = read().deriveFont((float) CHARACTER_ROWS);
    private static final String FILE = "/org/shuyi/hardware/printer/font/noto-sans-sc-regular.ttf";

    private static Font read() {
      try (InputStream in = SlipStrip.class.getResourceAsStream(FILE)) {
        if (in == null) {
          throw new IllegalStateException("the font " + FILE + " is missing from the program");
        }
        return Font.createFont(Font.TRUETYPE_FONT, in);
      } catch (IOException | FontFormatException e) {
        throw new IllegalStateException("the font " + FILE + " can't be read", e);
      }
    }
  }

  private final int dots;
  private final List<Cell> line = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private BufferedImage ink;
  private int row;
  private int linesPrinted;
  private boolean blank = true;
  private int alignment;
  private int wide = 1;
  private int high = 1;
  private boolean bold;
  private int spacing = USUAL_SPACING;

  SlipStrip(int dots) {
    this.dots = dots;
    this.ink = blankPaper(FIRST_ROWS);
    printSelfTest();
  }

  /** Fonts and pens are loaded now, not while a driver waits for an answer. */
  private void printSelfTest() {
    hanzi('书', 1);
    qr(new byte[] {'A'}, 3);
    lineFeed();
    tearOff();
    linesPrinted = 0;
  }

  private BufferedImage blankPaper(int rows) {
    BufferedImage paper = new BufferedImage(dots, rows, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = paper.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, dots, rows);
    pen.dispose();
    return paper;
  }

  void reset() {
    line.clear();
    alignment = 0;
    wide = 1;
    high = 1;
    bold = false;
    spacing = USUAL_SPACING;
  }

  void forgetLine() {
    line.clear();
  }

  void align(int where) {
    alignment = where;
  }

  void bold(boolean on) {
    bold = on;
  }

  void scale(int width, int height) {
    wide = width;
    high = height;
  }

  void lineSpacing(int rows) {
    spacing = rows;
  }

  void ascii(char character) {
    add(new Cell(character, ASCII_DOTS, wide, high, bold));
  }

  void hanzi(char character, int hanziScale) {
    add(
        new Cell(
            character, HANZI_DOTS, Math.max(wide, hanziScale), Math.max(high, hanziScale), bold));
  }

  private void add(Cell cell) {
    if (width() + cell.width() > dots) {
      lineFeed();
    }
    line.add(cell);
  }

  private int width() {
    return line.stream().mapToInt(Cell::width).sum();
  }

  void lineFeed() {
    int tall = line.stream().mapToInt(cell -> cell.high * CHARACTER_ROWS).max().orElse(0);
    makeRoom(tall);
    int x = indent(width());
    StringBuilder words = new StringBuilder();
    for (Cell cell : line) {
      draw(cell, x, row + tall);
      x += cell.width();
      words.append(cell.character);
    }
    line.clear();
    say(words.toString().stripTrailing());
    feedDots(Math.max(tall, spacing));
  }

  private void say(String words) {
    blank &= words.isEmpty();
    linesPrinted++;
    text.append(words).append('\n');
  }

  private int indent(int width) {
    return switch (alignment) {
      case 1 -> (dots - width) / 2;
      case 2 -> dots - width;
      default -> 0;
    };
  }

  private void draw(Cell cell, int x, int bottom) {
    if (cell.character == ' ' || cell.character == '\u3000') {
      return;
    }
    Graphics2D pen = pen();
    Shape shape = shape(cell);
    pen.translate(x, bottom - cell.high * CHARACTER_ROWS);
    pen.scale(cell.wide, cell.high);
    pen.fill(shape);
    if (cell.bold) {
      pen.translate(0.8, 0);
      pen.fill(shape);
    }
    pen.dispose();
  }

  private Graphics2D pen() {
    Graphics2D pen = ink.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.setColor(Color.BLACK);
    return pen;
  }

  /** The character in the middle of its cell, narrowed if it is too wide for it. */
  private Shape shape(Cell cell) {
    Graphics2D pen = pen();
    GlyphVector glyphs =
        Type.FACE.createGlyphVector(pen.getFontRenderContext(), new char[] {cell.character});
    pen.dispose();
    double advance = Math.max(1, glyphs.getGlyphMetrics(0).getAdvanceX());
    double squeeze = Math.min(1, cell.dots / advance);
    AffineTransform place =
        AffineTransform.getTranslateInstance((cell.dots - advance * squeeze) / 2, BASELINE);
    place.scale(squeeze, 1);
    return place.createTransformedShape(glyphs.getOutline());
  }

  void feedLines(int lines) {
    if (!line.isEmpty()) {
      lineFeed();
    }
    for (int i = 0; i < lines; i++) {
      lineFeed();
    }
  }

  void feedDots(int rows) {
    makeRoom(rows);
    row = Math.min(row + rows, MAX_ROWS);
  }

  /** A row that would be below the longest strip is not kept. */
  private void makeRoom(int rows) {
    if (row + rows <= ink.getHeight() || ink.getHeight() == MAX_ROWS) {
      return;
    }
    BufferedImage longer =
        blankPaper(Math.min(MAX_ROWS, Math.max(2 * ink.getHeight(), row + rows)));
    longer.getRaster().setRect(ink.getRaster());
    ink = longer;
  }

  void picture(byte[] bits, int bytesPerRow) {
    int rows = bytesPerRow == 0 ? 0 : bits.length / bytesPerRow;
    makeRoom(rows);
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < bytesPerRow * 8; x++) {
        if ((bits[y * bytesPerRow + x / 8] & 0x80 >> x % 8) != 0) {
          dot(x, row + y);
        }
      }
    }
    say("[picture " + bytesPerRow * 8 + "x" + rows + "]");
    feedDots(rows);
  }

  private void dot(int x, int y) {
    if (x < dots && y < ink.getHeight()) {
      ink.getRaster().setSample(x, y, 0, 0);
    }
  }

  void qr(byte[] data, int module) {
    ByteMatrix matrix = matrix(data);
    int side = matrix.getWidth() * module;
    makeRoom(side);
    int left = indent(side);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        if (matrix.get(x / module, y / module) == 1) {
          dot(left + x, row + y);
        }
      }
    }
    say("[QR " + new String(data, StandardCharsets.UTF_8) + "]");
    feedDots(side);
  }

  /** Each byte as one character, so that the symbol holds the bytes as they came. */
  private static ByteMatrix matrix(byte[] data) {
    try {
      String bytes = new String(data, StandardCharsets.ISO_8859_1);
      return Encoder.encode(bytes, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException | IllegalArgumentException e) {
      log.warn("a QR code of {} bytes can't be made: {}", data.length, e.getMessage());
      return new ByteMatrix(0, 0);
    }
  }

  /** True if nothing readable is on it. */
  boolean blank() {
    return blank;
  }

  /** Lines, pictures and symbols since the program began. */
  int linesPrinted() {
    return linesPrinted;
  }

  String text() {
    return text.toString();
  }

  /** The dots of what is printed, black on white, as tall as the paper that has come out. */
  BufferedImage dots() {
    return ink.getSubimage(0, 0, dots, Math.clamp(row, 1, ink.getHeight()));
  }

  /** Takes the printed part away. */
  void tearOff() {
    ink = blankPaper(FIRST_ROWS);
    row = 0;
    text.setLength(0);
    blank = true;
    feedDots(HEAD_TO_CUTTER);
  }
}
