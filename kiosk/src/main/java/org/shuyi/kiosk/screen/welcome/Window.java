package org.shuyi.kiosk.screen.welcome;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.shuyi.kiosk.flow.Title;
import org.shuyi.kiosk.ui.part.Cover;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.IconView;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** Some of what is in this kiosk now: whoever touches it sees all. */
final class Window extends Button {
  private static final double FACE = 888;

  private final Label title = Parts.label("line-state");
  private final HBox covers = Parts.row("window-covers");

  Window(Runnable touched) {
    setId("here");
    getStyleClass().add("window");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setMaxWidth(Double.MAX_VALUE);
    HBox face = Parts.row("window-face", Parts.growing(title), covers, new IconView(Icon.NEXT, 52));
    face.setPrefWidth(FACE);
    setGraphic(face);
    setOnAction(ignored -> touched.run());
  }

  void draw(List<Title> titles, Texts texts) {
    title.setText(texts.say(Key.ACTION_HERE));
    setAccessibleText(title.getText());
    covers.getChildren().clear();
    for (Title each : titles) {
      Cover cover = new Cover().size(104, 132);
      cover.draw(each.name(), each.first().value());
      covers.getChildren().add(cover);
    }
  }

  /** As high as its books. */
  @Override
  protected double computePrefHeight(double width) {
    return snapSizeY(snappedTopInset() + getGraphic().prefHeight(FACE) + snappedBottomInset());
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }
}
