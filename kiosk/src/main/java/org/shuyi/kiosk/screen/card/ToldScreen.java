package org.shuyi.kiosk.screen.card;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Proving;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.MessagePicture;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Advice;
import org.shuyi.kiosk.ui.text.CardWording;
import org.shuyi.kiosk.ui.text.Key;

/** What became of a PIN, or of a lost card. */
public final class ToldScreen implements Screen<Proving.Told> {
  private final Label title = Parts.label("title");
  private final MessagePicture message = new MessagePicture(Icon.CARD);
  private final VBox node = Parts.column("screen", Parts.row("title-row", title), message);

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Proving.Told journey, Showing showing) {
    Advice told = CardWording.told(journey.matter());
    title.setText(showing.texts().say(Key.CARDS_TITLE));
    message.draw(showing.texts().say(told.what()), showing.texts().say(told.remedy()));
  }

  @Override
  public void leave() {
    // Nothing personal is ever shown here.
  }
}
