package org.shuyi.kiosk.screen.technician;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Servicing;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.MessagePicture;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;

/** A card alone opens nothing. */
public final class NoKeyScreen implements Screen<Servicing.NoKey> {
  private final Label title = Parts.label("title");
  private final MessagePicture message = new MessagePicture(Icon.KEYS);
  private final VBox node = Parts.column("screen", Parts.row("title-row", title), message);

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Servicing.NoKey journey, Showing showing) {
    title.setText(showing.texts().say(Key.SERVICE_TITLE));
    message.draw(
        showing.texts().say(Key.SERVICE_NO_KEY), showing.texts().say(Key.SERVICE_NO_KEY_DO));
  }

  @Override
  public void leave() {
    // Nothing personal is ever shown here.
  }
}
