package org.shuyi.kiosk.screen.recognising;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.RotateTransition;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.util.Duration;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;

/** The card was read; who is it? Moves, so that nobody thinks the machine hangs. */
public final class RecognisingScreen implements Screen<Journey.Recognising> {
  private static final double RADIUS = 130;

  private final Label title = Parts.label("display", "centred");
  private final Label wait = Parts.label("lead", "centred");
  private final Arc arc = new Arc(0, 0, RADIUS, RADIUS, 90, -100);
  private final RotateTransition turning = new RotateTransition(Duration.millis(1400), ring());
  private final VBox node =
      Parts.column(
          "screen",
          Parts.room(),
          Parts.column("middle", new StackPane(turning.getNode()), title, wait),
          Parts.room());

  public RecognisingScreen() {
    turning.setByAngle(360);
    turning.setCycleCount(Animation.INDEFINITE);
    turning.setInterpolator(Interpolator.LINEAR);
  }

  private StackPane ring() {
    Circle track = new Circle(RADIUS);
    track.getStyleClass().add("ring-track");
    arc.setType(ArcType.OPEN);
    arc.getStyleClass().add("ring-arc");
    Pane moving = new Pane(track, arc);
    arc.setCenterX(RADIUS);
    arc.setCenterY(RADIUS);
    track.setCenterX(RADIUS);
    track.setCenterY(RADIUS);
    StackPane ring = new StackPane(moving);
    ring.setMaxSize(2 * RADIUS, 2 * RADIUS);
    return ring;
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Journey.Recognising journey, Showing showing) {
    title.setText(showing.texts().say(Key.RECOGNISING_TITLE));
    wait.setText(showing.texts().say(Key.RECOGNISING_DO));
    turning.play();
  }

  @Override
  public void leave() {
    turning.stop();
  }
}
