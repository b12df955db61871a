package org.shuyi.kiosk.screen.card;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Proving;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.MessagePicture;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** Is this card to be closed now? */
public final class ConfirmLostScreen implements Screen<Proving.ConfirmLost> {
  private final Label title = Parts.label("title");
  private final MessagePicture message = new MessagePicture(Icon.CARD);
  private final Button agree;
  private final VBox node;

  public ConfirmLostScreen(Consumer<Touch> touched) {
    agree = Parts.button("agree", Icon.CHECK, () -> touched.accept(new Touch.Agree()), "primary");
    node =
        Parts.column(
            "screen", Parts.row("title-row", title), message, Parts.column("actions", agree));
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Proving.ConfirmLost journey, Showing showing) {
    Texts texts = showing.texts();
    title.setText(texts.say(Key.LOST_TITLE));
    message.draw(texts.say(Key.LOST_WHAT, journey.card().masked()), texts.say(Key.LOST_DO));
    agree.setText(texts.say(Key.LOST_AGREE));
  }

  @Override
  public void leave() {
    message.draw("", "");
  }
}
