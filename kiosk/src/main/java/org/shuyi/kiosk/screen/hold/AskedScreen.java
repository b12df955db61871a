package org.shuyi.kiosk.screen.hold;

import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Holding;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.MessagePicture;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.HoldWording;

/** How far it came with a book that was asked for. */
public final class AskedScreen implements Screen<Holding.Told> {
  private final MessagePicture good = new MessagePicture(Icon.DONE);
  private final MessagePicture waits = new MessagePicture(Icon.INFO);
  private final VBox node = Parts.column("screen", Parts.room(), good, waits, Parts.room());

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Holding.Told journey, Showing showing) {
    boolean placed = journey.matter() == Holding.Told.Matter.PLACED;
    MessagePicture picture = placed ? good : waits;
    picture.draw(
        showing.texts().say(HoldWording.what(journey.matter())),
        showing.texts().say(HoldWording.remedy(journey.matter())));
    Parts.present(good, placed);
    Parts.present(waits, !placed);
  }

  @Override
  public void leave() {
    // Names neither a book nor a patron.
  }
}
