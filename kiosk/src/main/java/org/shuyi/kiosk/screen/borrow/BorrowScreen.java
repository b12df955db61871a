package org.shuyi.kiosk.screen.borrow;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.PadPage;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.part.PatronChip;
import org.shuyi.kiosk.ui.part.SideBySide;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.sync.circulation.Act.DecidedBy;

/** Books are being lent. */
public final class BorrowScreen implements Screen<Journey.Borrowing> {
  private final Label title = Parts.label("title");
  private final PatronChip patron = new PatronChip();
  private final Limits limits = new Limits();
  private final PadPage page;

  public BorrowScreen(Consumer<Touch> touched) {
    page =
        new PadPage(
            Purpose.BORROW,
            new SideBySide("title-row", 24, true, title, patron),
            count -> new SideBySide("hero-row", 40, true, count, limits),
            touched);
  }

  @Override
  public Region node() {
    return page;
  }

  @Override
  public void draw(Journey.Borrowing journey, Showing showing) {
    title.setText(showing.texts().say(Key.BORROW_TITLE));
    patron.draw(journey.borrower(), showing.texts());
    limits.draw(journey, showing.texts());
    page.draw(journey.lines(), hint(journey, showing), showing);
  }

  private static Key hint(Journey.Borrowing journey, Showing showing) {
    if (journey.borrower().decides() == DecidedBy.STATION) {
      return Key.PATRON_OFFLINE;
    }
    return showing.pad().tags().isEmpty() ? Key.BORROW_FIRST : Key.PAD_HINT;
  }

  @Override
  public void leave() {
    patron.clear();
    page.clear();
  }
}
