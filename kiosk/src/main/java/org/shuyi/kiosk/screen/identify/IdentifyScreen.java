package org.shuyi.kiosk.screen.identify;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Journey.CardProblem;
import org.shuyi.kiosk.flow.Journey.Errand;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.CardPicture;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.LookAgain;
import org.shuyi.kiosk.ui.part.PadCount;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Advice;
import org.shuyi.kiosk.ui.text.JourneyWording;
import org.shuyi.kiosk.ui.text.Key;

/** A card is asked for. */
public final class IdentifyScreen implements Screen<Journey.Identify> {
  private final Label title = Parts.label("display");
  private final Label why = Parts.label("lead");
  private final AdviceList problem = new AdviceList(1);
  private final Label how = Parts.label("body-large", "centred");
  private final Label waiting = Parts.label("hint", "centred");
  private final CardPicture picture = new CardPicture();
  private final PadCount count = new PadCount();
  private final LookAgain again;
  private final Button giveBack;
  private final VBox seen;
  private final VBox node;

  public IdentifyScreen(Consumer<Touch> touched) {
    again = new LookAgain(touched);
    giveBack =
        Parts.button("return", Icon.RETURN, () -> touched.accept(new Touch.Return()), "secondary");
    seen = Parts.column("hero", count, again);
    node =
        Parts.column(
            "screen",
            Parts.column("greeting", title, why),
            problem,
            seen,
            Parts.room(),
            Parts.column("middle", picture, how, waiting),
            Parts.room(),
            giveBack);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Journey.Identify journey, Showing showing) {
    title.setText(showing.texts().say(Key.IDENTIFY_TITLE));
    why.setText(showing.texts().say(why(journey.errand())));
    how.setText(showing.texts().say(Key.IDENTIFY_HOW));
    waiting.setText(showing.texts().say(Key.IDENTIFY_WAIT));
    Advice wrong = JourneyWording.card(journey.problem());
    problem.draw(wrong == null ? List.of() : List.of(wrong), showing.texts());
    drawPile(journey, showing);
  }

  /** Books that were laid down first: how many, and nothing more, for nobody is known yet. */
  private void drawPile(Journey.Identify journey, Showing showing) {
    boolean pile =
        journey.errand() == Errand.BORROW
            && showing.service().readerReady()
            && !showing.pad().tags().isEmpty();
    count.draw(showing.pad(), showing.texts());
    again.draw(showing.texts().say(Key.PAD_SEEN_HINT), true, false, showing.pad(), showing.texts());
    giveBack.setText(showing.texts().say(Key.ACTION_RETURN_THESE));
    Parts.present(seen, pile);
    Parts.present(why, !pile);
    Parts.present(waiting, !pile);
    Parts.present(picture, !pile || journey.problem() == CardProblem.NONE);
    Parts.present(giveBack, pile && showing.service().takesBack());
  }

  private static Key why(Errand errand) {
    return switch (errand) {
      case BORROW, LOCKER -> Key.IDENTIFY_BORROW;
      case MY_LOANS -> Key.IDENTIFY_LOANS;
      case HOLDS -> Key.IDENTIFY_HOLDS;
      case FEES -> Key.IDENTIFY_FEES;
      case SERVICE -> Key.SERVICE_TITLE;
      case CHANGE_PIN, REPORT_LOST, STOCK -> Key.IDENTIFY_PIN;
    };
  }

  @Override
  public void leave() {
    // Nothing personal is ever shown here.
  }
}
