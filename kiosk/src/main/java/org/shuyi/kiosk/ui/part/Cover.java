package org.shuyi.kiosk.ui.part;

import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The cover of a book, drawn from its title: the same book always looks the same. */
public final class Cover extends StackPane {
  private static final int TINTS = 6;

  private final Label title = new Label();
  private final Region fold = new Region();
  private int tint = -1;

  public Cover() {
    getStyleClass().add("cover");
    title.getStyleClass().addAll("cover-title", "may-be-cut");
    title.setWrapText(true);
    title.setTextOverrun(OverrunStyle.CLIP);
    fold.getStyleClass().add("cover-fold");
    fold.setManaged(false);
    getChildren().addAll(title, fold);
    size(148, 196);
  }

  /** How large, in logical pixels. */
  public Cover size(double width, double height) {
    setMinSize(width, height);
    setMaxSize(width, height);
    return this;
  }

  /**
   * @param seed what tells two books of the same title apart
   */
  public void draw(String name, String seed) {
    title.setText(name.isEmpty() ? seed : name);
    int next = Math.floorMod((name.isEmpty() ? seed : name).hashCode(), TINTS);
    if (next != tint) {
      getStyleClass().remove("tint-" + tint);
      getStyleClass().add("tint-" + next);
      tint = next;
    }
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    fold.resizeRelocate(10, 0, 3, getHeight());
  }
}
