package org.shuyi.kiosk.ui.part;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/**
 * Finish with a slip or without. Without a printer the slip's button is gone, and it says why.
 * While the machine is at work on a book, or there is nothing to print, the buttons say so by
 * resting.
 */
public final class FinishActions extends VBox {
  /** Two of the same width share the row. */
  private static final double HALF = 464;

  private final Label absent = Parts.label("hint");
  private final Button withSlip;
  private final Button plain;

  public FinishActions(Consumer<Touch> touched) {
    getStyleClass().add("actions");
    withSlip =
        Parts.button(
            "finish-slip", Icon.SLIP, () -> touched.accept(new Touch.Finish(true)), "primary");
    plain =
        Parts.button(
            "finish", Icon.CHECK, () -> touched.accept(new Touch.Finish(false)), "secondary");
    withSlip.setPrefWidth(HALF);
    plain.setPrefWidth(HALF);
    getChildren()
        .addAll(absent, Parts.handed("action-row", Parts.growing(withSlip), Parts.growing(plain)));
  }

  public void draw(boolean printer, List<Line> lines, Texts texts) {
    draw(printer, true, lines, texts);
  }

  /**
   * @param slips false where a slip is one choice too many
   */
  public void draw(boolean printer, boolean slips, List<Line> lines, Texts texts) {
    boolean busy = lines.stream().anyMatch(line -> line.progress().busy());
    boolean stands = lines.stream().anyMatch(line -> line.progress().stands());
    plain.setDisable(busy);
    withSlip.setDisable(busy || !stands);
    absent.setText(texts.say(Key.SLIP_ABSENT));
    withSlip.setText(texts.say(Key.ACTION_FINISH_SLIP));
    plain.setText(texts.say(Key.ACTION_FINISH));
    Parts.present(absent, !printer && slips);
    Parts.present(withSlip, printer && slips);
  }

  /** The machine is at work on something that is on no line yet. */
  public void rest(boolean busy) {
    plain.setDisable(plain.isDisable() || busy);
    withSlip.setDisable(withSlip.isDisable() || busy);
  }
}
