package org.shuyi.kiosk.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * The glass without touching it: a keypad of arrows, Enter and Escape, or Tab and a switch. The
 * focus goes through what can be touched, in the order in which it is read, and round again; it
 * never leaves a panel that lies over the screen. Only on the JavaFX thread.
 */
final class KeyNavigation {
  private @Nullable ButtonBase focus;

  /** What has the focus, if it can still be touched. */
  @Nullable ButtonBase focus(Parent layer) {
    if (focus != null && !Glass.buttons(layer).contains(focus)) {
      focus = null;
    }
    return focus;
  }

  /** Gives the focus to the first control. */
  void first(Parent layer) {
    focus = Glass.buttons(layer).stream().findFirst().orElse(null);
  }

  void nothing() {
    focus = null;
  }

  /**
   * @param layer what lies on top
   * @return whether the key means something here
   */
  boolean pressed(KeyEvent key, Parent layer) {
    return switch (key.getCode()) {
      case KeyCode.TAB -> move(layer, key.isShiftDown() ? -1 : 1);
      case KeyCode.RIGHT, KeyCode.DOWN -> move(layer, 1);
      case KeyCode.LEFT, KeyCode.UP -> move(layer, -1);
      case KeyCode.ENTER, KeyCode.SPACE -> fire(layer);
      case KeyCode.ESCAPE -> escape(layer);
      case KeyCode.BACK_SPACE -> fire(layer, "erase");
      default -> false;
    };
  }

  private boolean move(Parent layer, int by) {
    List<ButtonBase> all = Glass.buttons(layer);
    if (!all.isEmpty()) {
      int at = focus == null ? -1 : all.indexOf(focus);
      int next = at < 0 ? (by > 0 ? 0 : all.size() - 1) : Math.floorMod(at + by, all.size());
      focus = all.get(next);
    }
    return true;
  }

  private boolean fire(Parent layer) {
    ButtonBase now = focus(layer);
    if (now != null) {
      now.fire();
    }
    return true;
  }

  private static boolean fire(Parent layer, String id) {
    Glass.buttons(layer).stream()
        .filter(button -> id.equals(button.getId()))
        .findFirst()
        .ifPresent(ButtonBase::fire);
    return true;
  }

  private static boolean escape(Parent layer) {
    Glass.buttons(layer).stream()
        .filter(button -> isWayOut(button))
        .findFirst()
        .ifPresent(ButtonBase::fire);
    return true;
  }

  private static boolean isWayOut(Node button) {
    return List.of("panel-close", "more-time", "leave").contains(String.valueOf(button.getId()));
  }
}
