package org.shuyi.kiosk.workbench;

import java.awt.image.BufferedImage;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.ui.Snapshots;
import org.shuyi.kiosk.ui.part.Parts;

/** The paper that comes out of the printer, newest on top. */
final class PaperPane extends VBox {
  private static final double PAPER_WIDTH = 236;

  /** Older slips are on the floor already. */
  private static final int MOST = 8;

  private final Bench bench;
  private final Label none = Parts.label("pad-hint");
  private final VBox roll = Parts.column("paper");
  private List<BufferedImage> shown = List.of();

  PaperPane(Bench bench) {
    this.bench = bench;
    none.setText(Word.PAPER_EMPTY.chinese() + "\n" + Word.PAPER_EMPTY.english());
    roll.getChildren().add(none);
    ScrollPane scroll = Parts.growing(new ScrollPane(roll));
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    getChildren().add(Parts.growing(Panel.of(Word.PAPER, scroll)));
    setMinWidth(300);
    setMaxWidth(300);
  }

  void draw() {
    List<BufferedImage> slips = bench.slips();
    if (slips.equals(shown)) {
      return;
    }
    shown = List.copyOf(slips);
    roll.getChildren().setAll(shown.reversed().stream().limit(MOST).map(PaperPane::slip).toList());
    if (shown.isEmpty()) {
      roll.getChildren().add(none);
    }
  }

  private static ImageView slip(BufferedImage picture) {
    ImageView view = new ImageView(Snapshots.shown(picture));
    view.setPreserveRatio(true);
    view.setFitWidth(PAPER_WIDTH);
    view.setSmooth(true);
    return view;
  }
}
