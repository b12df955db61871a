package org.shuyi.kiosk.screen.locker;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Staffing;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Advice;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Message;
import org.shuyi.kiosk.ui.text.StaffWording;
import org.shuyi.kiosk.ui.text.Tone;

/** One door at which staff are at work. */
public final class StockDoorScreen implements Screen<Staffing.AtDoor> {
  private final Label title = Parts.label("display");
  private final Label lead = Parts.label("lead");
  private final Label number = Parts.word("hero-number");
  private final Label book = Parts.label("body-large", "centred");
  private final AdviceList close = new AdviceList(1);
  private final VBox node;

  public StockDoorScreen() {
    HBox hero = Parts.row("hero", number);
    hero.setAlignment(Pos.CENTER);
    hero.setMaxWidth(Region.USE_PREF_SIZE);
    node =
        Parts.column(
            "screen",
            Parts.column("greeting", title, lead),
            close,
            Parts.room(),
            Parts.column("middle", hero, book),
            Parts.room());
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Staffing.AtDoor journey, Showing showing) {
    int door = journey.work().door();
    title.setText(showing.texts().say(StaffWording.title(journey)));
    lead.setText(showing.texts().say(StaffWording.lead(journey.work())));
    number.setText(Integer.toString(door));
    book.setText(showing.texts().say(Key.STATE_UNTITLED, journey.work().item().value()));
    close.draw(
        journey.open() && journey.closeFirst()
            ? List.of(
                new Advice(
                    Tone.ATTENTION,
                    Message.of(Key.DOOR_CLOSE_WHAT, door),
                    Message.of(Key.DOOR_CLOSE_DO)))
            : List.of(),
        showing.texts());
  }

  @Override
  public void leave() {
    book.setText("");
  }
}
