package org.shuyi.kiosk.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Registering;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.screen.borrow.BorrowScreen;
import org.shuyi.kiosk.screen.card.AgreementScreen;
import org.shuyi.kiosk.screen.card.ChoosePinScreen;
import org.shuyi.kiosk.screen.card.DocumentScreen;
import org.shuyi.kiosk.screen.card.NewCardScreen;
import org.shuyi.kiosk.screen.card.NoCardScreen;
import org.shuyi.kiosk.screen.centre.NeedsCentreScreen;
import org.shuyi.kiosk.screen.finished.FinishedScreen;
import org.shuyi.kiosk.screen.identify.IdentifyScreen;
import org.shuyi.kiosk.screen.loans.LoansScreen;
import org.shuyi.kiosk.screen.refused.PatronRefusedScreen;
import org.shuyi.kiosk.screen.returning.ReturningScreen;
import org.shuyi.kiosk.screen.waiting.WaitingScreen;
import org.shuyi.kiosk.screen.welcome.WelcomeScreen;
import org.shuyi.kiosk.ui.part.Parts;
import org.shuyi.kiosk.ui.text.Texts;

/**
 * Which journey is which screen. Every screen is made once; a new one for every event would leave
 * its listeners behind. Only on the JavaFX thread.
 */
final class Navigator {
  private final Map<Language, Texts> texts;
  private final Header header;
  private final Footer footer;
  private final Warning warning;
  private final WelcomeScreen welcome;
  private final IdentifyScreen identify = new IdentifyScreen();
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
  private final NoCardScreen noCard = new NoCardScreen();
  private final StackPane body = new StackPane();
  private final StackPane page;
  private Screen<?> current;

  Navigator(Sign sign, Map<Language, Texts> texts, Consumer<Touch> touched) {
    this.texts = new LinkedHashMap<>(texts);
    header = new Header(sign);
    footer = new Footer(sign, touched);
    warning = new Warning(touched);
    welcome = new WelcomeScreen(touched);
    borrow = new BorrowScreen(touched);
    returning = new ReturningScreen(touched);
    loans = new LoansScreen(touched);
    agreement = new AgreementScreen(touched);
    choosePin = new ChoosePinScreen(touched);
    body.getStyleClass().add("body");
    body.setMinHeight(0);
    page = new StackPane(Parts.column("frame", header, Parts.growing(body), footer), warning);
    page.getStyleClass().add("page");
    current = welcome;
  }

  /** The whole page, 1080 by 1920 logical pixels. */
  Region page() {
    return page;
  }

  void show(Kiosk kiosk) {
    Texts spoken = texts(kiosk.language());
    enter(drawn(kiosk.journey(), new Showing(kiosk.service(), spoken)));
    header.draw(kiosk, spoken);
    footer.draw(kiosk, spoken, texts(following(kiosk.language())));
    warning.draw(kiosk.warned(), spoken);
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
