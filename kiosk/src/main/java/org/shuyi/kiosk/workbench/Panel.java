package org.shuyi.kiosk.workbench;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.ui.part.Parts;

/** A box with a heading. */
final class Panel {
  private Panel() {}

  static VBox of(Word word, Node content) {
    Label chinese = Parts.word("panel-title");
    chinese.setText(word.chinese());
    Label english = Parts.word("panel-note");
    english.setText(word.english());
    HBox heading = Parts.row("bench-head", chinese, english);
    VBox panel = Parts.column("panel", heading, content);
    panel.setMinWidth(0);
    return panel;
  }

  /** With a line of advice beside the heading. */
  static VBox of(Word word, Word advice, Node content) {
    VBox panel = of(word, content);
    Label how = Parts.word("panel-note");
    how.getStyleClass().add("may-be-cut");
    how.setMinWidth(0);
    how.setText(advice.both());
    ((HBox) panel.getChildren().getFirst()).getChildren().addAll(Parts.room(), how);
    return panel;
  }
}
