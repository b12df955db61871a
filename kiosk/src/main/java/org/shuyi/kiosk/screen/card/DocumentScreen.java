package org.shuyi.kiosk.screen.card;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Registering;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.CardPicture;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Advice;
import org.shuyi.kiosk.ui.text.CardWording;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.Texts;

/** An identity document is asked for. */
public final class DocumentScreen implements Screen<Registering.ShowDocument> {
  private final Label title = Parts.label("display");
  private final Label why = Parts.label("lead");
  private final AdviceList problem = new AdviceList(1);
  private final Label how = Parts.label("body-large", "centred");
  private final Label waiting = Parts.label("hint", "centred");
  private final VBox node =
      Parts.column(
          "screen",
          Parts.column("greeting", title, why),
          problem,
          Parts.room(),
          Parts.column("middle", CardPicture.ofDocument(), how, waiting),
          Parts.room());

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Registering.ShowDocument journey, Showing showing) {
    Texts texts = showing.texts();
    boolean guardian = journey.child() != null;
    title.setText(texts.say(guardian ? Key.DOCUMENT_GUARDIAN_TITLE : Key.DOCUMENT_TITLE));
    why.setText(texts.say(guardian ? Key.DOCUMENT_GUARDIAN_WHY : Key.DOCUMENT_WHY));
    how.setText(texts.say(Key.DOCUMENT_HOW));
    waiting.setText(texts.say(Key.DOCUMENT_WAIT));
    Advice wrong = CardWording.document(journey.problem());
    problem.draw(wrong == null ? List.of() : List.of(wrong), texts);
  }

  @Override
  public void leave() {
    // Nothing personal is ever shown here.
  }
}
