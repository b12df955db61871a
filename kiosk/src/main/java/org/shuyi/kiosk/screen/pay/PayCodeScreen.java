package org.shuyi.kiosk.screen.pay;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Paying;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.part.QrPicture;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.PayWording;
import org.shuyi.kiosk.ui.text.Texts;

/** The code that a telephone scans to pay. */
public final class PayCodeScreen implements Screen<Paying.ShowCode> {
  private final Label title = Parts.label("display");
  private final Label lead = Parts.label("lead");
  private final QrPicture code = new QrPicture();
  private final Label amount = Parts.label("empty-what", "centred");
  private final Label hint = Parts.label("body-large", "centred");
  private final VBox node =
      Parts.column(
          "screen",
          Parts.column("greeting", title, lead),
          Parts.room(),
          Parts.column("middle", code, amount, hint),
          Parts.room());

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Paying.ShowCode journey, Showing showing) {
    Texts texts = showing.texts();
    title.setText(texts.say(Key.FEES_CODE_TITLE));
    lead.setText(texts.say(Key.FEES_CODE_LEAD));
    code.draw(journey.order().code());
    amount.setText(PayWording.amount(journey.order().amount()));
    hint.setText(texts.say(Key.FEES_CODE_HINT));
  }

  @Override
  public void leave() {
    code.clear();
    amount.setText("");
  }
}
