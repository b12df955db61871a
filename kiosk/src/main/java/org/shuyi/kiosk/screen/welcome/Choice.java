package org.shuyi.kiosk.screen.welcome;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.IconView;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** One of the big choices. When it can't be chosen it says why, in the place of its hint. */
final class Choice extends Button {
  private static final PseudoClass UNABLE = PseudoClass.getPseudoClass("unable");

  private static final double FACE_WIDTH = 860;
  private static final double LEAST = 208;

  /** Above and below the words. */
  private static final double ROOM = 32;

  private final Label title = Parts.label("choice-title");
  private final Label hint = Parts.label("choice-hint");
  private final IconView arrow = new IconView(Icon.NEXT, 60);

  Choice(String id, Icon icon, Runnable touched) {
    setId(id);
    getStyleClass().add("choice");
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setMaxWidth(Double.MAX_VALUE);
    setOnAction(ignored -> touched.run());
    StackPane disc = new StackPane(new IconView(icon, 84));
    disc.getStyleClass().add("choice-disc");
    HBox face =
        Parts.row(
            "choice-face", disc, Parts.growing(Parts.column("choice-words", title, hint)), arrow);
    setGraphic(face);
  }

  /** As high as its words need in the width that they have. */
  @Override
  protected double computePrefHeight(double width) {
    double insets = snappedTopInset() + snappedBottomInset();
    return snapSizeY(Math.max(LEAST, getGraphic().prefHeight(FACE_WIDTH) + insets + ROOM));
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  /**
   * @param unable why it can't be chosen now; null if it can
   * @param explains it can be touched all the same, and the next screen says more
   */
  void draw(Key name, Key about, @Nullable Key unable, boolean explains, Texts texts) {
    title.setText(texts.say(name));
    hint.setText(texts.say(unable == null ? about : unable));
    setAccessibleText(title.getText() + ". " + hint.getText());
    Parts.present(arrow, unable == null);
    pseudoClassStateChanged(UNABLE, unable != null);
    setDisable(unable != null && !explains);
  }
}
