package org.shuyi.kiosk.workbench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.shuyi.kiosk.ui.part.Parts;

/** The shelf and the pad: every book stands on the one or lies on the other. */
final class BooksPane extends HBox {
  /** As many covers as can be looked over; a demo needs no more. */
  private static final int MOST = 60;

  private static final double PAD_WIDTH = 330;

  private final Bench bench;
  private final Drag drag;
  private final DropZone chute;
  private final Map<String, BookTile> tiles = new HashMap<>();
  private final FlowPane shelf = new FlowPane();
  private final DropZone pad = new DropZone("pad", Word.PAD_EMPTY);
  private final ScrollPane shelfScroll = new ScrollPane(shelf);

  /**
   * @param chute where a book may be dropped, too
   */
  BooksPane(Bench bench, Drag drag, DropZone chute) {
    this.bench = bench;
    this.chute = chute;
    this.drag = drag;
    getStyleClass().add("bench-row");
    shelf.getStyleClass().add("tiles");
    shelfScroll.setFitToWidth(true);
    shelfScroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    shelfScroll.setId("shelf");
    Parts.growing(shelfScroll);
    var padPanel = Panel.of(Word.PAD, pad);
    padPanel.setMinWidth(PAD_WIDTH);
    padPanel.setMaxWidth(PAD_WIDTH);
    getChildren().addAll(Parts.growing(Panel.of(Word.SHELF, Word.HOW, shelfScroll)), padPanel);
  }

  void draw() {
    List<Bench.Book> books = bench.books().stream().limit(MOST).toList();
    books.forEach(book -> tile(book).draw(book));
    place(shelf, books.stream().filter(book -> !book.onPad()).map(this::node).toList());
    place(pad.tiles(), books.stream().filter(Bench.Book::onPad).map(this::node).toList());
    pad.drawHint();
  }

  /** Moves nothing that is where it should be, so that focus and scroll position stay. */
  private static void place(FlowPane pane, List<Node> nodes) {
    if (!pane.getChildren().equals(nodes)) {
      pane.getChildren().setAll(nodes);
    }
  }

  private Node node(Bench.Book book) {
    return tile(book);
  }

  private BookTile tile(Bench.Book book) {
    return tiles.computeIfAbsent(book.id(), ignored -> newTile(book));
  }

  private BookTile newTile(Bench.Book book) {
    BookTile tile = new BookTile(book);
    drag.enable(tile, (x, y) -> dropped(book.id(), x, y), () -> move(book.id()));
    tile.setOnContextMenuRequested(ignored -> spoil(book.id()));
    return tile;
  }

  private void dropped(String book, double x, double y) {
    if (pad.covers(x, y)) {
      bench.put(book);
    } else if (chute.covers(x, y)) {
      bench.insert(book);
    } else if (shelfScroll.contains(shelfScroll.sceneToLocal(x, y))) {
      bench.take(book);
    }
  }

  private void move(String id) {
    bench.books().stream()
        .filter(book -> book.id().equals(id))
        .findFirst()
        .ifPresent(book -> move(book));
  }

  private void move(Bench.Book book) {
    if (book.onPad()) {
      bench.take(book.id());
    } else {
      bench.put(book.id());
    }
  }

  private void spoil(String id) {
    bench.books().stream()
        .filter(book -> book.id().equals(id))
        .findFirst()
        .ifPresent(book -> bench.readable(id, !book.readable()));
  }
}
