package org.shuyi.kiosk.screen.hold;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Holding;
import org.shuyi.kiosk.flow.Holding.Wish;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.MessagePicture;
import org.shuyi.kiosk.ui.part.PagedRows;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.part.PatronChip;
import org.shuyi.kiosk.ui.part.SideBySide;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Message;
import org.shuyi.kiosk.ui.text.Texts;

/** What the patron has asked for. */
public final class HoldsScreen implements Screen<Holding.Listed> {
  private static final int FEW = 2;

  private final Consumer<Touch> touched;
  private final Label title = Parts.label("title");
  private final PatronChip patron = new PatronChip();
  private final Label summary = Parts.label("lead");
  private final Label asOf = Parts.label("hint");
  private final MessagePicture none = new MessagePicture(Icon.LOANS);
  private final VBox node;
  private PagedRows pages = new PagedRows(List.of());
  private List<Wish> shown = List.of();
  private List<WishRow> lines = List.of();

  public HoldsScreen(Consumer<Touch> touched) {
    this.touched = touched;
    node =
        Parts.column(
            "screen",
            new SideBySide("title-row", 24, true, title, patron),
            summary,
            asOf,
            none,
            pages);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Holding.Listed journey, Showing showing) {
    Texts texts = showing.texts();
    boolean any = !journey.wishes().isEmpty();
    title.setText(texts.say(Key.HOLDS_TITLE));
    patron.draw(journey.borrower(), texts);
    summary.setText(
        journey.awaited()
            ? texts.say(Key.TITLES_AWAITED)
            : texts.say(Key.HOLDS_SUMMARY, journey.wishes().size()));
    Instant known = journey.asOf();
    asOf.setText(known == null ? "" : texts.say(Message.of(Key.HOLDS_AS_OF, known)));
    Parts.present(asOf, known != null);
    none.draw(texts.say(Key.HOLDS_NONE), texts.say(Key.HOLDS_NONE_DO));
    Parts.present(summary, any || journey.awaited());
    Parts.present(none, !any && !journey.awaited());
    rows(journey, showing);
  }

  /** Other rows for other wishes only: who reads the second page stays there. */
  private void rows(Holding.Listed journey, Showing showing) {
    if (!journey.wishes().equals(shown)) {
      show(journey.wishes());
    }
    for (int i = 0; i < lines.size(); i++) {
      lines.get(i).draw(shown.get(i), showing.service().journalReady(), showing.texts());
    }
    pages.draw(showing.profile().has(Need.ELDER) ? FEW : Integer.MAX_VALUE, showing.texts());
    Parts.present(pages, !shown.isEmpty());
  }

  private void show(List<Wish> wishes) {
    shown = wishes;
    lines = wishes.stream().map(ignored -> new WishRow(touched)).toList();
    PagedRows next = new PagedRows(lines);
    node.getChildren().set(node.getChildren().indexOf(pages), next);
    pages = next;
  }

  @Override
  public void leave() {
    patron.clear();
    show(List.of());
  }
}
