package org.shuyi.kiosk.screen;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Around;
import org.shuyi.kiosk.flow.Chuting;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.ChuteBox;
import org.shuyi.kiosk.ui.part.EmptyPad;
import org.shuyi.kiosk.ui.part.FinishActions;
import org.shuyi.kiosk.ui.part.LineAction;
import org.shuyi.kiosk.ui.part.LookAgain;
import org.shuyi.kiosk.ui.part.PadCount;
import org.shuyi.kiosk.ui.part.PagedLines;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Advice;
import org.shuyi.kiosk.ui.text.Message;
import org.shuyi.kiosk.ui.text.PadWording;
import org.shuyi.kiosk.ui.text.Texts;

/**
 * What lending and taking back on the pad look like: how many are seen, and what became of each.
 */
public final class PadPage extends VBox {
  private static final int MOST_STRANGERS = 2;

  private final Purpose purpose;
  private final PadCount count = new PadCount();
  private final LookAgain again;
  private final AdviceList strangers = new AdviceList(MOST_STRANGERS);
  private final ChuteBox chute;
  private final VBox hero;
  private final EmptyPad empty = new EmptyPad();
  private final PagedLines lines;
  private final FinishActions actions;

  /**
   * @param row the one with the count, and what stands beside it
   * @param action what can be touched beside an item; null: nothing
   */
  public PadPage(
      Purpose purpose,
      Region head,
      Function<Region, Region> row,
      @Nullable LineAction action,
      Consumer<Touch> touched) {
    this.purpose = purpose;
    lines = new PagedLines(action);
    again = new LookAgain(touched);
    actions = new FinishActions(touched);
    chute = new ChuteBox(touched);
    hero = Parts.column("hero", row.apply(count), again);
    Parts.present(chute, false);
    getStyleClass().add("screen");
    getChildren().addAll(head, hero, strangers, chute, empty, lines, actions);
  }

  /**
   * @param drawn in the order in which they came
   * @param say what to do now
   * @param more what is wrong beside what lies on the pad
   */
  public void draw(List<Line> drawn, Message say, List<Advice> more, Showing showing) {
    Texts texts = showing.texts();
    boolean reader = showing.service().readerReady();
    if (reader) {
      count.draw(showing.pad(), texts);
    } else {
      count.drawScanned(drawn.size(), texts);
    }
    boolean busy = drawn.stream().anyMatch(line -> line.progress().busy());
    again.draw(texts.say(say), reader, busy, showing.pad(), texts);
    List<Advice> bad = troubles(more, showing);
    strangers.draw(bad, texts);
    empty.draw(drawn.isEmpty(), reader, bad.isEmpty(), texts);
    Parts.present(lines, !drawn.isEmpty());
    lines.draw(drawn.reversed(), purpose, showing.service(), showing.profile(), texts);
    actions.draw(showing.service().printerReady(), drawn, texts);
  }

  /**
   * What to do at the return chute, which comes first: of a pad on which nothing lies no number is
   * shown, and without a reader there nothing at all.
   */
  public void draw(Chuting chuting, Showing showing) {
    Service service = showing.service();
    chute.draw(
        chuting,
        service.around().chute() != Around.Chute.NONE,
        service.around().chute().takes(),
        showing.texts());
    boolean pad = service.readerReady() || !chute.isVisible();
    Parts.present(hero, pad && (!chute.isVisible() || !showing.pad().tags().isEmpty()));
    if (chute.isVisible() && showing.profile().has(Need.ELDER)) {
      again.withoutButton();
    }
    Parts.present(empty, empty.isVisible() && pad);
    if (chute.isVisible()) {
      empty.alternative(showing.texts());
    }
    boolean alone = !empty.isVisible() && !lines.isVisible();
    VBox.setVgrow(chute, alone ? Priority.ALWAYS : Priority.NEVER);
    actions.rest(chuting.busy());
  }

  private List<Advice> troubles(List<Advice> more, Showing showing) {
    boolean scans = purpose == Purpose.BORROW && showing.service().scannerReady();
    return Stream.concat(more.stream(), PadWording.troubles(showing.pad(), scans).stream())
        .toList();
  }

  /** Forgets every line. */
  public void clear() {
    lines.clear();
  }
}
