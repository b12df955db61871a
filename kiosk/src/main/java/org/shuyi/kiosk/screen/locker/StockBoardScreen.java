package org.shuyi.kiosk.screen.locker;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Staffing;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.StaffWording;

/** All doors, for staff: an empty one is loaded, any other one cleared. */
public final class StockBoardScreen implements Screen<Staffing.Board> {
  private final Label title = Parts.label("title");
  private final Label lead = Parts.label("lead");
  private final AdviceList told = new AdviceList(1);
  private final DoorShelf shelf;
  private final VBox node;

  public StockBoardScreen(Consumer<Touch> touched) {
    shelf = new DoorShelf(door -> touched.accept(new Touch.OpenDoor(door)));
    node = Parts.column("screen", title, lead, told, shelf);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Staffing.Board journey, Showing showing) {
    title.setText(showing.texts().say(Key.STOCK_TITLE));
    lead.setText(showing.texts().say(journey.looked() ? Key.STOCK_LEAD : Key.LOCKER_LOOKING));
    told.draw(StaffWording.told(journey.told()), showing.texts());
    shelf.draw(
        journey.slots().stream().map(DoorTile.Door::of).toList(),
        showing.profile(),
        showing.texts());
    Parts.present(shelf, !journey.slots().isEmpty());
  }

  @Override
  public void leave() {
    shelf.clear();
  }
}
