package org.shuyi.kiosk.ui.part;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import org.shuyi.kiosk.flow.Title;
import org.shuyi.kiosk.ui.text.SearchWording;
import org.shuyi.kiosk.ui.text.Texts;

/** One title of a list: its cover, its name, who wrote it, and whether it is here. */
public final class TitleRow extends Button {
  private static final double FACE = 880;

  private final Cover cover = new Cover().size(88, 116);
  private final Label name = cut("line-title");
  private final Label author = cut("line-details");
  private final Label place = Parts.label("line-state");

  public TitleRow(Runnable touched) {
    getStyleClass().add("title-line");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setMaxWidth(Double.MAX_VALUE);
    HBox face =
        Parts.row(
            "title-face",
            cover,
            Parts.growing(Parts.column("line-words", name, author, place)),
            new IconView(Icon.NEXT, 52));
    face.setPrefWidth(FACE);
    setGraphic(face);
    setOnAction(ignored -> touched.run());
  }

  /** One line of a long text is enough to know a book by. */
  private static Label cut(String style) {
    Label label = new Label();
    label.getStyleClass().addAll(style, "may-be-cut");
    label.setTextOverrun(OverrunStyle.ELLIPSIS);
    label.setMinWidth(0);
    return label;
  }

  /**
   * @param number in the list, from 0
   */
  public void draw(int number, Title title, Texts texts) {
    setId("title-" + number);
    cover.draw(title.name(), title.first().value());
    name.setText(title.name());
    author.setText(title.author());
    Parts.present(author, !title.author().isEmpty());
    place.setText(texts.say(SearchWording.place(title)));
    Parts.tone(this, SearchWording.tone(title));
    setAccessibleText(String.join(". ", title.name(), title.author(), place.getText()));
  }

  /** As high as its words need in the width that they have. */
  @Override
  protected double computePrefHeight(double width) {
    return snapSizeY(snappedTopInset() + getGraphic().prefHeight(FACE) + snappedBottomInset());
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }
}
