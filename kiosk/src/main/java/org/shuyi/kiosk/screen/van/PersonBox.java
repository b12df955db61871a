package org.shuyi.kiosk.screen.van;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.ui.text.VanWording;
import org.shuyi.kiosk.van.Turn;
import org.shuyi.kiosk.van.Van;

/** Who is here, and how many books went which way. */
final class PersonBox extends HBox {
  private final Label who = Parts.label("empty-what");
  private final Label hint = Parts.label("hero-hint");
  private final Count out = new Count();
  private final Count back = new Count();
  private final Count renewed = new Count();

  PersonBox() {
    getStyleClass().addAll("hero", "person");
    getChildren()
        .addAll(
            Parts.growing(Parts.column("person-words", who, hint)),
            Parts.row("limits", out, back, renewed));
  }

  void draw(Van van, Texts texts) {
    Turn now = van.desk().now();
    who.setText(texts.say(VanWording.who(van)));
    hint.setText(texts.say(VanWording.hint(van)));
    out.draw(texts.say(Key.VAN_COUNT_OUT), standing(now.out()));
    back.draw(texts.say(Key.VAN_COUNT_BACK), standing(now.back()));
    renewed.draw(texts.say(Key.VAN_COUNT_RENEWED), standing(now.renewals()));
  }

  private static long standing(List<Line> lines) {
    return lines.stream().filter(line -> line.progress().stands()).count();
  }

  /** A number and what it counts. */
  private static final class Count extends VBox {
    private final Label number = Parts.word("limit-number");
    private final Label name = Parts.word("limit-name");

    Count() {
      getStyleClass().add("limit");
      getChildren().addAll(name, number);
    }

    void draw(String what, long many) {
      name.setText(what);
      number.setText(Long.toString(many));
    }
  }
}
