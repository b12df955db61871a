package org.shuyi.kiosk.ui.part;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Pad;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.PadWording;
import org.shuyi.kiosk.ui.text.Texts;

/** How many books the machine sees, large, for the patron to compare with the pile. */
public final class PadCount extends VBox {
  private final Label caption = Parts.word("hero-caption");
  private final Label number = Parts.word("hero-number");
  private final Label unit = Parts.word("hero-unit");

  public PadCount() {
    getStyleClass().add("pad-count");
    getChildren().addAll(caption, Parts.row("pad-number", number, unit));
  }

  public void draw(Pad pad, Texts texts) {
    draw(Key.PAD_COUNT, PadWording.books(pad), texts);
  }

  /** Where no pile can be read: how many were scanned. */
  public void drawScanned(int books, Texts texts) {
    draw(Key.SCAN_COUNT, books, texts);
  }

  private void draw(Key what, int books, Texts texts) {
    caption.setText(texts.say(what));
    number.setText(Integer.toString(books));
    unit.setText(texts.say(Key.PAD_UNIT, books));
  }
}
