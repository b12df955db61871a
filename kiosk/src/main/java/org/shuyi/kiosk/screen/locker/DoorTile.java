package org.shuyi.kiosk.screen.locker;

import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Lockers.Compartment;
import org.shuyi.kiosk.flow.Staffing.Slot;
import org.shuyi.kiosk.ui.part.Cover;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.LockerWording;
import org.shuyi.kiosk.ui.text.StaffWording;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.sync.circulation.ItemId;

/** One door: its number, and the book behind it. */
final class DoorTile extends Button {
  /**
   * What is told of a door.
   *
   * @param item behind it, for its cover; "" for none
   * @param lies why it lies there; null if there is nothing to say
   */
  record Door(int number, String item, String title, @Nullable Key lies) {
    static Door of(Compartment behind) {
      return new Door(
          behind.door(), behind.item().value(), behind.title(), LockerWording.lies(behind.lies()));
    }

    static Door of(Slot slot) {
      ItemId item = slot.item();
      return new Door(
          slot.door(),
          item == null ? "" : item.value(),
          slot.title(),
          StaffWording.lies(slot.lies()));
    }

    private String name(Texts texts) {
      return title.isEmpty() && !item.isEmpty() ? texts.say(Key.STATE_UNTITLED, item) : title;
    }
  }

  /** Left and right of its face. */
  private static final double MARGIN = 72;

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
  void draw(Door shown, double width, Texts texts) {
    door = shown.number();
    setId("door-" + door);
    setPrefWidth(width);
    cover.draw(shown.title(), shown.item());
    Parts.present(cover, !shown.item().isEmpty());
    number.setText(texts.say(Key.LOCKER_DOOR, door));
    title.setText(shown.name(texts));
    Parts.present(title, !title.getText().isEmpty());
    Key why = shown.lies();
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
