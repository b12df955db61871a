package org.shuyi.kiosk.screen.welcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.ui.part.AdviceList;
import org.shuyi.kiosk.ui.part.Icon;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.part.SideBySide;
import org.shuyi.kiosk.ui.text.Advice;
import org.shuyi.kiosk.ui.text.Key;
import org.shuyi.kiosk.ui.text.LockerWording;
import org.shuyi.kiosk.ui.text.ServiceWording;
import org.shuyi.kiosk.ui.text.Texts;

/** Nobody is here. */
public final class WelcomeScreen implements Screen<Journey.Welcome> {
  private static final int MOST_NOTICES = 2;

  /** Who wants to know more asks at the desk; these are the nearest. */
  private static final int MOST_BRANCHES = 3;

  /** Three of the same width share the last row. */
  private static final double THIRD = 300;

  private final Label greeting = Parts.label("display");
  private final Label question = Parts.label("lead");
  private final Shelf shelf = new Shelf();
  private final Window window;
  private final AdviceList notices = new AdviceList(MOST_NOTICES);
  private final Label facts = Parts.label("hint");
  private final Label elsewhere = Parts.label("hint");
  private final VBox places = Parts.column("places", elsewhere);
  private final Choice borrow;
  private final Choice giveBack;
  private final Choice loans;
  private final boolean reads;
  private final Button find;
  private final Button lockers;
  private final Button card;
  private final Button more;
  private final VBox node;

  /**
   * @param branches other places of the library and when they are open, in order
   * @param reads there is something to be read on a telephone
   */
  public WelcomeScreen(Map<String, String> branches, boolean reads, Consumer<Touch> touched) {
    this.reads = reads;
    branches.entrySet().stream()
        .limit(MOST_BRANCHES)
        .map(WelcomeScreen::branch)
        .forEach(places.getChildren()::add);
    window = new Window(() -> touched.accept(new Touch.Here()));
    borrow = new Choice("borrow", Icon.BORROW, () -> touched.accept(new Touch.Borrow()));
    giveBack = new Choice("return", Icon.RETURN, () -> touched.accept(new Touch.Return()));
    loans = new Choice("loans", Icon.LOANS, () -> touched.accept(new Touch.MyLoans()));
    card = Parts.button("cards", Icon.CARD, () -> touched.accept(new Touch.Cards()), "quiet");
    find = Parts.button("find", Icon.SEARCH, () -> touched.accept(new Touch.Find()), "quiet");
    more = Parts.button("more", Icon.LIST, () -> touched.accept(new Touch.More()), "quiet");
    lockers =
        Parts.button("lockers", Icon.BOOK, () -> touched.accept(new Touch.Lockers()), "quiet");
    HBox others =
        Parts.row(
            "action-row",
            Parts.growing(find),
            Parts.growing(lockers),
            Parts.growing(card),
            Parts.growing(more));
    others.getChildren().forEach(each -> ((Button) each).setPrefWidth(THIRD));
    node =
        Parts.column(
            "screen",
            Parts.column("greeting", greeting, question),
            Parts.room(),
            shelf,
            window,
            Parts.column("notices", notices, facts),
            places,
            Parts.room(),
            Parts.column("choices", borrow, giveBack, loans, others));
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
    Service service = showing.service();
    Key noLoans = ServiceWording.noLoans(service);
    borrow.draw(
        Key.ACTION_BORROW,
        service.readerReady() ? Key.ACTION_BORROW_HINT : Key.ACTION_BORROW_SCAN,
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
    boolean three = service.opensLockers() && (service.issuesCards() || service.takesFees());
    Profile profile = showing.profile();
    drawMore(profile.has(Need.ELDER) || three && profile.has(Need.LARGE_TYPE), service, texts);
    drawNotices(showing);
  }

  /** Few choices, or too large ones for a row: then all else is one. */
  private void drawMore(boolean few, Service service, Texts texts) {
    find.setText(texts.say(Key.ACTION_FIND));
    card.setText(texts.say(Key.ACTION_CARDS_SHORT));
    more.setText(texts.say(Key.ACTION_MORE));
    lockers.setText(texts.say(Key.ACTION_LOCKERS_SHORT));
    Parts.present(find, !few);
    Parts.present(lockers, !few && service.opensLockers());
    boolean full = reads && service.opensLockers();
    Parts.present(card, !few && (service.issuesCards() || service.takesFees()) && !full);
    Parts.present(more, few || reads);
  }

  private void drawNotices(Showing showing) {
    List<Advice> advices = new ArrayList<>();
    LockerWording.openDoor(showing.openDoors()).ifPresent(advices::add);
    advices.addAll(ServiceWording.notices(showing.service()));
    notices.draw(advices, showing.texts());
    facts.setText(showing.texts().say(ServiceWording.offlineFacts(showing.service())));
    Parts.present(facts, !facts.getText().isEmpty());
    boolean quiet = advices.isEmpty() && !facts.isVisible();
    Parts.present(question, advices.isEmpty());
    // What can be touched comes first where large type leaves no room for both.
    boolean room = !showing.profile().has(Need.LARGE_TYPE) || !showing.service().opensLockers();
    boolean branches = room && quiet && places.getChildren().size() > 1;
    boolean books =
        quiet && room && !showing.window().isEmpty() && !showing.profile().has(Need.ELDER);
    boolean both =
        !showing.profile().has(Need.LARGE_TYPE) && !showing.profile().has(Need.LOW_REACH);
    window.draw(showing.window(), showing.texts());
    Parts.present(window, books);
    Parts.present(shelf, quiet && room && !branches && !books);
    elsewhere.setText(showing.texts().say(Key.WELCOME_BRANCHES));
    Parts.present(places, branches && (both || !books));
  }

  @Override
  public void leave() {
    // Nothing personal is ever shown here.
  }
}
