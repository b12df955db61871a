package org.shuyi.kiosk.screen.locker;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Lockers;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.Cover;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.LockerWording;
import org.shuyi.kiosk.ui.text.Texts;

/** One door: what it does, and what to do before it. */
public final class DoorScreen implements Screen<Lockers.Visiting> {
  private final Label title = Parts.label("display");
  private final Label lead = Parts.label("lead");
  private final Label number = Parts.word("hero-number");
  private final Cover cover = new Cover().size(300, 400);
  private final Label book = Parts.label("body-large", "centred", "may-be-cut");
  private final AdviceList close = new AdviceList(1);
  private final Button again;
  private final VBox node;
  private int door;

  public DoorScreen(Consumer<Touch> touched) {
    again =
        Parts.button(
            "open-door", Icon.RENEW, () -> touched.accept(new Touch.OpenDoor(door)), "primary");
    HBox hero = Parts.row("hero", number);
    hero.setAlignment(Pos.CENTER);
    hero.setMaxWidth(Region.USE_PREF_SIZE);
    node =
        Parts.column(
            "screen",
            Parts.column("greeting", title, lead),
            close,
            Parts.room(),
            Parts.column("middle", hero, cover, book),
            Parts.room(),
            again);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Lockers.Visiting journey, Showing showing) {
    Texts texts = showing.texts();
    var compartment = journey.compartment();
    door = compartment.door();
    title.setText(texts.say(LockerWording.title(journey)));
    Key what = LockerWording.lead(journey.stage());
    lead.setText(what == null ? "" : texts.say(what));
    number.setText(Integer.toString(door));
    cover.draw(compartment.title(), compartment.item().value());
    book.setText(compartment.title());
    close.draw(LockerWording.closeFirst(journey), texts);
    again.setText(texts.say(Key.ACTION_OPEN_DOOR, door));
    Parts.present(again, journey.stage() instanceof Lockers.Stage.Unsure);
  }

  @Override
  public void leave() {
    book.setText("");
    cover.draw("", "");
  }
}
