package org.shuyi.kiosk.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.shuyi.kiosk.flow.Around;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Lockers;
import org.shuyi.kiosk.flow.Need;
import org.shuyi.kiosk.flow.Profile;
import org.shuyi.kiosk.flow.Proving;
import org.shuyi.kiosk.flow.Registering;
import org.shuyi.kiosk.flow.Searching;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.screen.borrow.BorrowScreen;
import org.shuyi.kiosk.screen.card.AgreementScreen;
import org.shuyi.kiosk.screen.card.CardMenuScreen;
import org.shuyi.kiosk.screen.card.ChoosePinScreen;
import org.shuyi.kiosk.screen.card.ConfirmLostScreen;
import org.shuyi.kiosk.screen.card.DocumentScreen;
import org.shuyi.kiosk.screen.card.EnterPinScreen;
import org.shuyi.kiosk.screen.card.NameCardScreen;
import org.shuyi.kiosk.screen.card.NewCardScreen;
import org.shuyi.kiosk.screen.card.NoCardScreen;
import org.shuyi.kiosk.screen.card.ToldScreen;
import org.shuyi.kiosk.screen.centre.NeedsCentreScreen;
import org.shuyi.kiosk.screen.finished.FinishedScreen;
import org.shuyi.kiosk.screen.identify.IdentifyScreen;
import org.shuyi.kiosk.screen.loans.LoansScreen;
import org.shuyi.kiosk.screen.locker.ChooseDoorScreen;
import org.shuyi.kiosk.screen.locker.DoorScreen;
import org.shuyi.kiosk.screen.more.MoreScreen;
import org.shuyi.kiosk.screen.refused.PatronRefusedScreen;
import org.shuyi.kiosk.screen.returning.ReturningScreen;
import org.shuyi.kiosk.screen.search.ChosenScreen;
import org.shuyi.kiosk.screen.search.ClassesScreen;
import org.shuyi.kiosk.screen.search.ListedScreen;
import org.shuyi.kiosk.screen.search.TypingScreen;
import org.shuyi.kiosk.screen.waiting.WaitingScreen;
import org.shuyi.kiosk.screen.welcome.WelcomeScreen;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Texts;
import org.shuyi.kiosk.ui.text.ToneWording;

/**
 * Which journey is which screen. Every screen is made once; a new one for every event would leave
 * its listeners behind. Only on the JavaFX thread.
 */
final class Navigator {
  private final Map<Language, Texts> texts;
  private final Header header;
  private final Footer footer;
  private final Warning warning;
  private final AccessPanel access;
  private final HelpPanel help;
  private final Mounting mounting;
  private final Signals signals;
  private final Speaker speaker;
  private final Frame frame;
  private final FocusRing ring = new FocusRing();
  private final KeyNavigation keys = new KeyNavigation();
  private final WelcomeScreen welcome;
  private final IdentifyScreen identify;
  private final WaitingScreen waiting = new WaitingScreen();
  private final PatronRefusedScreen refused = new PatronRefusedScreen();
  private final BorrowScreen borrow;
  private final ReturningScreen returning;
  private final LoansScreen loans;
  private final NeedsCentreScreen needsCentre = new NeedsCentreScreen();
  private final FinishedScreen finished = new FinishedScreen();
  private final AgreementScreen agreement;
  private final DocumentScreen document = new DocumentScreen();
  private final ChoosePinScreen choosePin;
  private final NewCardScreen newCard = new NewCardScreen();
  private final NoCardScreen noCard;
  private final CardMenuScreen cardMenu;
  private final EnterPinScreen enterPin;
  private final NameCardScreen nameCard;
  private final ConfirmLostScreen confirmLost;
  private final ToldScreen told = new ToldScreen();
  private final MoreScreen more;
  private final TypingScreen typing;
  private final ClassesScreen classes;
  private final ListedScreen listed;
  private final ChosenScreen chosen;
  private final ChooseDoorScreen chooseDoor;
  private final DoorScreen door;
  private final StackPane body = new StackPane();
  private final StackPane page;
  private Screen<?> current;
  private Kiosk shown = Kiosk.starting();

  Navigator(
      Sign sign,
      Map<Language, Texts> texts,
      Mounting mounting,
      Voice voice,
      Signals signals,
      Consumer<Touch> touched) {
    this.texts = new LinkedHashMap<>(texts);
    this.mounting = mounting;
    this.signals = signals;
    speaker = new Speaker(voice);
    header = new Header(sign);
    footer = new Footer(touched);
    warning = new Warning(touched);
    access = new AccessPanel(touched);
    help = new HelpPanel(sign.helpPhone(), touched, this::speakHelp);
    welcome = new WelcomeScreen(sign.branches(), touched);
    identify = new IdentifyScreen(touched);
    borrow = new BorrowScreen(touched);
    returning = new ReturningScreen(touched);
    loans = new LoansScreen(touched);
    agreement = new AgreementScreen(touched);
    choosePin = new ChoosePinScreen(touched);
    noCard = new NoCardScreen(touched);
    cardMenu = new CardMenuScreen(touched);
    enterPin = new EnterPinScreen(touched);
    nameCard = new NameCardScreen(touched);
    confirmLost = new ConfirmLostScreen(touched);
    more = new MoreScreen(touched);
    typing = new TypingScreen(touched);
    classes = new ClassesScreen(touched);
    listed = new ListedScreen(touched);
    chosen = new ChosenScreen(touched);
    chooseDoor = new ChooseDoorScreen(touched);
    door = new DoorScreen(touched);
    body.getStyleClass().add("body");
    frame = new Frame(header, body, footer);
    page = new StackPane(frame, access, help, warning, ring);
    page.getStyleClass().add("page");
    page.addEventFilter(MouseEvent.MOUSE_PRESSED, ignored -> keys.nothing());
    page.needsLayoutProperty().addListener((was, before, now) -> ring.around(keys.focus(top())));
    current = welcome;
  }

  /** The whole page, 1080 by 1920 logical pixels. */
  Region page() {
    return page;
  }

  void show(Kiosk kiosk) {
    Profile profile = kiosk.manner().profile();
    Texts spoken = texts(kiosk.language());
    dress(profile);
    enter(
        drawn(
            kiosk.journey(),
            new Showing(kiosk.service(), profile, spoken, kiosk.pad(), kiosk.openDoors())));
    header.draw(kiosk, spoken);
    footer.draw(kiosk, spoken, texts(following(kiosk.language())));
    access.draw(kiosk, spoken);
    help.draw(kiosk, kiosk.warned(), spoken);
    warning.draw(kiosk.warned(), spoken);
    Parts.handed(page, profile.has(Need.LEFT_HAND));
    signal(shown, kiosk);
    speaker.shown(shown, kiosk, spoken);
    focus(shown, kiosk);
    shown = kiosk;
  }

  /** A key of the keypad; false if it means nothing here. */
  boolean pressed(KeyEvent key) {
    boolean known = keys.pressed(key, top());
    if (known) {
      focused();
    }
    return known;
  }

  private void signal(Kiosk before, Kiosk now) {
    ToneWording.between(before, now).ifPresent(signals::signal);
    boolean serving = serves(now);
    if (serving != serves(before)) {
      signals.light(serving);
    }
  }

  private static boolean serves(Kiosk kiosk) {
    return !(kiosk.journey() instanceof Journey.Welcome)
        || kiosk.service().around().presence() == Around.Presence.SOMEBODY;
  }

  private void dress(Profile profile) {
    for (Need need : Need.values()) {
      style(need.style(), profile.has(need));
    }
    double reach = profile.has(Need.LOW_REACH) ? mounting.reach() : Letterbox.HEIGHT;
    frame.reach(reach);
    access.reach(reach);
    help.reach(reach);
    warning.reach(reach);
  }

  /** A class that stays is not touched: to take it away and back restyles all there is. */
  private void style(String name, boolean on) {
    if (on && !page.getStyleClass().contains(name)) {
      page.getStyleClass().add(name);
    } else if (!on) {
      page.getStyleClass().remove(name);
    }
  }

  /** Who uses keys finds the focus on the first control of every new screen. */
  private void focus(Kiosk before, Kiosk now) {
    boolean elsewhere =
        !before.journey().getClass().equals(now.journey().getClass())
            || before.manner().panel() != now.manner().panel()
            || before.warned() != now.warned();
    if (now.manner().profile().has(Need.KEYS_ONLY) && (elsewhere || keys.focus(top()) == null)) {
      keys.first(top());
      focused();
    }
    if (elsewhere && !now.manner().profile().has(Need.KEYS_ONLY)) {
      keys.nothing();
    }
    ring.around(keys.focus(top()));
  }

  private void focused() {
    ButtonBase now = keys.focus(top());
    ring.around(now);
    if (now != null) {
      speaker.focused(now, shown);
    }
  }

  /** What can be touched now: a panel that lies over the screen, or the screen. */
  private Region top() {
    return Stream.of(warning, access, help)
        .filter(Node::isVisible)
        .map(Region.class::cast)
        .findFirst()
        .orElse(frame);
  }

  private void speakHelp() {
    speaker.help(shown, texts(shown.language()));
  }

  private Screen<?> drawn(Journey journey, Showing showing) {
    return switch (journey) {
      case Journey.Welcome it -> drawn(welcome, it, showing);
      case Journey.Identify it -> drawn(identify, it, showing);
      case Journey.Recognising it -> drawn(waiting, it, showing);
      case Journey.PatronRefused it -> drawn(refused, it, showing);
      case Journey.Borrowing it -> drawn(borrow, it, showing);
      case Journey.Returning it -> drawn(returning, it, showing);
      case Journey.MyLoans it -> drawn(loans, it, showing);
      case Journey.NeedsCentre it -> drawn(needsCentre, it, showing);
      case Journey.More it -> drawn(more, it, showing);
      case Journey.Finished it -> drawn(finished, it, showing);
      case Registering.Agreement it -> drawn(agreement, it, showing);
      case Registering.ShowDocument it -> drawn(document, it, showing);
      case Registering.Checking it -> drawn(waiting, it, showing);
      case Registering.ChoosePin it -> drawn(choosePin, it, showing);
      case Registering.Making it -> drawn(waiting, it, showing);
      case Registering.TakeCard it -> drawn(newCard, it, showing);
      case Registering.Withdrawing it -> drawn(waiting, it, showing);
      case Registering.HaveCard it -> drawn(newCard, it, showing);
      case Registering.NoCard it -> drawn(noCard, it, showing);
      case Proving.CardMenu it -> drawn(cardMenu, it, showing);
      case Proving.EnterPin it -> drawn(enterPin, it, showing);
      case Proving.ChangePin it -> drawn(choosePin, it, showing);
      case Proving.KeepPin it -> drawn(waiting, it, showing);
      case Proving.NameCard it -> drawn(nameCard, it, showing);
      case Proving.ConfirmLost it -> drawn(confirmLost, it, showing);
      case Proving.CloseCard it -> drawn(waiting, it, showing);
      case Proving.Told it -> drawn(told, it, showing);
      case Searching.Typing it -> drawn(typing, it, showing);
      case Searching.Classes it -> drawn(classes, it, showing);
      case Searching.Listed it -> drawn(listed, it, showing);
      case Searching.Chosen it -> drawn(chosen, it, showing);
      case Lockers.Choosing it -> drawn(chooseDoor, it, showing);
      case Lockers.Visiting it -> drawn(door, it, showing);
    };
  }

  private static <J extends Journey> Screen<?> drawn(
      Screen<? super J> screen, J journey, Showing showing) {
    screen.draw(journey, showing);
    return screen;
  }

  private void enter(Screen<?> next) {
    if (!next.equals(current)) {
      current.leave();
      current = next;
    }
    if (!body.getChildren().contains(next.node())) {
      body.getChildren().setAll(next.node());
    }
  }

  private Texts texts(Language language) {
    return Objects.requireNonNull(texts.get(language));
  }

  private Language following(Language language) {
    List<Language> all = List.copyOf(texts.keySet());
    return all.get((all.indexOf(language) + 1) % all.size());
  }
}
