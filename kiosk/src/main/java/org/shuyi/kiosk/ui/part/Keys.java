package org.shuyi.kiosk.ui.part;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** Ten digits, one back, and that is all: as on a telephone, or in another order. */
public final class Keys extends GridPane {
  private static final int COLUMNS = 3;
  private static final String DIGIT = "key-";

  private final List<Button> digits = new ArrayList<>();
  private final Button erase;
  private final Button enter;
  private final Consumer<Touch> touched;

  public Keys(Consumer<Touch> touched) {
    this.touched = touched;
    getStyleClass().add("keypad");
    for (int place = 0; place < 10; place++) {
      Button key = new Button();
      key.getStyleClass().add("key");
      digits.add(key);
      place(key, place == 9 ? 10 : place);
    }
    erase = Parts.button("erase", Icon.BACK, () -> touched.accept(new Touch.Erase()), "key");
    enter = Parts.button("enter", Icon.CHECK, () -> touched.accept(new Touch.Enter()), "key");
    place(erase, 9);
    place(enter, 11);
  }

  private void place(Button key, int cell) {
    key.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    GridPane.setHgrow(key, Priority.ALWAYS);
    add(key, cell % COLUMNS, cell / COLUMNS);
  }

  /** Whether a control is one of the ten digits of such a keypad. */
  public static boolean isDigit(Node control) {
    return control.getId() != null && control.getId().startsWith(DIGIT);
  }

  /**
   * @param order of the ten digits, from left to right and from top to bottom
   * @param complete what was typed may be all
   */
  public void draw(List<Integer> order, boolean complete, Texts texts) {
    for (int i = 0; i < digits.size(); i++) {
      draw(digits.get(i), order.get(i));
    }
    erase.setText(texts.say(Key.ACTION_ERASE));
    enter.setText(texts.say(Key.ACTION_ENTER));
    enter.setDisable(!complete);
  }

  private void draw(Button key, int digit) {
    key.setText(Integer.toString(digit));
    key.setId(DIGIT + digit);
    key.setOnAction(ignored -> touched.accept(new Touch.Digit(digit)));
  }
}
