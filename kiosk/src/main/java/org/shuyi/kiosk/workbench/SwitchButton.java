package org.shuyi.kiosk.workbench;

import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;

/** A switch that shows what the bench says, not what it was last clicked to. */
final class SwitchButton extends ToggleButton {
  private final Word word;

  SwitchButton(String id, Word word, Consumer<Boolean> wished) {
    this.word = word;
    setId(id);
    getStyleClass().setAll("switch");
    setMinWidth(USE_PREF_SIZE);
    setOnAction(ignored -> wished.accept(isSelected()));
  }

  void draw(boolean on) {
    setSelected(on);
    setText(word.both() + (on ? "  开 on" : "  关 off"));
  }
}
