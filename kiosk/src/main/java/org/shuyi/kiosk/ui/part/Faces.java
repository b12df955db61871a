package org.shuyi.kiosk.ui.part;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.sync.circulation.Act.Feedback.Score;

/** How was it? Three faces, each with a word: the first of two touches. */
public final class Faces extends VBox {
  private static final double THIRD = 300;

  private final Label question = Parts.label("line-state");
  private final Button good;
  private final Button fair;
  private final Button poor;

  public Faces(Consumer<Touch> touched) {
    getStyleClass().add("faces");
    good = face("rate-good", Icon.GLAD, Score.GOOD, touched);
    fair = face("rate-fair", Icon.EVEN, Score.FAIR, touched);
    poor = face("rate-poor", Icon.SAD, Score.POOR, touched);
    getChildren()
        .addAll(
            question,
            Parts.row("action-row", Parts.growing(good), Parts.growing(fair), Parts.growing(poor)));
  }

  private static Button face(String id, Icon icon, Score score, Consumer<Touch> touched) {
    Button face = Parts.button(id, icon, () -> touched.accept(new Touch.Rate(score)), "quiet");
    face.setPrefWidth(THIRD);
    return face;
  }

  public void draw(Texts texts) {
    question.setText(texts.say(Key.RATE_QUESTION));
    good.setText(texts.say(Key.RATE_GOOD));
    fair.setText(texts.say(Key.RATE_FAIR));
    poor.setText(texts.say(Key.RATE_POOR));
  }
}
