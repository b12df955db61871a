package org.shuyi.kiosk.ui.part;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.RotateTransition;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.util.Duration;

/** Turns while the machine is at work, so that nobody thinks that it hangs. */
public final class Ring extends StackPane {
  private static final double RADIUS = 130;

  private final RotateTransition turning = new RotateTransition(Duration.millis(1400), this);

  public Ring() {
    Circle track = new Circle(RADIUS, RADIUS, RADIUS);
    track.getStyleClass().add("ring-track");
    Arc arc = new Arc(RADIUS, RADIUS, RADIUS, RADIUS, 90, -100);
    arc.setType(ArcType.OPEN);
    arc.getStyleClass().add("ring-arc");
    getChildren().add(new Pane(track, arc));
    setMaxSize(2 * RADIUS, 2 * RADIUS);
    turning.setByAngle(360);
    turning.setCycleCount(Animation.INDEFINITE);
    turning.setInterpolator(Interpolator.LINEAR);
  }

  public void turn() {
    turning.play();
  }

  public void rest() {
    turning.stop();
  }
}
