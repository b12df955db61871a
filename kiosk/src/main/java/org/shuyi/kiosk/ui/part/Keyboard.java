package org.shuyi.kiosk.ui.part;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/**
 * Digits and Latin letters, in the order that telephones have taught, or by the alphabet for who
 * learned no other. Marked as a keypad: one thing to do, although it has many keys.
 */
public final class Keyboard extends VBox {
  private static final List<String> USUAL =
      List.of("1234567890", "QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM");
  private static final List<String> ALPHABET =
      List.of("1234567890", "ABCDEFGHIJ", "KLMNOPQRS", "TUVWXYZ");

  private final Consumer<Touch> touched;
  private final List<HBox> rows;
  private final Button erase;
  private final Button eraseAll;

  public Keyboard(Consumer<Touch> touched) {
    this.touched = touched;
    getStyleClass().addAll("keyboard", "keypad");
    erase = wide("erase", Icon.BACK, new Touch.Erase());
    eraseAll = wide("erase-all", Icon.REFUSED, new Touch.EraseAll());
    rows = USUAL.stream().map(this::row).toList();
    rows.getLast().getChildren().add(0, eraseAll);
    rows.getLast().getChildren().add(erase);
    getChildren().addAll(rows);
  }

  private HBox row(String letters) {
    HBox row = Parts.row("keyboard-row");
    letters.chars().forEach(ignored -> row.getChildren().add(spread(new Button())));
    return row;
  }

  private Button wide(String id, Icon icon, Touch touch) {
    Button button = Parts.button(id, icon, () -> touched.accept(touch), "letter");
    button.getStyleClass().remove("action");
    return spread(button);
  }

  private static Button spread(Button key) {
    key.getStyleClass().remove("button");
    key.getStyleClass().add("letter");
    key.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
    HBox.setHgrow(key, Priority.ALWAYS);
    return key;
  }

  /**
   * @param alphabet letters in the order of the alphabet
   */
  public void draw(boolean alphabet, boolean typed, Texts texts) {
    List<String> letters = alphabet ? ALPHABET : USUAL;
    for (int i = 0; i < rows.size(); i++) {
      draw(rows.get(i).getChildren().stream().filter(this::isLetter).toList(), letters.get(i));
    }
    erase.setAccessibleText(texts.say(Key.ACTION_ERASE));
    eraseAll.setAccessibleText(texts.say(Key.ACTION_ERASE_ALL));
    erase.setDisable(!typed);
    eraseAll.setDisable(!typed);
  }

  private boolean isLetter(Node key) {
    return !key.equals(erase) && !key.equals(eraseAll);
  }

  private void draw(List<Node> keys, String letters) {
    for (int i = 0; i < keys.size(); i++) {
      String letter = letters.substring(i, i + 1);
      Button key = (Button) keys.get(i);
      key.setText(letter);
      key.setId("letter-" + letter);
      key.setOnAction(ignored -> touched.accept(new Touch.Letter(letter)));
    }
  }
}
