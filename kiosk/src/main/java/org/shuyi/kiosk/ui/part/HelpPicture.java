package org.shuyi.kiosk.ui.part;

import javafx.animation.Animation;
import javafx.animation.FadeTransition;
import javafx.animation.Interpolator;
import javafx.animation.ParallelTransition;
import javafx.animation.PauseTransition;
import javafx.animation.SequentialTransition;
import javafx.animation.TranslateTransition;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import org.shuyi.kiosk.ui.text.HelpWording.Gesture;

/** What to do with the hands, moving: a card, a book, a finger or a slip. */
public final class HelpPicture extends StackPane {
  private final Group stage = new Group();
  private Animation moving = new PauseTransition();
  private Gesture shown = Gesture.NONE;

  public HelpPicture() {
    getStyleClass().add("help-picture");
    stage.setManaged(false);
    getChildren().add(stage);
  }

  /** Shows it and sets it going; {@link Gesture#NONE} stops. */
  public void draw(Gesture gesture) {
    if (gesture == shown) {
      return;
    }
    shown = gesture;
    moving.stop();
    stage.getChildren().clear();
    switch (gesture) {
      case NONE -> {}
      case CARD -> play(reader(), card(), 0, 130);
      case BOOKS -> play(pad(), book(), 0, 128);
      case BIN -> play(bin(), book(), 0, 150);
      case TOUCH -> play(button(), finger(), -10, -104);
      case TAKE -> play(slot(), slip(), 0, 120);
    }
  }

  /** The thing moves, rests, fades, and begins again. */
  private void play(Node ground, Node thing, double x, double y) {
    stage.getChildren().addAll(ground, thing);
    TranslateTransition move = new TranslateTransition(Motion.SHOW, thing);
    move.setToX(x);
    move.setToY(y);
    move.setInterpolator(Interpolator.EASE_BOTH);
    FadeTransition fade = new FadeTransition(Motion.CALM, thing);
    fade.setToValue(0);
    TranslateTransition back = new TranslateTransition(Motion.AT_ONCE, thing);
    back.setToX(0);
    back.setToY(0);
    FadeTransition again = new FadeTransition(Motion.CALM, thing);
    again.setToValue(1);
    SequentialTransition all =
        new SequentialTransition(
            move,
            new PauseTransition(Motion.SHOW),
            fade,
            new ParallelTransition(back, again),
            new PauseTransition(Motion.CALM));
    all.setCycleCount(Animation.INDEFINITE);
    all.play();
    moving = all;
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    stage.relocate(getWidth() / 2, 0);
    stage.setLayoutX(getWidth() / 2);
    stage.setLayoutY(0);
  }

  private static Node reader() {
    return group(
        box("picture-reader", -200, 316, 400, 64, 32), box("picture-light", -50, 340, 100, 16, 16));
  }

  private static Node card() {
    return group(
        box("picture-card", -130, 24, 260, 160, 24), box("picture-stripe", -130, 56, 260, 32, 0));
  }

  private static Node pad() {
    return group(
        box("picture-reader", -240, 352, 480, 28, 28),
        box("picture-book-low", -120, 304, 240, 48, 8));
  }

  private static Node book() {
    return group(
        box("picture-book", -110, 116, 220, 56, 8), box("picture-band", -70, 116, 16, 56, 0));
  }

  private static Node bin() {
    return group(
        box("picture-reader", -180, 250, 360, 130, 24), box("picture-slot", -130, 266, 260, 20, 8));
  }

  private static Node button() {
    return group(
        box("picture-card", -200, 120, 400, 120, 32),
        box("picture-stripe", -120, 168, 240, 24, 12));
  }

  private static Node finger() {
    SVGPath path = new SVGPath();
    path.setContent(
        "M0 300 V238 A22 22 0 0 1 44 238 V300 M44 306 A20 20 0 0 1 84 306 V322 M84 314 A20 20 0 0 1 122 318 V362 A48 48 0 0 1 74 408 H40 A48 48 0 0 1 2 384 L-36 330 A22 22 0 0 1 0 304");
    path.setStrokeLineCap(StrokeLineCap.ROUND);
    path.setStrokeLineJoin(StrokeLineJoin.ROUND);
    path.getStyleClass().add("picture-finger");
    return path;
  }

  private static Node slot() {
    return box("picture-reader", -200, 84, 400, 72, 24);
  }

  private static Node slip() {
    return group(
        box("picture-card", -90, 104, 180, 150, 4),
        box("picture-stripe", -60, 170, 120, 12, 4),
        box("picture-stripe", -60, 200, 120, 12, 4));
  }

  private static Group group(Shape... shapes) {
    return new Group(shapes);
  }

  private static Shape box(String style, double x, double y, double w, double h, double arc) {
    Rectangle box = new Rectangle(x, y, w, h);
    box.setArcWidth(arc);
    box.setArcHeight(arc);
    box.getStyleClass().add(style);
    return box;
  }
}
