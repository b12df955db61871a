package org.shuyi.kiosk.ui.part;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;

/** A card on its way down to the reader. */
public final class CardPicture extends Pane {
  private static final int[] BARS = {6, 3, 9, 3, 6, 12, 3, 6, 3, 9, 6, 3, 12, 3, 6, 3, 9, 6};

  /** A library card. */
  public CardPicture() {
    this(false);
  }

  private CardPicture(boolean document) {
    setMinSize(600, 560);
    setMaxSize(600, 560);
    add("picture-card", rectangle(80, 10, 440, 280, 36));
    if (document) {
      portrait();
    } else {
      add("picture-stripe", rectangle(80, 62, 440, 56, 0));
      bars();
    }
    add("picture-arrow", arrow());
    add("picture-reader", rectangle(20, 450, 560, 96, 48));
    add("picture-light", rectangle(230, 490, 140, 16, 16));
  }

  /** A resident identity card: its lines on the left, a portrait on the right. */
  public static CardPicture ofDocument() {
    return new CardPicture(true);
  }

  private void portrait() {
    for (int line = 0; line < 4; line++) {
      add("picture-bar", rectangle(124, 62 + 48 * line, line == 3 ? 340 : 180, 18, 9));
    }
    add("picture-bar", rectangle(394, 48, 72, 80, 72));
    SVGPath shoulders = new SVGPath();
    shoulders.setContent("M370 188 C370 150 396 136 430 136 C464 136 490 150 490 188 Z");
    add("picture-bar", shoulders);
  }

  private void bars() {
    double x = 124;
    for (int i = 0; i < BARS.length; i++) {
      if (i % 2 == 0) {
        add("picture-bar", rectangle(x, 168, BARS[i], 84, 0));
      }
      x += BARS[i] * 1.6;
    }
  }

  private static SVGPath arrow() {
    SVGPath arrow = new SVGPath();
    arrow.setContent("M300 318 V410 M262 374 L300 412 L338 374");
    return arrow;
  }

  private static Rectangle rectangle(double x, double y, double w, double h, double arc) {
    Rectangle rectangle = new Rectangle(x, y, w, h);
    rectangle.setArcWidth(arc);
    rectangle.setArcHeight(arc);
    return rectangle;
  }

  private void add(String style, Shape shape) {
    shape.getStyleClass().add(style);
    getChildren().add(shape);
  }
}
