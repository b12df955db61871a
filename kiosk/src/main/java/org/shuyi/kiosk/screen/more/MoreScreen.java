package org.shuyi.kiosk.screen.more;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** What else can be done here. */
public final class MoreScreen implements Screen<Journey.More> {
  private final Label title = Parts.label("display");
  private final Button find;
  private final Button lockers;
  private final Button cards;
  private final Button read;
  private final VBox node;

  /**
   * @param reads there is something to be read on a telephone
   */
  public MoreScreen(boolean reads, Consumer<Touch> touched) {
    find = button("find", Icon.SEARCH, new Touch.Find(), touched);
    lockers = button("lockers", Icon.BOOK, new Touch.Lockers(), touched);
    cards = button("cards", Icon.CARD, new Touch.Cards(), touched);
    read = button("read", Icon.LOANS, new Touch.Read(), touched);
    Parts.present(read, reads);
    node =
        Parts.column(
            "screen",
            Parts.column("greeting", title),
            Parts.room(),
            Parts.column("choices", find, lockers, cards, read));
  }

  private static Button button(String id, Icon icon, Touch touch, Consumer<Touch> touched) {
    return Parts.button(id, icon, () -> touched.accept(touch), "secondary");
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Journey.More journey, Showing showing) {
    Texts texts = showing.texts();
    title.setText(texts.say(Key.MORE_TITLE));
    find.setText(texts.say(Key.ACTION_FIND));
    lockers.setText(texts.say(Key.ACTION_LOCKERS));
    Parts.present(lockers, showing.service().opensLockers());
    cards.setText(texts.say(Key.ACTION_CARDS));
    read.setText(texts.say(Key.ACTION_READ));
    cards.setDisable(!showing.service().journalReady());
  }

  @Override
  public void leave() {
    // Nothing personal is ever shown here.
  }
}
