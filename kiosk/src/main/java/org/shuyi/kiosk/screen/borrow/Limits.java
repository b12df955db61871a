package org.shuyi.kiosk.screen.borrow;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** Allowed, used, left; or, where the limit is not known, only what was lent in this session. */
final class Limits extends HBox {
  private final Cell allowed = new Cell();
  private final Cell used = new Cell();
  private final Cell left = new Cell();

  Limits() {
    getStyleClass().add("limits");
    getChildren().addAll(allowed, used, left);
  }

  void draw(Journey.Borrowing journey, Texts texts) {
    int limit = journey.borrower().loanLimit();
    int out = journey.used();
    boolean known = limit >= 0;
    Parts.present(allowed, known);
    Parts.present(left, known);
    allowed.draw(texts.say(Key.LIMIT_ALLOWED), limit);
    used.draw(texts.say(known ? Key.LIMIT_USED : Key.LIMIT_SESSION), known ? out : journey.lent());
    left.draw(texts.say(Key.LIMIT_LEFT), Math.max(0, limit - out));
  }

  private static final class Cell extends VBox {
    private final Label name = Parts.word("limit-name");
    private final Label number = Parts.word("limit-number");

    Cell() {
      getStyleClass().add("limit");
      getChildren().addAll(name, number);
    }

    void draw(String text, int value) {
      name.setText(text);
      number.setText(Integer.toString(value));
    }
  }
}
