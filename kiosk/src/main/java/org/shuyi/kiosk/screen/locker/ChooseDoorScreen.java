package org.shuyi.kiosk.screen.locker;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Lockers;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.FinishActions;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.MessagePicture;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.part.PatronChip;
import org.shuyi.kiosk.ui.part.SideBySide;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.LockerWording;
import org.shuyi.kiosk.ui.text.Texts;

/** Which door? By its number or by the cover of the book behind it. */
public final class ChooseDoorScreen implements Screen<Lockers.Choosing> {
  private final Label title = Parts.label("title");
  private final PatronChip patron = new PatronChip();
  private final Label lead = Parts.label("lead");
  private final AdviceList told = new AdviceList(1);
  private final DoorShelf shelf;
  private final MessagePicture none = new MessagePicture(Icon.BOOK);
  private final FinishActions actions;
  private final VBox node;

  public ChooseDoorScreen(Consumer<Touch> touched) {
    shelf = new DoorShelf(door -> touched.accept(new Touch.OpenDoor(door)));
    actions = new FinishActions(touched);
    node =
        Parts.column(
            "screen",
            new SideBySide("title-row", 24, true, title, patron),
            lead,
            told,
            shelf,
            none,
            Parts.room(),
            actions);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Lockers.Choosing journey, Showing showing) {
    Texts texts = showing.texts();
    boolean any = !journey.shelf().isEmpty();
    title.setText(texts.say(Key.LOCKER_TITLE));
    patron.draw(journey.borrower(), texts);
    lead.setText(texts.say(journey.looked() ? Key.LOCKER_LEAD : Key.LOCKER_LOOKING));
    Parts.present(lead, any || !journey.looked());
    told.draw(LockerWording.told(journey.lines(), showing.service()), texts);
    shelf.draw(journey.shelf().stream().map(DoorTile.Door::of).toList(), showing.profile(), texts);
    Parts.present(shelf, any);
    none.draw(texts.say(Key.LOCKER_NONE), texts.say(Key.LOCKER_NONE_DO));
    Parts.present(none, journey.looked() && !any && journey.lines().isEmpty());
    actions.draw(
        showing.service().printerReady(),
        !showing.profile().has(Need.ELDER),
        journey.lines(),
        texts);
    Parts.present(actions, journey.looked());
  }

  @Override
  public void leave() {
    patron.clear();
    shelf.clear();
    told.getChildren().clear();
  }
}
