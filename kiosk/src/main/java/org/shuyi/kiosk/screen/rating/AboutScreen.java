package org.shuyi.kiosk.screen.rating;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Rating;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.MessagePicture;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.sync.circulation.Act.Feedback.Matter;
import org.shuyi.sync.circulation.Act.Feedback.Score;

/** What was it that was liked, or not? */
public final class AboutScreen implements Screen<Rating.About> {
  private final MessagePicture glad = new MessagePicture(Icon.GLAD);
  private final MessagePicture sorry = new MessagePicture(Icon.EVEN);
  private final Button machine;
  private final Button books;
  private final Button other;
  private final VBox node;

  public AboutScreen(Consumer<Touch> touched) {
    machine = button("about-machine", Icon.KEYS, Matter.MACHINE, touched);
    books = button("about-books", Icon.BOOK, Matter.BOOKS, touched);
    other = button("about-other", Icon.HELP, Matter.OTHER, touched);
    node =
        Parts.column(
            "screen",
            Parts.room(),
            glad,
            sorry,
            Parts.room(),
            Parts.column("choices", machine, books, other));
  }

  private static Button button(String id, Icon icon, Matter about, Consumer<Touch> touched) {
    return Parts.button(id, icon, () -> touched.accept(new Touch.RateAbout(about)), "secondary");
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Rating.About journey, Showing showing) {
    Texts texts = showing.texts();
    boolean well = journey.score() == Score.GOOD;
    MessagePicture shown = well ? glad : sorry;
    shown.draw(
        texts.say(well ? Key.RATE_ABOUT_GOOD : Key.RATE_ABOUT_BETTER),
        texts.say(Key.RATE_NAMELESS));
    Parts.present(glad, well);
    Parts.present(sorry, !well);
    machine.setText(texts.say(Key.RATE_MACHINE));
    books.setText(texts.say(Key.RATE_BOOKS));
    other.setText(texts.say(Key.RATE_OTHER));
  }

  @Override
  public void leave() {
    // Nothing personal is ever shown here.
  }
}
