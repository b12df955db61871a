package org.shuyi.kiosk.screen.reading;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Reading;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.part.QrPicture;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** One thing to read, as a code for a telephone. */
public final class CodeScreen implements Screen<Reading.Shown> {
  private final Label name = Parts.label("title", "centred");
  private final QrPicture code = new QrPicture();
  private final Label how = Parts.label("lead", "centred");
  private final Button back;
  private final VBox node;

  public CodeScreen(Consumer<Touch> touched) {
    back = Parts.button("back", Icon.LIST, () -> touched.accept(new Touch.Back()), "secondary");
    node =
        Parts.column(
            "screen", Parts.room(), Parts.column("middle", name, code, how), Parts.room(), back);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Reading.Shown journey, Showing showing) {
    Texts texts = showing.texts();
    name.setText(journey.name());
    code.draw(journey.address());
    how.setText(texts.say(Key.READING_HOW));
    back.setText(texts.say(Key.ACTION_BACK));
  }

  @Override
  public void leave() {
    code.clear();
  }
}
