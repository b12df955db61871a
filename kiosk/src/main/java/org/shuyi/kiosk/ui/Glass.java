package org.shuyi.kiosk.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;

/** Reads and touches what is visible below a node. Only on the JavaFX thread. */
final class Glass {
  private Glass() {}

  static void tap(Parent root, String id) {
    find(root, id).orElseThrow(() -> new IllegalStateException(missing(id, buttons(root)))).fire();
  }

  /** The control, if a finger could touch it now. */
  static Optional<ButtonBase> find(Parent root, String id) {
    return buttons(root).stream().filter(button -> id.equals(button.getId())).findFirst();
  }

  /** What a finger could touch now, in the order in which it is read. */
  static List<ButtonBase> buttons(Parent root) {
    return visible(root).stream()
        .filter(ButtonBase.class::isInstance)
        .map(ButtonBase.class::cast)
        .filter(button -> !button.isDisabled())
        .toList();
  }

  /** The control that a finger on this part of it touches. */
  static Optional<ButtonBase> under(EventTarget touched) {
    Node node = touched instanceof Node touchedNode ? touchedNode : null;
    while (node != null && !(node instanceof ButtonBase)) {
      node = node.getParent();
    }
    return node instanceof ButtonBase button ? Optional.of(button) : Optional.empty();
  }

  static List<String> texts(Parent root) {
    return visible(root).stream()
        .filter(Labeled.class::isInstance)
        .map(node -> ((Labeled) node).getText())
        .filter(text -> text != null && !text.isBlank())
        .toList();
  }

  /** Every node that shows, itself and all its parents visible. */
  static List<Node> visible(Parent root) {
    List<Node> found = new ArrayList<>();
    collect(root, found);
    return found;
  }

  private static void collect(Node node, List<Node> into) {
    if (!node.isVisible()) {
      return;
    }
    into.add(node);
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, into));
    }
  }

  private static String missing(String id, List<ButtonBase> buttons) {
    List<String> there = buttons.stream().map(Node::getId).toList();
    return "there is no control '" + id + "' to touch on the glass; there are " + there;
  }
}
