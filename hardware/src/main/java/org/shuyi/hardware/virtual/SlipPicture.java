package org.shuyi.hardware.virtual;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Makes the dots of a slip look like thermal paper in the hand: margins, cut edges, soft light. */
final class SlipPicture {
  private static final int MARGIN = 36;
  private static final int TOOTH_WIDTH = 9;
  private static final int TOOTH_HEIGHT = 6;
  private static final Color PAPER = new Color(0xFC, 0xFB, 0xF8);
  private static final Color INK = new Color(0x26, 0x26, 0x2C);
  private static final Color SHADE = new Color(60, 55, 40, 26);
  private static final Color NO_SHADE = new Color(60, 55, 40, 0);

  /** Differences of light between fibres, in steps of 1/255. */
  private static final int GRAIN = 3;

  private SlipPicture() {}

  /**
   * Makes the picture.
   *
   * @param seed the same gives the same edge and grain
   * @return with transparent corners, wider than the dots by the paper's margins
   */
  static BufferedImage of(BufferedImage dots, long seed) {
    int width = dots.getWidth() + 2 * MARGIN;
    int height = dots.getHeight() + 2 * TOOTH_HEIGHT;
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    Graphics2D pen = picture.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setColor(PAPER);
    Path2D outline = outline(width, height, random);
    pen.fill(outline);
    pen.clip(outline);
    shade(pen, width, height);
    pen.dispose();
    burn(dots, picture, random);
    return picture;
  }

  private static Path2D outline(int width, int height, RandomGenerator random) {
    Path2D outline = new Path2D.Double();
    outline.moveTo(0, TOOTH_HEIGHT);
    for (int x = 0; x < width; x += TOOTH_WIDTH) {
      outline.lineTo(x + TOOTH_WIDTH / 2.0, random.nextDouble(TOOTH_HEIGHT / 2.0));
      outline.lineTo(Math.min(width, x + TOOTH_WIDTH), TOOTH_HEIGHT);
    }
    outline.lineTo(width, height - TOOTH_HEIGHT);
    for (int x = width; x > 0; x -= TOOTH_WIDTH) {
      outline.lineTo(x - TOOTH_WIDTH / 2.0, height - random.nextDouble(TOOTH_HEIGHT / 2.0));
      outline.lineTo(Math.max(0, x - TOOTH_WIDTH), height - TOOTH_HEIGHT);
    }
    outline.closePath();
    return outline;
  }

  /** The roll's curl keeps light from the sides and from the end that was inside. */
  private static void shade(Graphics2D pen, int width, int height) {
    pen.setPaint(new GradientPaint(0, 0, SHADE, 28, 0, NO_SHADE));
    pen.fillRect(0, 0, 28, height);
    pen.setPaint(new GradientPaint(width - 28f, 0, NO_SHADE, width, 0, SHADE));
    pen.fillRect(width - 28, 0, 28, height);
    pen.setPaint(new GradientPaint(0, height - 60f, NO_SHADE, 0, height, SHADE));
    pen.fillRect(0, height - 60, width, 60);
  }

  /** Row by row: pixel by pixel, a long slip would take longer than a printer may be silent. */
  private static void burn(BufferedImage dots, BufferedImage picture, RandomGenerator random) {
    int width = picture.getWidth();
    int[] row = new int[width];
    int[] light = new int[dots.getWidth()];
    for (int y = 0; y < picture.getHeight(); y++) {
      light(dots, y - TOOTH_HEIGHT, light);
      picture.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        int heat = 255 - light(light, x - MARGIN);
        int grain = random.nextInt(GRAIN) - GRAIN / 2;
        row[x] = (row[x] & 0xFF000000) | mixed(row[x], heat, grain);
      }
      picture.setRGB(0, y, width, 1, row, 0, width);
    }
  }

  private static void light(BufferedImage dots, int y, int[] row) {
    if (y >= 0 && y < dots.getHeight()) {
      dots.getRaster().getSamples(0, y, row.length, 1, 0, row);
    } else {
      Arrays.fill(row, 255);
    }
  }

  private static int light(int[] row, int x) {
    return x >= 0 && x < row.length ? row[x] : 255;
  }

  private static int mixed(int under, int heat, int grain) {
    int red = channel(under >> 16 & 0xFF, INK.getRed(), heat, grain);
    int green = channel(under >> 8 & 0xFF, INK.getGreen(), heat, grain);
    int blue = channel(under & 0xFF, INK.getBlue(), heat, grain);
    return red << 16 | green << 8 | blue;
  }

  private static int channel(int paper, int ink, int heat, int grain) {
    return Math.clamp((paper * (255 - heat) + ink * heat) / 255 + grain, 0, 255);
  }
}
