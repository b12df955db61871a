package org.shuyi.kiosk.screen.card;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Registering;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Advice;
import org.shuyi.kiosk.ui.text.CardWording;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** What is done with the data, before any is read. */
public final class AgreementScreen implements Screen<Registering.Agreement> {
  private static final int MOST = 4;

  private final Label title = Parts.label("display");
  private final Label lead = Parts.label("lead");
  private final AdviceList points = new AdviceList(MOST);
  private final Button agree;
  private final VBox node;

  public AgreementScreen(Consumer<Touch> touched) {
    agree = Parts.button("agree", Icon.CHECK, () -> touched.accept(new Touch.Agree()), "primary");
    node =
        Parts.column(
            "screen",
            Parts.column("greeting", title, lead),
            points,
            Parts.room(),
            Parts.column("actions", agree));
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Registering.Agreement journey, Showing showing) {
    Texts texts = showing.texts();
    boolean guardian = journey.child() != null;
    title.setText(texts.say(guardian ? Key.CARD_GUARDIAN_TITLE : Key.CARD_TITLE));
    lead.setText(texts.say(guardian ? Key.CARD_GUARDIAN_LEAD : Key.CARD_LEAD));
    List<Advice> told = CardWording.agreement(guardian);
    points.draw(told, texts);
    agree.setText(texts.say(guardian ? Key.CARD_GUARDIAN_AGREE : Key.CARD_AGREE));
  }

  @Override
  public void leave() {
    // Nothing personal is ever shown here.
  }
}
