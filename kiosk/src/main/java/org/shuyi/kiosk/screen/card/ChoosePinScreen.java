package org.shuyi.kiosk.screen.card;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.PinChoice;
import org.shuyi.kiosk.flow.PinRule;
import org.shuyi.kiosk.flow.Proving;
import org.shuyi.kiosk.flow.Registering;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.Dots;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Keys;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Advice;
import org.shuyi.kiosk.ui.text.CardWording;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** A PIN is chosen, twice. */
public final class ChoosePinScreen implements Screen<Journey> {
  private final Label title = Parts.label("display");
  private final Label lead = Parts.label("lead");
  private final AdviceList problem = new AdviceList(1);
  private final Dots dots = new Dots();
  private final Keys keys;
  private final Button shuffle;
  private final VBox node;

  public ChoosePinScreen(Consumer<Touch> touched) {
    keys = new Keys(touched);
    shuffle =
        Parts.button("shuffle", Icon.RENEW, () -> touched.accept(new Touch.Shuffle()), "quiet");
    node =
        Parts.column(
            "screen",
            Parts.column("greeting", title, lead),
            problem,
            Parts.room(),
            dots,
            Parts.room(),
            keys,
            shuffle);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Journey journey, Showing showing) {
    switch (journey) {
      case Registering.ChoosePin now ->
          draw(now.choice(), now.applicant().maskedName(), showing.texts());
      case Proving.ChangePin now -> draw(now.choice(), now.patron().masked(), showing.texts());
      default -> throw new IllegalArgumentException("no PIN is chosen in " + journey);
    }
  }

  private void draw(PinChoice choice, String whose, Texts texts) {
    title.setText(texts.say(choice.again() ? Key.PIN_AGAIN_TITLE : Key.PIN_CHOOSE_TITLE));
    lead.setText(texts.say(choice.again() ? Key.PIN_AGAIN_LEAD : Key.PIN_CHOOSE_LEAD, whose));
    Advice wrong = CardWording.pin(choice.problem());
    problem.draw(wrong == null ? List.of() : List.of(wrong), texts);
    dots.draw(choice.keypad().typed(), PinRule.LENGTH);
    keys.draw(choice.keypad().order(), choice.complete(), texts);
    shuffle.setText(texts.say(Key.ACTION_SHUFFLE));
  }

  @Override
  public void leave() {
    lead.setText("");
    dots.draw(0, PinRule.LENGTH);
  }
}
