package org.shuyi.kiosk.workbench;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.ui.part.Parts;

/** What else the machine has: where documents lie and cards come out, the chute, and doors. */
final class MachinePane extends VBox {
  private static final double WIDTH = 250;
  private static final double CHUTE_HEIGHT = 84;

  private final Bench bench;
  private final DropZone chute = new DropZone("chute", Word.CHUTE_EMPTY);
  private final Button document;
  private final Button card;
  private final VBox doors = Parts.column("machine-doors");
  private List<Bench.Door> shown = List.of();

  MachinePane(Bench bench) {
    this.bench = bench;
    document = button("document", () -> bench.document(!bench.documentLies()));
    card = button("take-card", bench::takeCard);
    chute.setMinHeight(CHUTE_HEIGHT);
    chute.setMaxHeight(CHUTE_HEIGHT);
    VBox parts =
        Parts.column(
            "machine",
            named(Word.DOCUMENT, document),
            named(Word.DISPENSER, card),
            named(Word.CHUTE, chute),
            named(Word.DOORS, doors));
    getChildren().add(Parts.growing(Panel.of(Word.MACHINE, parts)));
    setMinWidth(WIDTH);
    setMaxWidth(WIDTH);
  }

  private static Button button(String id, Runnable pressed) {
    Button button = new Button();
    button.setId(id);
    button.getStyleClass().setAll("view-switch");
    button.setMaxWidth(Double.MAX_VALUE);
    button.setOnAction(ignored -> pressed.run());
    return button;
  }

  private static VBox named(Word word, Node part) {
    Label name = Parts.word("panel-note");
    name.setText(word.both());
    return Parts.column("machine-part", name, part);
  }

  /** Where a book is dropped to be returned. */
  DropZone chute() {
    return chute;
  }

  void draw() {
    document.setText((bench.documentLies() ? Word.LIFT : Word.LAY).both());
    card.setText((bench.cardOut() ? Word.TAKE : Word.NO_CARD).both());
    card.setDisable(!bench.cardOut());
    List<Bench.Door> now = bench.doors();
    if (!now.equals(shown)) {
      shown = List.copyOf(now);
      doors.getChildren().setAll(shown.stream().map(this::door).toList());
    }
  }

  private Node door(Bench.Door door) {
    Label what = Parts.label("may-be-cut");
    what.setMinWidth(0);
    what.setWrapText(false);
    what.setText(door.number() + "  " + door.title());
    if (!door.open()) {
      Label shut = Parts.word("panel-note");
      shut.setText(Word.SHUT.both());
      return Parts.row("bench-head", Parts.growing(what), shut);
    }
    Button push = button("push-" + door.number(), () -> bench.shut(door.number()));
    push.setText(Word.PUSH.both());
    return Parts.column("machine-part", what, push);
  }
}
