package org.shuyi.kiosk.screen.pay;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Paying;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.MessagePicture;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Advice;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.PayWording;

/** What became of a payment, and what to do. */
public final class PaidScreen implements Screen<Paying> {
  private final Label title = Parts.label("title");
  private final MessagePicture message = new MessagePicture(Icon.LIST);
  private final VBox node = Parts.column("screen", Parts.row("title-row", title), message);

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Paying journey, Showing showing) {
    Advice told =
        switch (journey) {
          case Paying.Paid(var order) -> PayWording.paid(order.amount());
          case Paying.NotPaid(var why) -> PayWording.notPaid(why);
          default -> throw new IllegalArgumentException("nothing is told in " + journey);
        };
    title.setText(showing.texts().say(Key.FEES_TITLE));
    message.draw(showing.texts().say(told.what()), showing.texts().say(told.remedy()));
  }

  @Override
  public void leave() {
    message.draw("", "");
  }
}
