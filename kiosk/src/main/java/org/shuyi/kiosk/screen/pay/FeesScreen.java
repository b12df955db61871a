package org.shuyi.kiosk.screen.pay;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Paying;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.MessagePicture;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.PayWording;
import org.shuyi.kiosk.ui.text.Texts;

/** What is owed; is it to be paid now? */
public final class FeesScreen implements Screen<Paying.Owes> {
  private final Label title = Parts.label("title");
  private final MessagePicture message = new MessagePicture(Icon.LIST);
  private final Button pay;
  private final VBox node;

  public FeesScreen(Consumer<Touch> touched) {
    pay = Parts.button("pay", Icon.CHECK, () -> touched.accept(new Touch.Agree()), "primary");
    node =
        Parts.column(
            "screen", Parts.row("title-row", title), message, Parts.column("actions", pay));
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Paying.Owes journey, Showing showing) {
    Texts texts = showing.texts();
    title.setText(texts.say(Key.FEES_TITLE));
    message.draw(
        texts.say(Key.FEES_OWED, PayWording.amount(journey.owed())), texts.say(Key.FEES_OWED_DO));
    pay.setText(texts.say(Key.FEES_PAY));
  }

  @Override
  public void leave() {
    message.draw("", "");
  }
}
