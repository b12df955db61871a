package org.shuyi.kiosk.screen.waiting;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.part.Ring;
import org.shuyi.kiosk.ui.text.JourneyWording;
import org.shuyi.kiosk.ui.text.Waiting;

/** The machine is at work and nobody has to do anything. */
public final class WaitingScreen implements Screen<Journey> {
  private final Label title = Parts.label("display", "centred");
  private final Label wait = Parts.label("lead", "centred");
  private final Ring ring = new Ring();
  private final VBox node =
      Parts.column(
          "screen",
          Parts.room(),
          Parts.column("middle", new StackPane(ring), title, wait),
          Parts.room());

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Journey journey, Showing showing) {
    Waiting waiting = JourneyWording.waiting(journey);
    title.setText(showing.texts().say(waiting.title()));
    wait.setText(showing.texts().say(waiting.hint()));
    ring.turn();
  }

  @Override
  public void leave() {
    ring.rest();
  }
}
