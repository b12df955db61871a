package org.shuyi.kiosk.workbench;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.kiosk.ui.part.Parts;

/** A book as its cover: title, call number, and what its tag tells the gate. */
final class BookTile extends VBox {
  static final double WIDTH = 116;
  static final double HEIGHT = 160;
  private static final int COVERS = 6;

  private final Label title = Parts.label("book-title", "may-be-cut");
  private final Label call = Parts.word("book-call", "may-be-cut");
  private final Label gate = Parts.word("book-gate");
  private final HBox gateRow = new HBox(gate);

  BookTile(Bench.Book book) {
    setId("book-" + book.id());
    // The class letter of the call number, so that books of one subject look alike.
    int subject = book.callNumber().isEmpty() ? 0 : book.callNumber().charAt(0);
    getStyleClass().addAll("book", "cover-" + subject % COVERS);
    setMinSize(WIDTH, HEIGHT);
    setMaxSize(WIDTH, HEIGHT);
    setFocusTraversable(true);
    title.setMinHeight(Region.USE_COMPUTED_SIZE);
    title.setAlignment(Pos.TOP_LEFT);
    title.setMaxHeight(Double.MAX_VALUE);
    call.setMinWidth(0);
    title.setText(book.title());
    call.setText(book.callNumber());
    getChildren().addAll(gateRow, Parts.growing(title), call);
    setAccessibleText(book.title());
  }

  void draw(Bench.Book book) {
    Word word = book.readable() ? gate(book.gate()) : Word.SPOILT;
    gate.setText(word.both());
  }

  private static Word gate(Security gate) {
    return switch (gate) {
      case IN_STOCK -> Word.GATE_RINGS;
      case ON_LOAN -> Word.GATE_SILENT;
      case UNKNOWN -> Word.GATE_UNKNOWN;
    };
  }
}
