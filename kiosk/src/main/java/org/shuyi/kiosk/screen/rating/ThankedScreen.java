package org.shuyi.kiosk.screen.rating;

import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Rating;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.MessagePicture;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;

/** Thanks. */
public final class ThankedScreen implements Screen<Rating.Thanked> {
  private final MessagePicture thanks = new MessagePicture(Icon.GLAD);
  private final VBox node = Parts.column("screen", Parts.room(), thanks, Parts.room());

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Rating.Thanked journey, Showing showing) {
    thanks.draw(showing.texts().say(Key.RATE_THANKS), showing.texts().say(Key.RATE_THANKS_DO));
  }

  @Override
  public void leave() {
    // Nothing personal is ever shown here.
  }
}
