package org.shuyi.kiosk.ui.part;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** Asks for the first book. */
public final class EmptyPad extends VBox {
  private final IconView picture = new IconView(Icon.PAD, 220);
  private final Label what = Parts.label("empty-what", "centred");
  private final Label how = Parts.label("hint", "centred");

  public EmptyPad() {
    getStyleClass().add("empty-pad");
    setAlignment(Pos.CENTER);
    getChildren().addAll(picture, what, how);
    Parts.growing(this);
  }

  /**
   * @param reader a pile can be read; else barcodes are scanned
   * @param calm nothing else is to be read
   */
  public void draw(boolean empty, boolean reader, boolean calm, Texts texts) {
    Parts.present(picture, calm);
    what.setText(texts.say(reader ? Key.PAD_EMPTY : Key.SCAN_EMPTY));
    how.setText(texts.say(reader ? Key.PAD_EMPTY_HINT : Key.SCAN_EMPTY_HINT));
    Parts.present(this, empty);
  }

  /** Where books may go elsewhere, too. */
  public void alternative(Texts texts) {
    what.setText(texts.say(Key.PAD_EMPTY_OR));
  }
}
