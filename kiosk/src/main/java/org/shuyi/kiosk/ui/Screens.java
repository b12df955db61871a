package org.shuyi.kiosk.ui;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.shuyi.kiosk.flow.Holding;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Lockers;
import org.shuyi.kiosk.flow.Paying;
import org.shuyi.kiosk.flow.Proving;
import org.shuyi.kiosk.flow.Rating;
import org.shuyi.kiosk.flow.Reading;
import org.shuyi.kiosk.flow.Registering;
import org.shuyi.kiosk.flow.Searching;
import org.shuyi.kiosk.flow.Servicing;
import org.shuyi.kiosk.flow.Staffing;
import org.shuyi.kiosk.flow.Touch;
import org.shuyi.kiosk.screen.Screen;
import org.shuyi.kiosk.screen.Showing;
import org.shuyi.kiosk.screen.borrow.BorrowScreen;
import org.shuyi.kiosk.screen.card.AgreementScreen;
import org.shuyi.kiosk.screen.card.AskPhoneScreen;
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
import org.shuyi.kiosk.screen.hold.AskedScreen;
import org.shuyi.kiosk.screen.hold.GiveUpScreen;
import org.shuyi.kiosk.screen.hold.HoldCardScreen;
import org.shuyi.kiosk.screen.hold.HoldsScreen;
import org.shuyi.kiosk.screen.identify.IdentifyScreen;
import org.shuyi.kiosk.screen.loans.LoansScreen;
import org.shuyi.kiosk.screen.locker.ChooseDoorScreen;
import org.shuyi.kiosk.screen.locker.DoorScreen;
import org.shuyi.kiosk.screen.locker.StockAskedScreen;
import org.shuyi.kiosk.screen.locker.StockBoardScreen;
import org.shuyi.kiosk.screen.locker.StockBookScreen;
import org.shuyi.kiosk.screen.locker.StockDoorScreen;
import org.shuyi.kiosk.screen.more.MoreScreen;
import org.shuyi.kiosk.screen.pay.FeesScreen;
import org.shuyi.kiosk.screen.pay.PaidScreen;
import org.shuyi.kiosk.screen.pay.PayCodeScreen;
import org.shuyi.kiosk.screen.rating.AboutScreen;
import org.shuyi.kiosk.screen.rating.ThankedScreen;
import org.shuyi.kiosk.screen.reading.CodeScreen;
import org.shuyi.kiosk.screen.reading.OfferedScreen;
import org.shuyi.kiosk.screen.refused.PatronRefusedScreen;
import org.shuyi.kiosk.screen.returning.ReturningScreen;
import org.shuyi.kiosk.screen.search.ChosenScreen;
import org.shuyi.kiosk.screen.search.ClassesScreen;
import org.shuyi.kiosk.screen.search.ListedScreen;
import org.shuyi.kiosk.screen.search.TypingScreen;
import org.shuyi.kiosk.screen.technician.NoKeyScreen;
import org.shuyi.kiosk.screen.technician.PartScreen;
import org.shuyi.kiosk.screen.technician.PartsScreen;
import org.shuyi.kiosk.screen.waiting.WaitingScreen;
import org.shuyi.kiosk.screen.welcome.WelcomeScreen;

/**
 * Which journey is which screen. A screen is made when it is first shown, so that the first one is
 * not kept waiting for all others, and once: a new one for every event would leave its listeners
 * behind. Only on the JavaFX thread.
 */
final class Screens {
  private final Map<Class<?>, Screen<?>> made = new HashMap<>();
  private final Sign sign;
  private final Consumer<Touch> touched;

  Screens(Sign sign, Consumer<Touch> touched) {
    this.sign = sign;
    this.touched = touched;
  }

  /** The screen of a journey, drawn. */
  Screen<?> drawn(Journey journey, Showing showing) {
    return switch (journey) {
      case Journey.Welcome it ->
          drawn(
              WelcomeScreen.class,
              at -> new WelcomeScreen(sign.branches(), reads(), at),
              it,
              showing);
      case Journey.Identify it -> drawn(IdentifyScreen.class, IdentifyScreen::new, it, showing);
      case Journey.Recognising it -> drawn(WaitingScreen.class, WaitingScreen::new, it, showing);
      case Journey.PatronRefused it ->
          drawn(PatronRefusedScreen.class, PatronRefusedScreen::new, it, showing);
      case Journey.Borrowing it -> drawn(BorrowScreen.class, BorrowScreen::new, it, showing);
      case Journey.Returning it -> drawn(ReturningScreen.class, ReturningScreen::new, it, showing);
      case Journey.MyLoans it -> drawn(LoansScreen.class, LoansScreen::new, it, showing);
      case Journey.NeedsCentre it ->
          drawn(NeedsCentreScreen.class, NeedsCentreScreen::new, it, showing);
      case Journey.More it ->
          drawn(MoreScreen.class, at -> new MoreScreen(reads(), at), it, showing);
      case Journey.Finished it -> drawn(FinishedScreen.class, FinishedScreen::new, it, showing);
      case Registering.Agreement it ->
          drawn(AgreementScreen.class, AgreementScreen::new, it, showing);
      case Registering.ShowDocument it ->
          drawn(DocumentScreen.class, DocumentScreen::new, it, showing);
      case Registering.Checking it -> drawn(WaitingScreen.class, WaitingScreen::new, it, showing);
      case Registering.AskPhone it -> drawn(AskPhoneScreen.class, AskPhoneScreen::new, it, showing);
      case Registering.ChoosePin it ->
          drawn(ChoosePinScreen.class, ChoosePinScreen::new, it, showing);
      case Registering.Making it -> drawn(WaitingScreen.class, WaitingScreen::new, it, showing);
      case Registering.TakeCard it -> drawn(NewCardScreen.class, NewCardScreen::new, it, showing);
      case Registering.Withdrawing it ->
          drawn(WaitingScreen.class, WaitingScreen::new, it, showing);
      case Registering.HaveCard it -> drawn(NewCardScreen.class, NewCardScreen::new, it, showing);
      case Registering.NoCard it -> drawn(NoCardScreen.class, NoCardScreen::new, it, showing);
      case Proving.CardMenu it -> drawn(CardMenuScreen.class, CardMenuScreen::new, it, showing);
      case Proving.EnterPin it -> drawn(EnterPinScreen.class, EnterPinScreen::new, it, showing);
      case Proving.ChangePin it -> drawn(ChoosePinScreen.class, ChoosePinScreen::new, it, showing);
      case Proving.KeepPin it -> drawn(WaitingScreen.class, WaitingScreen::new, it, showing);
      case Proving.NameCard it -> drawn(NameCardScreen.class, NameCardScreen::new, it, showing);
      case Proving.ConfirmLost it ->
          drawn(ConfirmLostScreen.class, ConfirmLostScreen::new, it, showing);
      case Proving.CloseCard it -> drawn(WaitingScreen.class, WaitingScreen::new, it, showing);
      case Proving.Told it -> drawn(ToldScreen.class, ToldScreen::new, it, showing);
      case Rating.About it -> drawn(AboutScreen.class, AboutScreen::new, it, showing);
      case Rating.Thanked it -> drawn(ThankedScreen.class, ThankedScreen::new, it, showing);
      case Reading.Offered it ->
          drawn(OfferedScreen.class, at -> new OfferedScreen(sign.reading(), at), it, showing);
      case Reading.Shown it -> drawn(CodeScreen.class, CodeScreen::new, it, showing);
      case Searching.Typing it -> drawn(TypingScreen.class, TypingScreen::new, it, showing);
      case Searching.Classes it -> drawn(ClassesScreen.class, ClassesScreen::new, it, showing);
      case Searching.Listed it -> drawn(ListedScreen.class, ListedScreen::new, it, showing);
      case Searching.Chosen it -> drawn(ChosenScreen.class, ChosenScreen::new, it, showing);
      case Paying.Owes it -> drawn(FeesScreen.class, FeesScreen::new, it, showing);
      case Paying.ShowCode it -> drawn(PayCodeScreen.class, PayCodeScreen::new, it, showing);
      case Paying.Paid it -> drawn(PaidScreen.class, PaidScreen::new, it, showing);
      case Paying.NotPaid it -> drawn(PaidScreen.class, PaidScreen::new, it, showing);
      case Paying.Asking it -> drawn(WaitingScreen.class, WaitingScreen::new, it, showing);
      case Paying.Placing it -> drawn(WaitingScreen.class, WaitingScreen::new, it, showing);
      case Paying.Closing it -> drawn(WaitingScreen.class, WaitingScreen::new, it, showing);
      case Paying.KeepPaid it -> drawn(WaitingScreen.class, WaitingScreen::new, it, showing);
      case Holding.Listed it -> drawn(HoldsScreen.class, HoldsScreen::new, it, showing);
      case Holding.Confirm it -> drawn(GiveUpScreen.class, GiveUpScreen::new, it, showing);
      case Holding.Cancelling it -> drawn(WaitingScreen.class, WaitingScreen::new, it, showing);
      case Holding.ShowCard it -> drawn(HoldCardScreen.class, HoldCardScreen::new, it, showing);
      case Holding.Recognising it -> drawn(WaitingScreen.class, WaitingScreen::new, it, showing);
      case Holding.Placing it -> drawn(WaitingScreen.class, WaitingScreen::new, it, showing);
      case Holding.Told it -> drawn(AskedScreen.class, AskedScreen::new, it, showing);
      case Staffing.Board it -> drawn(StockBoardScreen.class, StockBoardScreen::new, it, showing);
      case Staffing.Choosing it -> drawn(StockBookScreen.class, StockBookScreen::new, it, showing);
      case Staffing.AtDoor it -> drawn(StockDoorScreen.class, StockDoorScreen::new, it, showing);
      case Staffing.Asked it -> drawn(StockAskedScreen.class, StockAskedScreen::new, it, showing);
      case Servicing.NoKey it -> drawn(NoKeyScreen.class, NoKeyScreen::new, it, showing);
      case Servicing.Bench it when it.part().isPresent() ->
          drawn(PartScreen.class, PartScreen::new, it, showing);
      case Servicing.Bench it -> drawn(PartsScreen.class, PartsScreen::new, it, showing);
      case Lockers.Choosing it -> drawn(ChooseDoorScreen.class, ChooseDoorScreen::new, it, showing);
      case Lockers.Visiting it -> drawn(DoorScreen.class, DoorScreen::new, it, showing);
    };
  }

  private boolean reads() {
    return !sign.reading().isEmpty();
  }

  private <J extends Journey, S extends Screen<? super J>> Screen<?> drawn(
      Class<S> type, Supplier<S> maker, J journey, Showing showing) {
    return drawn(type, ignored -> maker.get(), journey, showing);
  }

  private <J extends Journey, S extends Screen<? super J>> Screen<?> drawn(
      Class<S> type, Function<Consumer<Touch>, S> maker, J journey, Showing showing) {
    S screen = type.cast(made.computeIfAbsent(type, ignored -> maker.apply(touched)));
    screen.draw(journey, showing);
    return screen;
  }
}
