package org.shuyi.kiosk.ui.part;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** Asks for the first book. */
public final class EmptyPad extends VBox {
  private final Label what = Parts.label("empty-what", "centred");
  private final Label how = Parts.label("hint", "centred");

  public EmptyPad() {
    getStyleClass().add("empty-pad");
    setAlignment(Pos.CENTER);
    getChildren().addAll(new IconView(Icon.PAD, 220), what, how);
    Parts.growing(this);
  }

  /**
   * @param reader a pile can be read; else barcodes are scanned
   */
  public void draw(boolean empty, boolean reader, Texts texts) {
    what.setText(texts.say(reader ? Key.PAD_EMPTY : Key.SCAN_EMPTY));
    how.setText(texts.say(reader ? Key.PAD_EMPTY_HINT : Key.SCAN_EMPTY_HINT));
    Parts.present(this, empty);
  }
}
