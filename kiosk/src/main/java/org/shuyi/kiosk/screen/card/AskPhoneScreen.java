package org.shuyi.kiosk.screen.card;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Registering;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Keys;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.CardWording;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** The number of a mobile telephone is asked for. */
public final class AskPhoneScreen implements Screen<Registering.AskPhone> {
  private static final List<Integer> ORDER = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 0);

  private final Label title = Parts.label("display");
  private final Label lead = Parts.label("lead");
  private final AdviceList problem = new AdviceList(1);
  private final Label number = Parts.label("title", "centred");
  private final Keys keys;
  private final Button skip;
  private final VBox node;

  public AskPhoneScreen(Consumer<Touch> touched) {
    keys = new Keys(touched);
    skip = Parts.button("skip", Icon.NEXT, () -> touched.accept(new Touch.Skip()), "quiet");
    node =
        Parts.column(
            "screen",
            Parts.column("greeting", title, lead),
            problem,
            Parts.room(),
            number,
            Parts.room(),
            keys,
            skip);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Registering.AskPhone journey, Showing showing) {
    Texts texts = showing.texts();
    title.setText(texts.say(Key.PHONE_TITLE));
    lead.setText(texts.say(Key.PHONE_LEAD));
    problem.draw(journey.wrong() ? List.of(CardWording.wrongPhone()) : List.of(), texts);
    number.setText(journey.digits());
    keys.draw(ORDER, journey.complete(), texts);
    skip.setText(texts.say(Key.PHONE_SKIP));
  }

  @Override
  public void leave() {
    number.setText("");
  }
}
