package org.shuyi.kiosk.ui;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Manner;
import org.shuyi.kiosk.flow.Manner.Panel;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.IconView;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.AccessWording;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** What makes the glass easier to use; each is on or off by a touch, and at once. */
final class AccessPanel extends Sheet {
  private static final int COLUMNS = 2;

  private final Label title = Parts.label("title");
  private final Map<Need, ToggleButton> needs = new EnumMap<>(Need.class);
  private final ToggleButton remember;
  private final Label forgotten = Parts.label("hint");
  private final Button done;

  AccessPanel(Consumer<Touch> touched) {
    this(touched, new GridPane(), Parts.column("panel-sheet"));
  }

  private AccessPanel(Consumer<Touch> touched, GridPane grid, javafx.scene.layout.VBox panel) {
    super(panel);
    remember = toggle("remember", Icon.CARD, () -> touched.accept(new Touch.Remember(remembers())));
    done =
        Parts.button(
            "panel-close", Icon.CHECK, () -> touched.accept(new Touch.Open(Panel.NONE)), "primary");
    grid.getStyleClass().add("needs");
    for (int i = 0; i < COLUMNS; i++) {
      ColumnConstraints half = new ColumnConstraints();
      half.setPercentWidth(100.0 / COLUMNS);
      grid.getColumnConstraints().add(half);
    }
    for (Need need : Need.values()) {
      ToggleButton button =
          toggle(
              "need-" + need.style(), Icon.of(need), () -> touched.accept(new Touch.Change(need)));
      needs.put(need, button);
      grid.add(button, need.ordinal() % COLUMNS, need.ordinal() / COLUMNS);
    }
    panel.getChildren().addAll(title, grid, remember, forgotten, done);
  }

  private boolean remembers() {
    return remember.isSelected();
  }

  void draw(Kiosk kiosk, Texts texts) {
    Manner manner = kiosk.manner();
    Parts.present(this, manner.panel() == Panel.ACCESS && !kiosk.warned());
    if (!isVisible()) {
      return;
    }
    title.setText(texts.say(Key.ACCESS_TITLE));
    needs.forEach(
        (need, button) -> {
          button.setText(texts.say(AccessWording.of(need)));
          button.setSelected(manner.profile().has(need));
        });
    voice(kiosk.service().offers().contains(Service.Offer.VOICE), texts);
    remember.setText(texts.say(Key.ACCESS_REMEMBER));
    remember.setSelected(manner.remembered());
    Parts.present(remember, manner.patron() != null);
    forgotten.setText(
        texts.say(manner.remembered() ? Key.ACCESS_REMEMBERED : Key.ACCESS_FORGOTTEN));
    done.setText(texts.say(Key.ACTION_DONE));
  }

  /** Nothing is promised that nobody would hear. */
  private void voice(boolean there, Texts texts) {
    ToggleButton voice = Objects.requireNonNull(needs.get(Need.VOICE));
    voice.setDisable(!there);
    if (!there) {
      voice.setText(texts.say(Key.ACCESS_NO_VOICE));
    }
  }

  private static ToggleButton toggle(String id, Icon icon, Runnable touched) {
    ToggleButton button = new ToggleButton();
    button.setId(id);
    button.setGraphic(new IconView(icon, 52));
    button.getStyleClass().setAll("need");
    button.setWrapText(true);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setMaxHeight(Double.MAX_VALUE);
    button.setOnAction(ignored -> touched.run());
    return button;
  }
}
