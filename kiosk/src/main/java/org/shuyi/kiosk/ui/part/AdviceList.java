package org.shuyi.kiosk.ui.part;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.ui.text.Advice;
import org.shuyi.kiosk.ui.text.Texts;

/** What happened and what to do, one box for each; boxes are made once and used again. */
public final class AdviceList extends VBox {
  private final int most;

  /**
   * @param most boxes shown at once; what comes after these is left out, so the gravest come first
   */
  public AdviceList(int most) {
    this.most = most;
    getStyleClass().add("advice-list");
  }

  public void draw(List<Advice> advices, Texts texts) {
    List<Advice> shown = advices.subList(0, Math.min(most, advices.size()));
    while (getChildren().size() < shown.size()) {
      getChildren().add(new Box());
    }
    for (int i = 0; i < getChildren().size(); i++) {
      Parts.present(getChildren().get(i), i < shown.size());
    }
    for (int i = 0; i < shown.size(); i++) {
      ((Box) getChildren().get(i)).draw(shown.get(i), texts);
    }
    Parts.present(this, !shown.isEmpty());
  }

  private static final class Box extends HBox {
    private final IconView icon = new IconView(Icon.INFO, 60);
    private final Label what = Parts.label("advice-what");
    private final Label remedy = Parts.label("advice-remedy");

    Box() {
      getStyleClass().add("advice");
      getChildren().addAll(icon, Parts.growing(Parts.column("advice-words", what, remedy)));
    }

    void draw(Advice advice, Texts texts) {
      icon.draw(Icon.of(advice.tone()));
      what.setText(texts.say(advice.what()));
      remedy.setText(texts.say(advice.remedy()));
      Parts.tone(this, advice.tone());
    }
  }
}
