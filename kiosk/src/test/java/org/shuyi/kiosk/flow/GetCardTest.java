package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyi.kiosk.flow.Applicant.Age;
import org.shuyi.kiosk.flow.Event.CardMove;
import org.shuyi.kiosk.flow.Registering.ChoosePin;
import org.shuyi.kiosk.flow.Registering.DocumentProblem;
import org.shuyi.kiosk.flow.Registering.HaveCard;
import org.shuyi.kiosk.flow.Registering.Making;
import org.shuyi.kiosk.flow.Registering.NoCard;
import org.shuyi.kiosk.flow.Registering.ShowDocument;
import org.shuyi.kiosk.flow.Registering.TakeCard;
import org.shuyi.kiosk.flow.Registering.Withdrawing;
import org.shuyi.kiosk.flow.Service.Offer;
import org.shuyi.sync.circulation.Act.CardIssued;
import org.shuyi.sync.circulation.Act.CardReportedLost;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.Act.PinChanged;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PersonHash;

class GetCardTest {
  static final Applicant GROWN = applicant('a', Age.ADULT);
  static final Applicant CHILD = applicant('c', Age.CHILD);
  private static final String PIN = "739105";

  private final FlowDriver kiosk = new FlowDriver();

  static Applicant applicant(char person, Age age) {
    PersonHash hash = new PersonHash(String.valueOf(person).repeat(64));
    return new Applicant(hash, "样**", age, false);
  }

  static Service offering(boolean online, Offer... offers) {
    return new Service(online, true, true, true, true, 0, 0, Instant.EPOCH, Set.of(offers));
  }

  @BeforeEach
  void aMachineWithCards() {
    kiosk.service(offering(true, Offer.CARDS, Offer.PLASTIC_CARDS));
  }

  @Test
  void aGrownPersonGetsACardThatStands() {
    lay(GROWN);
    type(PIN).type(PIN);

    TakeCard offered = kiosk.at(TakeCard.class);
    CardIssued act = (CardIssued) kiosk.world.acts().getFirst();
    assertThat(act.card()).isEqualTo(offered.card().number());
    assertThat(act.category()).isEqualTo(PatronCategory.ADULT);
    assertThat(act.decidedBy()).isEqualTo(DecidedBy.CENTRE);

    kiosk.hears(new Event.CardTaken());
    assertThat(kiosk.at(HaveCard.class).card().plastic()).isTrue();
    kiosk.touch(new Touch.Leave());
    kiosk.at(Journey.Welcome.class);
    assertThat(kiosk.world.counter.clear()).isTrue();
    assertThat(kiosk.world.acts())
        .containsExactly(act, new PinChanged(act.card(), Samples.VERIFIER));
  }

  @Test
  void theCardComesOutOnlyAfterTheActIsOnDisk() {
    kiosk.hold(Effect.Append.class);
    lay(GROWN);
    type(PIN).type(PIN);
    assertThat(kiosk.asked(Effect.MoveCard.class))
        .containsExactly(new Effect.MoveCard(CardMove.DRAW));
    kiosk.release();
    assertThat(kiosk.asked(Effect.MoveCard.class)).contains(new Effect.MoveCard(CardMove.GIVE));
  }

  @Test
  void underFourteenAGuardianAgreesAndIsOfAge() {
    kiosk.touch(new Touch.Cards()).touch(new Touch.GetCard()).touch(new Touch.Agree());
    document(CHILD);
    assertThat(kiosk.at(Registering.Agreement.class).child()).isEqualTo(CHILD);
    kiosk.touch(new Touch.Agree());
    document(applicant('b', Age.YOUTH));
    assertThat(kiosk.at(ShowDocument.class).problem())
        .isEqualTo(DocumentProblem.GUARDIAN_TOO_YOUNG);
    document(GROWN);
    assertThat(kiosk.at(ChoosePin.class).applicant()).isEqualTo(CHILD);
    type(PIN).type(PIN);
    CardIssued act = (CardIssued) kiosk.world.acts().getFirst();
    assertThat(act.category()).isEqualTo(PatronCategory.CHILD);
    assertThat(act.person()).isEqualTo(CHILD.person());
  }

  @Test
  void oneDocumentIsReadAndNoSecondOne() {
    kiosk.touch(new Touch.Cards()).touch(new Touch.GetCard()).touch(new Touch.Agree());
    assertThat(kiosk.world.counter.lay(GROWN)).isTrue();
    assertThat(kiosk.world.counter.lay(CHILD)).isFalse();
    kiosk.hears(new Event.DocumentRead(GROWN)).touch(new Touch.Skip());
    type(PIN).type(PIN);
    assertThat(((CardIssued) kiosk.world.acts().getFirst()).person()).isEqualTo(GROWN.person());
  }

  @Test
  void aCardOfSomebodyElseIsNeverMade() {
    kiosk.hold(Effect.PrepareCard.class);
    lay(GROWN);
    type(PIN).type(PIN);
    kiosk.hears(new Event.CardNotPrepared());
    assertThat(kiosk.at(NoCard.class).why()).isEqualTo(NoCard.Why.NOT_RECORDED);
  }

  @Test
  void aTelephoneNumberIsKeptOnTheDeskAndShownMasked() {
    kiosk.touch(new Touch.Cards()).touch(new Touch.GetCard()).touch(new Touch.Agree());
    assertThat(kiosk.world.counter.lay(GROWN)).isTrue();
    kiosk.hears(new Event.DocumentRead(GROWN));
    type("1381234");
    assertThat(kiosk.at(Registering.AskPhone.class).digits()).isEqualTo("1381234");
    assertThat(kiosk.kiosk().toString()).doesNotContain("1381234");
    type("5678");
    assertThat(kiosk.at(ChoosePin.class).applicant().maskedPhone()).isEqualTo("138****5678");
    assertThat(kiosk.world.counter.phone).isEqualTo("13812345678");
    kiosk.touch(new Touch.Leave());
    assertThat(kiosk.world.counter.clear()).isTrue();
  }

  @Test
  void whatIsNoTelephoneNumberIsTypedAgain() {
    kiosk.touch(new Touch.Cards()).touch(new Touch.GetCard()).touch(new Touch.Agree());
    assertThat(kiosk.world.counter.lay(GROWN)).isTrue();
    kiosk.hears(new Event.DocumentRead(GROWN));
    type("02112345678");
    assertThat(kiosk.at(Registering.AskPhone.class).wrong()).isTrue();
    assertThat(kiosk.world.counter.phone).isEmpty();
  }

  @Test
  void onePersonHasOneCard() {
    kiosk.world.counter.haveCards.add(GROWN.person());
    lay(GROWN);
    assertThat(kiosk.at(NoCard.class)).isEqualTo(new NoCard(NoCard.Why.HAS_ONE, "****0001"));
    assertThat(kiosk.world.acts()).isEmpty();
  }

  @Test
  void whoLostTheCardReportsItAndTheDocumentIsForgotten() {
    kiosk.world.counter.haveCards.add(GROWN.person());
    lay(GROWN);
    kiosk.touch(new Touch.ReportLost());
    kiosk.at(Proving.NameCard.class);
    assertThat(kiosk.asked(Effect.ClearDesk.class)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Event.PersonAnswered.Standing.class,
      names = {"HAS_LOST_CARD", "HAS_BLOCKED_CARD"})
  void aCardThatLendsNothingIsTheOneCardToo(Event.PersonAnswered.Standing standing) {
    kiosk.hold(Effect.AskPerson.class);
    lay(GROWN);
    kiosk.hears(new Event.PersonAnswered(GROWN.person(), standing, "****0001", DecidedBy.CENTRE));
    NoCard shown = kiosk.at(NoCard.class);
    assertThat(shown.card()).isEqualTo("****0001");
    kiosk.touch(new Touch.ReportLost());
    if (shown.why() == NoCard.Why.HAS_LOST_ONE) {
      kiosk.at(NoCard.class);
    } else {
      kiosk.at(Proving.NameCard.class);
    }
  }

  @Test
  void offlineTheCardIsProvisional() {
    kiosk.service(offering(false, Offer.CARDS));
    lay(GROWN);
    type(PIN).type(PIN);
    HaveCard shown = kiosk.at(HaveCard.class);
    assertThat(shown.card().provisional()).isTrue();
    assertThat(shown.card().plastic()).isFalse();
    assertThat(shown.slip()).isEqualTo(Journey.Slip.PRINTED);
  }

  @Test
  void aPinThatIsEasyOrOfTheDocumentOrNotRepeatedIsChosenAgain() {
    lay(GROWN);
    type("123456");
    assertThat(kiosk.at(ChoosePin.class).choice().problem()).isEqualTo(PinChoice.Problem.EASY);
    type("491231");
    assertThat(kiosk.at(ChoosePin.class).choice().problem())
        .isEqualTo(PinChoice.Problem.IN_DOCUMENT);
    type(PIN).type("739106");
    PinChoice now = kiosk.at(ChoosePin.class).choice();
    assertThat(now.problem()).isEqualTo(PinChoice.Problem.DIFFERENT);
    assertThat(now.again()).isFalse();
    assertThat(now.keypad().typed()).isZero();
    type(PIN).type(PIN);
    kiosk.at(TakeCard.class);
  }

  @Test
  void keysThatAreMixedUpAndWrongDigitsAreTakenBack() {
    lay(GROWN);
    kiosk.touch(new Touch.Shuffle());
    assertThat(kiosk.at(ChoosePin.class).choice().keypad().order())
        .isNotEqualTo(Keypad.USUAL.order());
    kiosk.touch(new Touch.Digit(1)).touch(new Touch.Erase()).touch(new Touch.Enter());
    type(PIN).type(PIN);
    kiosk.at(TakeCard.class);
  }

  @Test
  void noDigitIsInAnyState() {
    lay(GROWN);
    type(PIN);
    assertThat(kiosk.kiosk().toString()).doesNotContain(PIN, "7, 3, 9, 1, 0, 5");
    assertThat(kiosk.asked(Effect.TypeDigit.class).toString()).doesNotContain("7", "3");
  }

  @Test
  void aCardThatNobodyTakesIsDrawnInAndClosed() {
    lay(GROWN);
    type(PIN).type(PIN);
    TakeCard offered = kiosk.at(TakeCard.class);
    kiosk.timesOut();
    assertThat(kiosk.kiosk().warned()).isTrue();
    kiosk.timesOut();
    kiosk.at(Journey.Welcome.class);
    assertThat(kiosk.world.counter.captured).containsExactly(offered.card().number());
    assertThat(kiosk.world.acts()).endsWith(new CardReportedLost(offered.card().number()));
  }

  @Test
  void aCardTakenAtTheLastMomentStands() {
    lay(GROWN);
    type(PIN).type(PIN);
    kiosk.hold(Effect.MoveCard.class).touch(new Touch.Leave());
    kiosk.at(Withdrawing.class);
    kiosk.world.counter.takeFromMouth();
    kiosk.release();
    kiosk.at(Journey.Welcome.class);
    assertThat(kiosk.world.acts()).hasSize(2).noneMatch(CardReportedLost.class::isInstance);
  }

  @Test
  void whileTheCardIsBeingMadeNobodyLeaves() {
    kiosk.hold(Effect.MoveCard.class);
    lay(GROWN);
    type(PIN).type(PIN);
    kiosk.touch(new Touch.Leave()).timesOut().timesOut();
    kiosk.at(Making.class);
    assertThat(kiosk.kiosk().warned()).isFalse();
  }

  @Test
  void withAJamTheCardIsACode() {
    lay(GROWN);
    type(PIN);
    kiosk.world.counter.jammed = true;
    type(PIN);
    assertThat(kiosk.at(HaveCard.class).card().plastic()).isFalse();
    assertThat(kiosk.world.acts()).hasSize(2);
  }

  @Test
  void withAnEmptyStackTheCardIsACodeAndNothingIsCaptured() {
    kiosk.world.counter.stack = 0;
    lay(GROWN);
    type(PIN).type(PIN);
    assertThat(kiosk.at(HaveCard.class).card().plastic()).isFalse();
    assertThat(kiosk.world.counter.captured).isEmpty();
  }

  @Test
  void withAFullDiskThereIsNoCardAndItGoesToTheBin() {
    kiosk.world.diskFull = true;
    lay(GROWN);
    type(PIN).type(PIN);
    assertThat(kiosk.at(NoCard.class).why()).isEqualTo(NoCard.Why.NOT_RECORDED);
    assertThat(kiosk.world.counter.captured).hasSize(1);
    assertThat(kiosk.world.counter.inHands).isEmpty();
  }

  @Test
  void whoWalksAwayBeforeTheActLeavesNothing() {
    lay(GROWN);
    type(PIN);
    kiosk.timesOut().timesOut();
    kiosk.at(Journey.Welcome.class);
    assertThat(kiosk.world.acts()).isEmpty();
    assertThat(kiosk.world.counter.clear()).isTrue();
  }

  @Test
  void aLateAnswerAboutSomebodyElseCountsForNobody() {
    kiosk.hold(Effect.AskPerson.class);
    lay(GROWN);
    kiosk.touch(new Touch.Leave());
    lay(applicant('d', Age.SENIOR));
    kiosk.hears(
        new Event.PersonAnswered(
            GROWN.person(), Event.PersonAnswered.Standing.NEW, "", DecidedBy.CENTRE));
    kiosk.at(Registering.Checking.class);
  }

  @Test
  void aCardFoundInTheMachineIsNobodys() {
    kiosk.hears(new Event.CardLeft());
    assertThat(kiosk.lastAsked()).isEqualTo(new Effect.MoveCard(CardMove.CAPTURE));
  }

  private void lay(Applicant applicant) {
    kiosk.touch(new Touch.Cards()).touch(new Touch.GetCard()).touch(new Touch.Agree());
    document(applicant);
  }

  private void document(Applicant applicant) {
    assertThat(kiosk.world.counter.lay(applicant)).isTrue();
    kiosk.hears(new Event.DocumentRead(applicant));
    kiosk.touch(new Touch.Skip());
  }

  private GetCardTest type(String pin) {
    pin.chars().forEach(key -> kiosk.touch(new Touch.Digit(key - '0')));
    kiosk.touch(new Touch.Enter());
    return this;
  }
}
