package org.shuyi.kiosk.screen.borrow;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.EmptyPad;
import org.shuyi.kiosk.ui.part.FinishActions;
import org.shuyi.kiosk.ui.part.PadCount;
import org.shuyi.kiosk.ui.part.PagedLines;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.part.PatronChip;
import org.shuyi.kiosk.ui.part.SideBySide;
import org.shuyi.kiosk.ui.text.Advice;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.PadWording;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.sync.circulation.Act.DecidedBy;

/** Books are being lent. */
public final class BorrowScreen implements Screen<Journey.Borrowing> {
  private static final int MOST_STRANGERS = 2;

  private final Label title = Parts.label("title");
  private final PatronChip patron = new PatronChip();
  private final PadCount count = new PadCount();
  private final Limits limits = new Limits();
  private final Label hint = Parts.label("hero-hint");
  private final AdviceList strangers = new AdviceList(MOST_STRANGERS);
  private final EmptyPad empty = new EmptyPad();
  private final PagedLines lines = new PagedLines();
  private final FinishActions actions;
  private final VBox node;

  public BorrowScreen(Consumer<Touch> touched) {
    actions = new FinishActions(touched);
    node =
        Parts.column(
            "screen",
            new SideBySide("title-row", 24, true, title, patron),
            Parts.column("hero", new SideBySide("hero-row", 40, true, count, limits), hint),
            strangers,
            empty,
            lines,
            actions);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Journey.Borrowing journey, Showing showing) {
    Texts texts = showing.texts();
    title.setText(texts.say(Key.BORROW_TITLE));
    patron.draw(journey.borrower(), texts);
    count.draw(journey.pad(), texts);
    limits.draw(journey, texts);
    hint.setText(texts.say(hint(journey)));
    List<Advice> bad = PadWording.troubles(journey.pad(), showing.overfull());
    strangers.draw(bad, texts);
    Parts.present(hint, bad.isEmpty());
    empty.draw(journey.lines().isEmpty(), texts);
    Parts.present(lines, !journey.lines().isEmpty());
    lines.draw(
        journey.lines().reversed(),
        Purpose.BORROW,
        showing.service().online(),
        showing.profile(),
        texts);
    actions.draw(showing.service().printerReady(), journey.lines(), texts);
  }

  private static Key hint(Journey.Borrowing journey) {
    if (journey.borrower().decides() == DecidedBy.STATION) {
      return Key.PATRON_OFFLINE;
    }
    return journey.pad().isEmpty() ? Key.BORROW_FIRST : Key.PAD_HINT;
  }

  @Override
  public void leave() {
    patron.clear();
    lines.clear();
  }
}
