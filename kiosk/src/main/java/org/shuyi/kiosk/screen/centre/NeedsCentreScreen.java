package org.shuyi.kiosk.screen.centre;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.MessagePicture;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;

/** The centre is not there, and this needs it. */
public final class NeedsCentreScreen implements Screen<Journey.NeedsCentre> {
  private final Label title = Parts.label("title");
  private final MessagePicture message = new MessagePicture(Icon.OFFLINE);
  private final VBox node = Parts.column("screen", Parts.row("title-row", title), message);

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Journey.NeedsCentre journey, Showing showing) {
    title.setText(showing.texts().say(Key.NEEDS_TITLE));
    message.draw(showing.texts().say(Key.NEEDS_WHAT), showing.texts().say(Key.NEEDS_DO));
  }

  @Override
  public void leave() {
    // Nothing personal is ever shown here.
  }
}
