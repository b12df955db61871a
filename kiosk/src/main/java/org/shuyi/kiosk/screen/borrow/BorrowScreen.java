package org.shuyi.kiosk.screen.borrow;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Progress;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.PadPage;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.LineAction;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.part.PatronChip;
import org.shuyi.kiosk.ui.part.SideBySide;
import org.shuyi.kiosk.ui.text.Advice;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Message;
import org.shuyi.kiosk.ui.text.PadWording;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.RefusalReason;

/** Books are being lent. */
public final class BorrowScreen implements Screen<Journey.Borrowing> {
  private final Label title = Parts.label("title");
  private final PatronChip patron = new PatronChip();
  private final Limits limits = new Limits();
  private final PadPage page;

  /** Whether sets may go out although a part is missing. */
  private boolean incomplete;

  public BorrowScreen(Consumer<Touch> touched) {
    page =
        new PadPage(
            Purpose.BORROW,
            new SideBySide("title-row", 24, true, title, patron),
            count -> new SideBySide("hero-row", 24, true, count, limits),
            new LineAction(
                "without-part",
                Icon.CHECK,
                Key.ACTION_WITHOUT_PART,
                (progress, profile) -> incomplete && progress instanceof Progress.Incomplete,
                item -> touched.accept(new Touch.LendIncomplete(item))),
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
    incomplete = showing.service().lendsIncompleteSets();
    page.draw(journey.lines(), hint(journey, showing), strange(journey), showing);
  }

  private static Message hint(Journey.Borrowing journey, Showing showing) {
    long over = journey.lines().stream().filter(BorrowScreen::isOver).count();
    return over > 0 ? Message.of(Key.LIMIT_OVER, over) : Message.of(usual(journey, showing));
  }

  private static boolean isOver(Line line) {
    return line.progress() instanceof Progress.Refused(var reasons)
        && reasons.contains(RefusalReason.LOAN_LIMIT_REACHED);
  }

  private static Key usual(Journey.Borrowing journey, Showing showing) {
    if (journey.borrower().decides() == DecidedBy.STATION) {
      return Key.PATRON_OFFLINE;
    }
    if (!showing.service().readerReady()) {
      return Key.SCAN_HINT;
    }
    return showing.pad().tags().isEmpty() ? Key.BORROW_FIRST : Key.PAD_HINT;
  }

  private static List<Advice> strange(Journey.Borrowing journey) {
    return journey.notABook() ? List.of(PadWording.notABook()) : List.of();
  }

  @Override
  public void leave() {
    patron.clear();
    page.clear();
  }
}
