package org.shuyi.kiosk.screen.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Reading;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.PagedRows;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** What can be read on a telephone. */
public final class OfferedScreen implements Screen<Reading.Offered> {
  private static final int FEW = 2;

  private final Label title = Parts.label("display");
  private final Label lead = Parts.label("lead");
  private final List<Button> buttons = new ArrayList<>();
  private final PagedRows rows;
  private final VBox node;

  /**
   * @param reading names and addresses, in order
   */
  public OfferedScreen(Map<String, String> reading, Consumer<Touch> touched) {
    reading.forEach(
        (name, address) ->
            buttons.add(button(name, new Touch.OpenOnPhone(name, address), touched)));
    rows = new PagedRows(buttons);
    node = Parts.column("screen", Parts.column("greeting", title, lead), rows);
  }

  private Button button(String name, Touch touch, Consumer<Touch> touched) {
    Button button =
        Parts.button(
            "read-" + buttons.size(), Icon.LOANS, () -> touched.accept(touch), "secondary");
    button.setText(name);
    return button;
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Reading.Offered journey, Showing showing) {
    Texts texts = showing.texts();
    title.setText(texts.say(Key.READING_TITLE));
    lead.setText(texts.say(Key.READING_LEAD));
    rows.draw(showing.profile().has(Need.ELDER) ? FEW : Integer.MAX_VALUE, texts);
  }

  @Override
  public void leave() {
    // Nothing personal is ever shown here.
  }
}
