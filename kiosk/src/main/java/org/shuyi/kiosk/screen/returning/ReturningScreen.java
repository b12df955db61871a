package org.shuyi.kiosk.screen.returning;

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
import org.shuyi.kiosk.ui.text.Advice;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.PadWording;
import org.shuyi.kiosk.ui.text.Texts;

/** Books are being taken back. Never shows who had them. */
public final class ReturningScreen implements Screen<Journey.Returning> {
  private static final int MOST_STRANGERS = 2;

  private final Label title = Parts.label("title");
  private final PadCount count = new PadCount();
  private final Label first = Parts.label("hero-say");
  private final Label where = Parts.label("hero-say");
  private final Label hint = Parts.label("hero-hint");
  private final AdviceList strangers = new AdviceList(MOST_STRANGERS);
  private final EmptyPad empty = new EmptyPad();
  private final PagedLines lines = new PagedLines();
  private final FinishActions actions;
  private final VBox node;

  public ReturningScreen(Consumer<Touch> touched) {
    actions = new FinishActions(touched);
    VBox says = Parts.growing(Parts.column("hero-says", first, where));
    node =
        Parts.column(
            "screen",
            Parts.row("title-row", title),
            Parts.column("hero", Parts.row("hero-row", count, says), hint),
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
  public void draw(Journey.Returning journey, Showing showing) {
    Texts texts = showing.texts();
    title.setText(texts.say(Key.RETURN_TITLE));
    count.draw(journey.pad(), texts);
    first.setText(texts.say(Key.RETURN_FIRST));
    where.setText(texts.say(Key.RETURN_WHERE));
    hint.setText(texts.say(Key.PAD_HINT));
    List<Advice> bad = PadWording.troubles(journey.pad(), showing.overfull());
    strangers.draw(bad, texts);
    Parts.present(hint, bad.isEmpty());
    empty.draw(journey.lines().isEmpty(), texts);
    Parts.present(lines, !journey.lines().isEmpty());
    lines.draw(
        journey.lines().reversed(),
        Purpose.RETURN,
        showing.service().online(),
        showing.profile(),
        texts);
    actions.draw(showing.service().printerReady(), journey.lines(), texts);
  }

  @Override
  public void leave() {
    lines.clear();
  }
}
