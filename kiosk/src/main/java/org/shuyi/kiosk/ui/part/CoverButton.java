package org.shuyi.kiosk.ui.part;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import org.shuyi.kiosk.flow.Title;

/** A book to be chosen by its cover. */
public final class CoverButton extends Button {
  private final Cover cover = new Cover().size(260, 316);

  public CoverButton(Runnable touched) {
    getStyleClass().add("cover-button");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setGraphic(cover);
    setOnAction(ignored -> touched.run());
  }

  /**
   * @param number in the list, from 0
   */
  public void draw(int number, Title title) {
    setId("title-" + number);
    cover.draw(title.name(), title.first().value());
    setAccessibleText(title.name());
  }
}
