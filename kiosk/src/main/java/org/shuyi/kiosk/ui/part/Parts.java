package org.shuyi.kiosk.ui.part;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.shuyi.kiosk.ui.text.Tone;

/** Small parts, dressed by the stylesheet. */
public final class Parts {
  /** Marks a row whose controls change sides for a left hand. */
  public static final String HANDED = "handed";

  private Parts() {}

  /**
   * Puts what is marked below a node on the side of the hand. Only the order turns round: every
   * text and picture stays as it is.
   */
  public static void handed(Node root, boolean left) {
    NodeOrientation order = left ? NodeOrientation.RIGHT_TO_LEFT : NodeOrientation.LEFT_TO_RIGHT;
    for (Node row : root.lookupAll("." + HANDED)) {
      if (row.getNodeOrientation() != order) {
        row.setNodeOrientation(order);
      }
      if (row instanceof Parent parent) {
        parent
            .getChildrenUnmodifiable()
            .forEach(child -> child.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT));
      }
    }
  }

  /** A text that wraps and never shrinks below what it needs. */
  public static Label label(String... styles) {
    Label label = new Label();
    label.getStyleClass().addAll(styles);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    // A text as wide as its own estimate may wrap all the same, by less than a pixel.
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }

  /** A short text that never wraps and never gets less room than it needs. */
  public static Label word(String... styles) {
    Label label = label(styles);
    label.setWrapText(false);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /** A button with an icon before its text. */
  public static Button button(String id, Icon icon, Runnable touched, String... styles) {
    Button button = new Button();
    button.setId(id);
    button.setGraphic(new IconView(icon, 52));
    button.getStyleClass().add("action");
    button.getStyleClass().addAll(styles);
    button.setOnAction(ignored -> touched.run());
    button.setMaxWidth(Double.MAX_VALUE);
    button.setWrapText(true);
    button.setTextAlignment(TextAlignment.CENTER);
    button.setMinHeight(Region.USE_PREF_SIZE);
    return button;
  }

  /** A row whose controls change sides for a left hand. */
  public static HBox handed(String style, Node... children) {
    HBox row = row(style, children);
    row.getStyleClass().add(HANDED);
    return row;
  }

  public static HBox row(String style, Node... children) {
    HBox row = new HBox(children);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add(style);
    row.setMinHeight(Region.USE_PREF_SIZE);
    return row;
  }

  public static VBox column(String style, Node... children) {
    VBox column = new VBox(children);
    column.getStyleClass().add(style);
    return column;
  }

  /** Takes the room that is left, in a row or a column. */
  public static <N extends Node> N growing(N node) {
    HBox.setHgrow(node, Priority.ALWAYS);
    VBox.setVgrow(node, Priority.ALWAYS);
    return node;
  }

  /** Empty room that grows. */
  public static Region room() {
    return growing(new Region());
  }

  /** Shows a node, or takes it out of sight and out of the layout. */
  public static void present(Node node, boolean present) {
    node.setVisible(present);
    node.setManaged(present);
  }

  /** Gives a node the pseudo-class of the tone, and only that. */
  public static void tone(Node node, Tone tone) {
    for (Tone each : Tone.values()) {
      node.pseudoClassStateChanged(pseudoClass(each), each == tone);
    }
  }

  private static PseudoClass pseudoClass(Tone tone) {
    return PseudoClass.getPseudoClass(tone.name().toLowerCase(Locale.ROOT));
  }
}
