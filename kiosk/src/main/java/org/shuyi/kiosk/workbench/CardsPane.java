package org.shuyi.kiosk.workbench;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.shuyi.kiosk.ui.part.Parts;

/** The cards, and the reader that they are held to. */
final class CardsPane extends HBox {
  private final Bench bench;
  private final Drag drag;
  private final FlowPane cards = new FlowPane();
  private final DropZone reader = new DropZone("reader", Word.READER_EMPTY);
  private final List<Bench.Card> shown = new ArrayList<>();

  CardsPane(Bench bench, Drag drag) {
    this.bench = bench;
    this.drag = drag;
    getStyleClass().add("bench-row");
    cards.getStyleClass().add("tiles");
    ScrollPane scroll = Parts.growing(new ScrollPane(cards));
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    var readerPanel = Panel.of(Word.READER, reader);
    readerPanel.setMinWidth(200);
    readerPanel.setMaxWidth(200);
    getChildren().addAll(Parts.growing(Panel.of(Word.CARDS, scroll)), readerPanel);
  }

  void draw() {
    List<Bench.Card> now = bench.cards();
    if (!now.equals(shown)) {
      shown.clear();
      shown.addAll(now);
      cards.getChildren().setAll(now.stream().map(this::tile).toList());
    }
  }

  private CardTile tile(Bench.Card card) {
    CardTile tile = new CardTile(card);
    drag.enable(tile, (x, y) -> dropped(card.id(), x, y), () -> bench.scan(card.id()));
    return tile;
  }

  private void dropped(String card, double x, double y) {
    if (reader.covers(x, y)) {
      bench.scan(card);
    }
  }
}
