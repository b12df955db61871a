package org.shuyi.kiosk.screen.card;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Proving;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.Keys;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.CardWording;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** The number of a lost card is asked for. */
public final class NameCardScreen implements Screen<Proving.NameCard> {
  private static final List<Integer> ORDER = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 0);

  private final Label title = Parts.label("display");
  private final Label lead = Parts.label("lead");
  private final AdviceList problem = new AdviceList(1);
  private final Label number = Parts.label("title", "centred");
  private final Keys keys;
  private final VBox node;

  public NameCardScreen(Consumer<Touch> touched) {
    keys = new Keys(touched);
    number.setMaxWidth(Double.MAX_VALUE);
    node =
        Parts.column(
            "screen",
            Parts.column("greeting", title, lead),
            problem,
            Parts.room(),
            number,
            Parts.room(),
            keys);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Proving.NameCard journey, Showing showing) {
    Texts texts = showing.texts();
    title.setText(texts.say(Key.LOST_TITLE));
    lead.setText(texts.say(Key.LOST_LEAD));
    problem.draw(journey.wrong() ? List.of(CardWording.wrongNumber()) : List.of(), texts);
    number.setText(journey.digits());
    keys.draw(ORDER, journey.complete(), texts);
  }

  @Override
  public void leave() {
    number.setText("");
  }
}
