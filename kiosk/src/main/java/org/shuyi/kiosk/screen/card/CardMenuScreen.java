package org.shuyi.kiosk.screen.card;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Proving;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.CardPicture;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** What can be done with a library card. */
public final class CardMenuScreen implements Screen<Proving.CardMenu> {
  private final Label title = Parts.label("display");
  private final Label lead = Parts.label("lead");
  private final Button get;
  private final Button pin;
  private final Button lost;
  private final Button fees;
  private final VBox node;

  public CardMenuScreen(Consumer<Touch> touched) {
    get = button("get-card", Icon.CARD, new Touch.GetCard(), touched);
    pin = button("change-pin", Icon.RENEW, new Touch.ChangePin(), touched);
    lost = button("report-lost", Icon.ATTENTION, new Touch.ReportLost(), touched);
    fees = button("pay-fees", Icon.CHECK, new Touch.PayFees(), touched);
    node =
        Parts.column(
            "screen",
            Parts.column("greeting", title, lead),
            Parts.room(),
            Parts.column("middle", new CardPicture()),
            Parts.room(),
            Parts.column("choices", get, pin, lost, fees));
  }

  private static Button button(String id, Icon icon, Touch touch, Consumer<Touch> touched) {
    return Parts.button(id, icon, () -> touched.accept(touch), "secondary");
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Proving.CardMenu journey, Showing showing) {
    Texts texts = showing.texts();
    Service service = showing.service();
    title.setText(texts.say(Key.CARDS_TITLE));
    lead.setText(texts.say(Key.CARDS_LEAD));
    get.setText(texts.say(Key.ACTION_CARD));
    pin.setText(texts.say(Key.ACTION_PIN));
    lost.setText(texts.say(Key.ACTION_LOST));
    fees.setText(texts.say(Key.ACTION_FEES));
    Parts.present(fees, service.takesFees());
    Parts.present(get, service.issuesCards());
    pin.setDisable(!service.changesCards());
    lost.setDisable(!service.journalReady());
  }

  @Override
  public void leave() {
    // Nothing personal is ever shown here.
  }
}
