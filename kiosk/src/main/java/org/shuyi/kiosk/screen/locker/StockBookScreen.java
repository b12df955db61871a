package org.shuyi.kiosk.screen.locker;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Staffing;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Advice;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Message;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.ui.text.Tone;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;

/** Which book is to be put behind a door, and for whom it waits, if it does. */
public final class StockBookScreen implements Screen<Staffing.Choosing> {
  private final Label title = Parts.label("display");
  private final Label lead = Parts.label("lead");
  private final AdviceList problem = new AdviceList(1);
  private final Label book = Parts.label("title", "centred");
  private final Label patron = Parts.label("body-large", "centred");
  private final Button openDoor;
  private final Button forAnybody;
  private final Button back;
  private final VBox node;
  private int door;

  public StockBookScreen(Consumer<Touch> touched) {
    openDoor =
        Parts.button(
            "open-door", Icon.CHECK, () -> touched.accept(new Touch.OpenDoor(door)), "primary");
    forAnybody =
        Parts.button("anybody", Icon.LEAVE, () -> touched.accept(new Touch.Skip()), "secondary");
    back = Parts.button("back", Icon.LIST, () -> touched.accept(new Touch.Back()), "quiet");
    node =
        Parts.column(
            "screen",
            Parts.column("greeting", title, lead),
            problem,
            Parts.room(),
            Parts.column("middle", book, patron),
            Parts.room(),
            Parts.column("choices", openDoor, forAnybody, back));
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Staffing.Choosing journey, Showing showing) {
    Texts texts = showing.texts();
    ItemId item = journey.item();
    PatronId reader = journey.patron();
    door = journey.door();
    title.setText(texts.say(Key.LOCKER_DOOR, door));
    lead.setText(texts.say(lead(journey)));
    problem.draw(problem(journey), texts);
    book.setText(item == null ? "" : texts.say(Key.STATE_UNTITLED, item.value()));
    patron.setText(item == null ? "" : waits(reader, texts));
    openDoor.setText(texts.say(Key.STOCK_OPEN, door));
    forAnybody.setText(texts.say(Key.STOCK_ANYBODY));
    back.setText(texts.say(Key.ACTION_BACK));
    Parts.present(openDoor, item != null);
    Parts.present(forAnybody, reader != null);
  }

  private static Key lead(Staffing.Choosing journey) {
    if (journey.item() == null) {
      return Key.STOCK_SCAN_BOOK;
    }
    return journey.through() == null ? Key.STOCK_NO_CLOCK : Key.STOCK_SCAN_CARD;
  }

  private static List<Advice> problem(Staffing.Choosing journey) {
    Key what = journey.item() == null ? Key.STOCK_BOOK_FIRST : Key.STOCK_STRANGE;
    return journey.strange()
        ? List.of(new Advice(Tone.REFUSED, Message.of(what), Message.of(lead(journey))))
        : List.of();
  }

  private static String waits(@Nullable PatronId reader, Texts texts) {
    return reader == null
        ? texts.say(Key.STOCK_FREE)
        : texts.say(Message.of(Key.STOCK_FOR, reader.masked()));
  }

  @Override
  public void leave() {
    book.setText("");
    patron.setText("");
  }
}
