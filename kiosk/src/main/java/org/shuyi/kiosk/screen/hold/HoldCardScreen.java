package org.shuyi.kiosk.screen.hold;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Holding;
import org.shuyi.kiosk.flow.Journey.CardProblem;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.CardPicture;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Advice;
import org.shuyi.kiosk.ui.text.JourneyWording;
import org.shuyi.kiosk.ui.text.Key;

/** A card is asked for, to ask for a book with. */
public final class HoldCardScreen implements Screen<Holding.ShowCard> {
  private final Label title = Parts.label("display");
  private final Label book = Parts.label("lead", "may-be-cut", "two-lines");
  private final AdviceList problem = new AdviceList(1);
  private final Label how = Parts.label("body-large", "centred");
  private final VBox node;

  public HoldCardScreen() {
    book.setMinHeight(Region.USE_COMPUTED_SIZE);
    node =
        Parts.column(
            "screen",
            Parts.column("greeting", title, book),
            problem,
            Parts.room(),
            Parts.column("middle", new CardPicture(), how),
            Parts.room());
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Holding.ShowCard journey, Showing showing) {
    title.setText(showing.texts().say(Key.IDENTIFY_TITLE));
    book.setText(showing.texts().say(Key.HOLD_CARD, journey.title().name()));
    how.setText(showing.texts().say(Key.IDENTIFY_HOW));
    Advice wrong =
        JourneyWording.card(journey.notACard() ? CardProblem.NOT_A_CARD : CardProblem.NONE);
    problem.draw(wrong == null ? List.of() : List.of(wrong), showing.texts());
  }

  @Override
  public void leave() {
    book.setText("");
  }
}
