package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.kiosk.flow.Samples.ALL_WELL;
import static org.shuyi.kiosk.flow.Samples.LI;
import static org.shuyi.kiosk.flow.Samples.OFFLINE;
import static org.shuyi.kiosk.flow.Samples.SANTI_TAG;
import static org.shuyi.kiosk.flow.Samples.WANG;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyi.kiosk.flow.Journey.Borrowing;
import org.shuyi.kiosk.flow.Journey.CardProblem;
import org.shuyi.kiosk.flow.Journey.Errand;
import org.shuyi.kiosk.flow.Journey.Identify;
import org.shuyi.kiosk.flow.Journey.MyLoans;
import org.shuyi.kiosk.flow.Journey.PatronRefused;
import org.shuyi.kiosk.flow.Journey.Recognising;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.sync.circulation.RefusalReason;

/** Whose session it is. */
class IdentificationTest {
  private final FlowDriver kiosk = FlowDriver.ready();

  @Test
  void theBorrowButtonAsksForACardAndTheCardOpensTheSession() {
    kiosk.touch(new Touch.Borrow());
    assertThat(kiosk.kiosk().journey()).isEqualTo(new Identify(Errand.BORROW, CardProblem.NONE));

    kiosk.card(WANG);

    assertThat(kiosk.at(Borrowing.class).borrower().patron()).isEqualTo(WANG);
  }

  @Test
  void aCardAtTheWelcomeScreenIsEnough() {
    kiosk.card(WANG);

    kiosk.at(Borrowing.class);
  }

  @Test
  void whatIsNoLibraryCardIsToldAndTheNextOneTried() {
    kiosk.touch(new Touch.MyLoans()).hears(new Event.CardScanned(null));
    assertThat(kiosk.kiosk().journey())
        .isEqualTo(new Identify(Errand.MY_LOANS, CardProblem.NOT_A_CARD));

    kiosk.card(WANG);

    kiosk.at(MyLoans.class);
  }

  @Test
  void aCardThatTheLibraryDoesNotKnowIsAskedForAgain() {
    kiosk.world.blocked.put(WANG, List.of(RefusalReason.PATRON_UNKNOWN));

    kiosk.card(WANG);

    assertThat(kiosk.kiosk().journey())
        .isEqualTo(new Identify(Errand.BORROW, CardProblem.PATRON_UNKNOWN));
  }

  @Test
  void offlineACardNotKnownHereMayStillBeGoodSoItIsARefusalThatSaysWhoDecided() {
    kiosk.world.blocked.put(WANG, List.of(RefusalReason.PATRON_UNKNOWN));

    kiosk.service(OFFLINE).card(WANG);

    assertThat(kiosk.kiosk().journey())
        .isEqualTo(new PatronRefused(List.of(RefusalReason.PATRON_UNKNOWN), true));
  }

  @Test
  void aBlockedPatronIsToldEveryReason() {
    List<RefusalReason> reasons =
        List.of(RefusalReason.PATRON_BLOCKED, RefusalReason.PATRON_EXPIRED);
    kiosk.world.blocked.put(WANG, reasons);

    kiosk.card(WANG);

    assertThat(kiosk.kiosk().journey()).isEqualTo(new PatronRefused(reasons, false));
    assertThat(kiosk.asked(Effect.DecideLoan.class)).isEmpty();
  }

  @Test
  void theLateAnswerToAnEarlierCardOpensNobodysSession() {
    kiosk.hold(Effect.Identify.class).card(WANG).touch(new Touch.Leave()).card(LI);
    Effect wang = kiosk.asked(Effect.Identify.class).getFirst();

    kiosk.hears(kiosk.world.answer(wang).orElseThrow());

    assertThat(kiosk.kiosk().journey()).isEqualTo(new Recognising(Errand.BORROW, LI));
  }

  @Test
  void theLateAnswerToACardWhoseOwnerLeftChangesNothing() {
    kiosk.hold(Effect.Identify.class).card(WANG).touch(new Touch.Leave()).release();

    kiosk.at(Welcome.class);
  }

  @Test
  void aSecondCardDuringASessionIsNotTaken() {
    kiosk.card(WANG).card(LI);

    assertThat(kiosk.at(Borrowing.class).borrower().patron()).isEqualTo(WANG);
  }

  @Test
  void theNextPatronNeedNotWaitForTheFarewell() {
    kiosk.touch(new Touch.ChangeLanguage(Kiosk.Language.ENGLISH)).card(WANG).pad(SANTI_TAG);
    kiosk.touch(new Touch.Finish(false)).pad();

    kiosk.card(LI);

    assertThat(kiosk.at(Borrowing.class).borrower().patron()).isEqualTo(LI);
    assertThat(kiosk.lines()).isEmpty();
    assertThat(kiosk.kiosk().language()).isEqualTo(Kiosk.Language.CHINESE);
  }

  @Test
  void whereNothingCanBeLentACardOpensNothing() {
    kiosk.service(new Service(true, true, true, true, false, 0, 0, ALL_WELL.referenceMadeAt()));

    kiosk.card(WANG).touch(new Touch.Borrow());

    kiosk.at(Welcome.class);
    assertThat(kiosk.asked(Effect.Identify.class)).isEmpty();
  }
}
