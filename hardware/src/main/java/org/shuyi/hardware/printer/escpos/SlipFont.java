package org.shuyi.hardware.printer.escpos;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.GlyphVector;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the lines that the printer has no characters for. The only user of {@code java.awt} here;
 * needs no display. Characters that the shipped font lacks come from the system's fonts; what no
 * font has is drawn as 〓, the printer's sign for a missing piece of type. One thread uses it.
 */
final class SlipFont {
  private static final String RESOURCE =
      "/org/shuyi/hardware/printer/font/noto-sans-sc-regular.ttf";

  /** Rows of a line of normal size: 24 of character, 6 of leading, as the printer's own. */
  private static final int LINE_ROWS = 30;

  private static final int CHARACTER_DOTS = 24;

  /** Where letters stand, counted from the top of the line. */
  private static final int BASELINE = 21;

  /** Of 255: thin strokes of a hanzi that fall between two dots have to leave one of them black. */
  private static final int COVERED = 110;

  private static final int MISSING = '\u3013';

  /** In order of preference; empty until the first line is drawn: most stations never draw one. */
  private final List<Font> fonts = new ArrayList<>();

  private static Font shipped() {
    try (InputStream in = SlipFont.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the font " + RESOURCE + " is missing from the program");
      }
      return Font.createFont(Font.TRUETYPE_FONT, in).deriveFont((float) CHARACTER_DOTS);
    } catch (IOException | FontFormatException e) {
      throw new IllegalStateException("the font " + RESOURCE + " can't be read", e);
    }
  }

  /**
   * Draws one line as wide as the paper.
   *
   * @throws IllegalStateException if the program is damaged and the font is not in it
   */
  Raster draw(Line.Words line, Paper paper) {
    int rows = LINE_ROWS * line.size();
    BufferedImage image = new BufferedImage(paper.dots(), rows, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.setColor(Color.WHITE);
    pen.translate(indent(line, paper), 0);
    pen.scale(line.size(), line.size());
    drawCharacters(pen, line);
    pen.dispose();
    return new Raster(paper.dots() / 8, rows, bits(image));
  }

  private static int indent(Line.Words line, Paper paper) {
    int free = paper.dots() - Columns.of(line.text()) * line.size() * Paper.DOTS_PER_COLUMN;
    return switch (line.align()) {
      case LEFT -> 0;
      case CENTRE -> free / 2;
      case RIGHT -> free;
    };
  }

  private void drawCharacters(Graphics2D pen, Line.Words line) {
    int column = 0;
    int previous = 0;
    for (int codePoint : line.text().codePoints().toArray()) {
      int width = Columns.of(codePoint);
      int at = width == 0 ? previous : column;
      drawCharacter(pen, codePoint, at * Paper.DOTS_PER_COLUMN, Math.max(width, 1), line.bold());
      previous = at;
      column += width;
    }
  }

  private void drawCharacter(Graphics2D pen, int codePoint, int x, int columns, boolean bold) {
    if (codePoint == ' ') {
      return;
    }
    Font font = fontFor(codePoint);
    int shown = font.canDisplay(codePoint) ? codePoint : MISSING;
    GlyphVector glyphs =
        font.createGlyphVector(pen.getFontRenderContext(), Character.toString(shown));
    double cell = (double) columns * Paper.DOTS_PER_COLUMN;
    double advance = Math.max(1, glyphs.getGlyphMetrics(0).getAdvanceX());
    double squeeze = Math.min(1, cell / advance);
    AffineTransform place =
        AffineTransform.getTranslateInstance(x + (cell - advance * squeeze) / 2, BASELINE);
    place.scale(squeeze, 1);
    pen.fill(place.createTransformedShape(glyphs.getOutline()));
    if (bold) {
      pen.fill(
          AffineTransform.getTranslateInstance(1, 0)
              .createTransformedShape(place.createTransformedShape(glyphs.getOutline())));
    }
  }

  private Font fontFor(int codePoint) {
    if (fonts.isEmpty()) {
      fonts.add(shipped());
      fonts.add(new Font(Font.SANS_SERIF, Font.PLAIN, CHARACTER_DOTS));
    }
    return fonts.stream()
        .filter(font -> font.canDisplay(codePoint))
        .findFirst()
        .orElse(fonts.getFirst());
  }

  private static byte[] bits(BufferedImage image) {
    int bytesPerRow = image.getWidth() / 8;
    byte[] bits = new byte[bytesPerRow * image.getHeight()];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (image.getRaster().getSample(x, y, 0) >= COVERED) {
          bits[y * bytesPerRow + x / 8] |= (byte) (0x80 >> (x % 8));
        }
      }
    }
    return bits;
  }
}
