package org.shuyi.kiosk.screen.welcome;

import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.part.SideBySide;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.ServiceWording;
import org.shuyi.kiosk.ui.text.Texts;

/** Nobody is here. */
public final class WelcomeScreen implements Screen<Journey.Welcome> {
  private static final int MOST_NOTICES = 2;

  /** Who wants to know more asks at the desk; these are the nearest. */
  private static final int MOST_BRANCHES = 3;

  private final Label greeting = Parts.label("display");
  private final Label question = Parts.label("lead");
  private final Shelf shelf = new Shelf();
  private final AdviceList notices = new AdviceList(MOST_NOTICES);
  private final Label facts = Parts.label("hint");
  private final Label elsewhere = Parts.label("hint");
  private final VBox places = Parts.column("places", elsewhere);
  private final Choice borrow;
  private final Choice giveBack;
  private final Choice loans;
  private final Button card;
  private final HBox more;
  private final VBox node;

  /**
   * @param branches other places of the library and when they are open, in order
   */
  public WelcomeScreen(Map<String, String> branches, Consumer<Touch> touched) {
    branches.entrySet().stream()
        .limit(MOST_BRANCHES)
        .map(WelcomeScreen::branch)
        .forEach(places.getChildren()::add);
    borrow = new Choice("borrow", Icon.BORROW, () -> touched.accept(new Touch.Borrow()));
    giveBack = new Choice("return", Icon.RETURN, () -> touched.accept(new Touch.Return()));
    loans = new Choice("loans", Icon.LOANS, () -> touched.accept(new Touch.MyLoans()));
    card = Parts.button("cards", Icon.CARD, () -> touched.accept(new Touch.Cards()), "quiet");
    more = Parts.row("action-row", Parts.growing(card));
    node =
        Parts.column(
            "screen",
            Parts.column("greeting", greeting, question),
            Parts.room(),
            shelf,
            Parts.column("notices", notices, facts),
            places,
            Parts.room(),
            Parts.column("choices", borrow, giveBack, loans, more));
  }

  private static Region branch(Map.Entry<String, String> branch) {
    Label name = Parts.label("place");
    name.setText(branch.getKey());
    Label hours = Parts.label("place-hours");
    hours.setText(branch.getValue());
    return new SideBySide("place-row", 24, true, name, hours);
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public void draw(Journey.Welcome journey, Showing showing) {
    Texts texts = showing.texts();
    greeting.setText(texts.say(Key.WELCOME_GREETING));
    question.setText(texts.say(Key.WELCOME_QUESTION));
    drawNotices(showing);
    Service service = showing.service();
    Key noLoans = ServiceWording.noLoans(service);
    borrow.draw(
        Key.ACTION_BORROW,
        Key.ACTION_BORROW_HINT,
        ServiceWording.noBorrowing(service),
        false,
        texts);
    giveBack.draw(
        Key.ACTION_RETURN,
        Key.ACTION_RETURN_HINT,
        ServiceWording.noReturning(service),
        false,
        texts);
    loans.draw(
        Key.ACTION_LOANS, Key.ACTION_LOANS_HINT, noLoans, noLoans == Key.UNABLE_NETWORK, texts);
    drawMore(service, texts);
  }

  private void drawMore(Service service, Texts texts) {
    card.setText(texts.say(Key.ACTION_CARDS));
    Parts.present(more, offersCards(service));
  }

  /** Where nothing else is offered the glass stays as calm as it was. */
  private static boolean offersCards(Service service) {
    return service.issuesCards();
  }

  private void drawNotices(Showing showing) {
    var advices = ServiceWording.notices(showing.service());
    notices.draw(advices, showing.texts());
    facts.setText(showing.texts().say(ServiceWording.offlineFacts(showing.service())));
    Parts.present(facts, !facts.getText().isEmpty());
    boolean crowded = offersCards(showing.service());
    boolean quiet = advices.size() < (crowded ? 1 : 2) && !facts.isVisible();
    boolean branches = advices.isEmpty() && quiet && places.getChildren().size() > 1;
    Parts.present(shelf, quiet && !(branches && crowded));
    elsewhere.setText(showing.texts().say(Key.WELCOME_BRANCHES));
    Parts.present(places, branches);
  }

  @Override
  public void leave() {
    // Nothing personal is ever shown here.
  }
}
