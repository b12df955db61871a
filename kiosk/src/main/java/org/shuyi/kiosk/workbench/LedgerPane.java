package org.shuyi.kiosk.workbench;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.ui.part.Parts;

/** What the library system and the centre say, live. */
final class LedgerPane extends VBox {
  private static final int MOST = 40;

  private final Bench bench;
  private final Cell journalled = new Cell(Word.JOURNALLED);
  private final Cell accepted = new Cell(Word.ACCEPTED);
  private final Cell applied = new Cell(Word.APPLIED);
  private final Cell refused = new Cell(Word.REFUSED);
  private final Label none = Parts.label("pad-hint");
  private final VBox rows = new VBox();
  private List<Bench.Loan> shown = List.of();

  LedgerPane(Bench bench) {
    this.bench = bench;
    none.setText(Word.NO_LOANS.both());
    rows.getChildren().add(none);
    ScrollPane scroll = Parts.growing(new ScrollPane(rows));
    scroll.setFitToWidth(true);
    HBox counts = Parts.row("bench-row", journalled, accepted, applied, refused);
    VBox content = Parts.growing(Parts.column("bench-row", counts, scroll));
    getChildren().add(Parts.growing(Panel.of(Word.LIBRARY_SYSTEM, content)));
  }

  void draw() {
    Bench.Counts counts = bench.counts();
    journalled.draw(counts.journalled());
    accepted.draw(counts.accepted());
    applied.draw(counts.applied());
    refused.draw(counts.refused());
    List<Bench.Loan> loans = bench.loans();
    if (!loans.equals(shown)) {
      shown = List.copyOf(loans);
      rows.getChildren().setAll(shown.stream().limit(MOST).map(LedgerPane::row).toList());
      if (shown.isEmpty()) {
        rows.getChildren().add(none);
      }
    }
  }

  private static Node row(Bench.Loan loan) {
    Label title = Parts.word("loan-title", "may-be-cut");
    title.setMinWidth(0);
    title.setMaxWidth(Double.MAX_VALUE);
    title.setText(loan.title());
    Label card = Parts.word("loan-fact");
    card.setText(loan.card());
    Label due = Parts.word("loan-fact");
    due.setText(loan.due() == null ? "" : loan.due().toString());
    return Parts.row("loan", Parts.growing(title), card, due);
  }

  private static final class Cell extends VBox {
    private final Label number = Parts.word("count-number");

    Cell(Word word) {
      getStyleClass().add("count-cell");
      Label name = Parts.word("count-name");
      name.setText(word.both());
      getChildren().addAll(number, name);
      Parts.growing(this);
    }

    void draw(long value) {
      number.setText(Long.toString(value));
    }
  }
}
