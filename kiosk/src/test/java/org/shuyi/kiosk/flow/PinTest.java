package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.kiosk.flow.Samples.LI;
import static org.shuyi.kiosk.flow.Samples.WANG;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyi.kiosk.flow.Event.PinVerified.Verdict;
import org.shuyi.kiosk.flow.Journey.Borrowing;
import org.shuyi.kiosk.flow.Journey.Identify;
import org.shuyi.kiosk.flow.Journey.NeedsCentre;
import org.shuyi.kiosk.flow.Journey.PatronRefused;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.kiosk.flow.Proving.ChangePin;
import org.shuyi.kiosk.flow.Proving.ConfirmLost;
import org.shuyi.kiosk.flow.Proving.EnterPin;
import org.shuyi.kiosk.flow.Proving.NameCard;
import org.shuyi.kiosk.flow.Proving.PinTrouble;
import org.shuyi.kiosk.flow.Proving.Told;
import org.shuyi.kiosk.flow.Proving.Told.Matter;
import org.shuyi.sync.circulation.Act.CardReportedLost;
import org.shuyi.sync.circulation.Act.PinChanged;
import org.shuyi.sync.circulation.RefusalReason;

class PinTest {
  private static final String PIN = "480213";

  private final FlowDriver kiosk = FlowDriver.ready();

  PinTest() {
    kiosk.world.counter.pins.put(WANG, PIN);
  }

  @Test
  void whereTheLadderAsksForThePinItIsAskedForAndThenBooksAreLent() {
    offlineWithPin();
    EnterPin asked = kiosk.at(EnterPin.class);
    assertThat(asked.patron()).isEqualTo(WANG);
    type("111213");
    assertThat(kiosk.at(EnterPin.class).trouble()).isEqualTo(PinTrouble.WRONG);
    assertThat(kiosk.at(EnterPin.class).keypad().typed()).isZero();
    type(PIN);
    kiosk.at(Borrowing.class);
    kiosk.pad(Samples.SANTI_TAG);
    assertThat(kiosk.progress(Samples.SANTI)).isInstanceOf(Progress.Done.class);
  }

  @Test
  void aPinThatWasRightCountsInThisSessionOnly() {
    offlineWithPin();
    type(PIN);
    kiosk.touch(new Touch.Leave());
    kiosk.at(Welcome.class);
    assertThat(kiosk.world.counter.clear()).isTrue();
    kiosk.card(WANG);
    kiosk.at(EnterPin.class);
  }

  @Test
  void whoIsBlockedIsNotAskedForAPin() {
    kiosk.world.blocked.put(WANG, List.of(RefusalReason.PATRON_BLOCKED, RefusalReason.PIN_NEEDED));
    kiosk.card(WANG);
    assertThat(kiosk.at(PatronRefused.class).reasons()).hasSize(2);
  }

  @Test
  void afterTooManyWrongOnesNoneIsLookedAt() {
    offlineWithPin();
    kiosk.world.counter.verdict = Verdict.LOCKED;
    type(PIN);
    assertThat(kiosk.at(Told.class).matter()).isEqualTo(Matter.PIN_LOCKED);
    kiosk.timesOut();
    kiosk.at(Welcome.class);
  }

  @Test
  void aPinThatNobodyCanTellNeedsTheCentre() {
    offlineWithPin();
    kiosk.world.counter.verdict = Verdict.UNKNOWN;
    type(PIN);
    kiosk.at(NeedsCentre.class);
  }

  @Test
  void aVerdictAboutAnotherCardOrOfAnEarlierSessionCountsForNobody() {
    kiosk.hold(Effect.VerifyPin.class);
    offlineWithPin();
    type(PIN);
    kiosk.touch(new Touch.Leave());
    offlineWithPin();
    kiosk.hears(new Event.PinVerified(WANG, Verdict.RIGHT));
    kiosk.at(EnterPin.class);
    type(PIN);
    kiosk.hears(new Event.PinVerified(LI, Verdict.RIGHT));
    kiosk.at(EnterPin.class);
    assertThat(kiosk.asked(Effect.Prove.class)).isEmpty();
  }

  @Test
  void anotherPinIsChosenAfterTheOldOne() {
    menu(new Touch.ChangePin());
    kiosk.at(Identify.class);
    kiosk.card(WANG);
    type(PIN);
    kiosk.at(ChangePin.class);
    type("123456");
    assertThat(kiosk.at(ChangePin.class).choice().problem()).isEqualTo(PinChoice.Problem.EASY);
    type("739105");
    type("739105");
    assertThat(kiosk.at(Told.class).matter()).isEqualTo(Matter.PIN_CHANGED);
    assertThat(kiosk.world.acts()).containsExactly(new PinChanged(WANG, Samples.VERIFIER));
  }

  @Test
  void withAFullDiskTheOldPinStays() {
    kiosk.world.diskFull = true;
    menu(new Touch.ChangePin());
    kiosk.card(WANG);
    type(PIN);
    type("739105");
    type("739105");
    assertThat(kiosk.at(Told.class).matter()).isEqualTo(Matter.PIN_NOT_KEPT);
  }

  @Test
  void aLostCardIsClosedByWhoKnowsItsPin() {
    menu(new Touch.ReportLost());
    WANG.value().chars().forEach(key -> kiosk.touch(new Touch.Digit(key - '0')));
    assertThat(kiosk.kiosk().toString()).doesNotContain(WANG.value());
    kiosk.touch(new Touch.Enter());
    type(PIN);
    assertThat(kiosk.at(ConfirmLost.class).card()).isEqualTo(WANG);
    assertThat(kiosk.world.acts()).isEmpty();
    kiosk.touch(new Touch.Agree());
    assertThat(kiosk.at(Told.class).matter()).isEqualTo(Matter.CARD_CLOSED);
    assertThat(kiosk.world.acts()).containsExactly(new CardReportedLost(WANG));
  }

  @Test
  void whatIsNoCardNumberIsTypedAgainAndWhoLeavesClosesNothing() {
    menu(new Touch.ReportLost());
    type("9999");
    assertThat(kiosk.at(NameCard.class).wrong()).isTrue();
    kiosk.timesOut().timesOut();
    kiosk.at(Welcome.class);
    assertThat(kiosk.world.acts()).isEmpty();
  }

  @Test
  void withAFullDiskThePatronIsToldThatTheCardIsOpen() {
    menu(new Touch.ReportLost());
    kiosk.card(WANG);
    type(PIN);
    kiosk.world.diskFull = true;
    kiosk.touch(new Touch.Agree());
    assertThat(kiosk.at(Told.class).matter()).isEqualTo(Matter.CARD_NOT_CLOSED);
  }

  @Test
  void noDigitOfAPinIsInAnyStateOrEffect() {
    offlineWithPin();
    PIN.chars().forEach(key -> kiosk.touch(new Touch.Digit(key - '0')));
    assertThat(kiosk.kiosk().toString()).doesNotContain(PIN);
    assertThat(kiosk.asked(Effect.TypeDigit.class).toString()).doesNotContain("4", "8", "0");
  }

  private void offlineWithPin() {
    kiosk.service(Samples.OFFLINE);
    kiosk.world.blocked.put(WANG, List.of(RefusalReason.PIN_NEEDED));
    kiosk.card(WANG);
  }

  private void menu(Touch touch) {
    kiosk.touch(new Touch.Cards()).touch(touch);
  }

  private void type(String digits) {
    digits.chars().forEach(key -> kiosk.touch(new Touch.Digit(key - '0')));
    kiosk.touch(new Touch.Enter());
  }
}
