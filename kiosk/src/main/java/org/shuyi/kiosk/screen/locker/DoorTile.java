package org.shuyi.kiosk.screen.locker;

import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import org.shuyi.kiosk.flow.Lockers.Compartment;
import org.shuyi.kiosk.ui.part.Cover;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.LockerWording;
import org.shuyi.kiosk.ui.text.Texts;

/** One door: its number, and the book behind it. */
final class DoorTile extends Button {
  /** Left and right of its face. */
  private static final double MARGIN = 48;

  private final Cover cover = new Cover();
  private final Label number = Parts.label("door-number");
  private final Label title = Parts.label("door-title", "may-be-cut");
  private final Label lies = Parts.label("door-lies");
  private int door;

  DoorTile(IntConsumer touched) {
    getStyleClass().add("door");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setMaxWidth(Double.MAX_VALUE);
    setMaxHeight(Double.MAX_VALUE);
    setOnAction(ignored -> touched.accept(door));
    // Two lines of a long title are enough to know a book by.
    title.setTextOverrun(OverrunStyle.ELLIPSIS);
    title.setMinHeight(USE_COMPUTED_SIZE);
    setGraphic(
        Parts.row(
            "door-face", cover, Parts.growing(Parts.column("door-words", number, title, lies))));
  }

  /**
   * @param width that it has
   */
  void draw(Compartment compartment, double width, Texts texts) {
    door = compartment.door();
    setId("door-" + door);
    setPrefWidth(width);
    cover.draw(compartment.title(), compartment.item().value());
    number.setText(texts.say(Key.LOCKER_DOOR, door));
    title.setText(
        compartment.title().isEmpty()
            ? texts.say(Key.STATE_UNTITLED, compartment.item().value())
            : compartment.title());
    Key why = LockerWording.lies(compartment.lies());
    lies.setText(why == null ? "" : texts.say(why));
    Parts.present(lies, why != null);
    setAccessibleText(String.join(". ", number.getText(), title.getText(), lies.getText()));
  }

  void clear() {
    title.setText("");
    cover.draw("", "");
  }

  @Override
  protected double computePrefHeight(double width) {
    double insets = snappedTopInset() + snappedBottomInset();
    return snapSizeY(getGraphic().prefHeight(getPrefWidth() - MARGIN) + insets);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }
}
