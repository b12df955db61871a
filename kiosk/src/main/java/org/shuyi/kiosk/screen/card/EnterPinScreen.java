package org.shuyi.kiosk.screen.card;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.PinRule;
import org.shuyi.kiosk.flow.Proving;
import org.shuyi.kiosk.flow.Proving.PinTrouble;
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

/** The PIN of a card is asked for. */
public final class EnterPinScreen implements Screen<Proving.EnterPin> {
  private final Label title = Parts.label("display");
  private final Label lead = Parts.label("lead");
  private final AdviceList problem = new AdviceList(1);
  private final Dots dots = new Dots();
  private final Keys keys;
  private final Button shuffle;
  private final VBox node;

  public EnterPinScreen(Consumer<Touch> touched) {
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
  public void draw(Proving.EnterPin journey, Showing showing) {
    Texts texts = showing.texts();
    title.setText(texts.say(Key.PIN_ENTER_TITLE));
    lead.setText(texts.say(Key.PATRON_CARD, journey.patron().masked()));
    List<Advice> wrong =
        journey.trouble() == PinTrouble.WRONG ? List.of(CardWording.wrongPin()) : List.of();
    problem.draw(wrong, texts);
    int typed = journey.keypad().typed();
    dots.draw(typed, Math.max(typed, PinRule.LENGTH));
    keys.draw(journey.keypad().order(), journey.complete(), texts);
    shuffle.setText(texts.say(Key.ACTION_SHUFFLE));
  }

  @Override
  public void leave() {
    lead.setText("");
    dots.draw(0, PinRule.LENGTH);
  }
}
