package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.kiosk.flow.Samples.ALL_WELL;
import static org.shuyi.kiosk.flow.Samples.CARD_ON_PAD;
import static org.shuyi.kiosk.flow.Samples.HONGLOU;
import static org.shuyi.kiosk.flow.Samples.HONGLOU_TAG;
import static org.shuyi.kiosk.flow.Samples.SANTI;
import static org.shuyi.kiosk.flow.Samples.SANTI_TAG;
import static org.shuyi.kiosk.flow.Samples.WANG;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.kiosk.flow.Journey.Borrowing;
import org.shuyi.kiosk.flow.Journey.CardProblem;
import org.shuyi.kiosk.flow.Journey.Errand;
import org.shuyi.kiosk.flow.Journey.Identify;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Returning;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.RefusalReason;

/** Books before the card, and another look at the pile. */
class BooksFirstTest {
  private static final Identify ASKED = new Identify(Errand.BORROW, CardProblem.NONE);

  private final FlowDriver kiosk = FlowDriver.ready();

  @Test
  void aPileAtTheWelcomeAsksForTheCardAndNothingIsLentBefore() {
    kiosk.pad(SANTI_TAG, HONGLOU_TAG);

    assertThat(kiosk.kiosk().journey()).isEqualTo(ASKED);
    assertThat(kiosk.kiosk().pad().tags()).hasSize(2);
    assertThat(kiosk.asked(Effect.DecideLoan.class)).isEmpty();
    assertThat(kiosk.world.acts()).isEmpty();

    kiosk.card(WANG);

    assertThat(kiosk.at(Borrowing.class).lines())
        .extracting(Line::item)
        .containsExactly(SANTI, HONGLOU);
    assertThat(kiosk.world.acts()).hasSize(2);
  }

  @Test
  void whatWasTakenAwayBeforeTheCardIsNotLent() {
    kiosk.pad(SANTI_TAG, HONGLOU_TAG).pad(HONGLOU_TAG).card(WANG);

    assertThat(kiosk.lines()).extracting(Line::item).containsExactly(HONGLOU);
  }

  @Test
  void thePileWaitsForThePin() {
    kiosk.world.blocked.put(WANG, List.of(RefusalReason.PIN_NEEDED));
    kiosk.pad(SANTI_TAG).card(WANG);
    assertThat(kiosk.world.acts()).isEmpty();

    "000000".chars().forEach(key -> kiosk.touch(new Touch.Digit(key - '0')));
    kiosk.touch(new Touch.Enter());

    assertThat(kiosk.at(Borrowing.class).lines()).hasSize(1);
  }

  @Test
  void whoMeantToReturnThemNeedNotLayThemAgain() {
    kiosk.pad(SANTI_TAG).touch(new Touch.Return());

    assertThat(kiosk.at(Returning.class).lines()).hasSize(1);
    assertThat(kiosk.world.acts()).containsExactly(new Act.Return(SANTI));
  }

  @Test
  void whatIsNoBookBeginsNothing() {
    kiosk.pad(CARD_ON_PAD, Samples.BLANK);

    assertThat(kiosk.kiosk().journey()).isEqualTo(new Welcome());
  }

  @Test
  void whatWasLeftThereBeginsNothingUntilItWasLifted() {
    kiosk.pad(SANTI_TAG).touch(new Touch.Leave());
    assertThat(kiosk.kiosk().journey()).isEqualTo(new Welcome());
    assertThat(kiosk.kiosk().pad()).isEqualTo(Pad.EMPTY);

    kiosk.pad(SANTI_TAG, HONGLOU_TAG);
    assertThat(kiosk.kiosk().pad().tags())
        .extracting(TagSeen::uid)
        .containsExactly(HONGLOU_TAG.uid());
  }

  @Test
  void theFieldIsOnAtTheWelcomeOnlyWhileBooksCanBeLent() {
    assertThat(kiosk.asked(Effect.WatchPad.class)).containsExactly(new Effect.WatchPad(true));

    kiosk.service(new Service(true, true, false, true, true, 0, 0, ALL_WELL.referenceMadeAt()));

    assertThat(kiosk.lastAsked()).isEqualTo(new Effect.WatchPad(false));
  }

  @Test
  void anotherLookFindsTheBookThatWasMissedAndDoublesNothing() {
    kiosk.card(WANG).pad(SANTI_TAG);
    var ignored = kiosk.world.lay(List.of(SANTI_TAG, HONGLOU_TAG));

    kiosk.touch(new Touch.LookAgain());

    assertThat(kiosk.asked(Effect.LookAgain.class)).hasSize(1);
    assertThat(kiosk.lines()).extracting(Line::item).containsExactly(SANTI, HONGLOU);
    assertThat(kiosk.world.acts()).hasSize(2).doesNotHaveDuplicates();
    assertThat(kiosk.kiosk().pad().looking()).isFalse();
  }

  @Test
  void oneLookAtATimeAndNoneWhileABookIsWritten() {
    kiosk.card(WANG).pad(SANTI_TAG).hold(Effect.LookAgain.class);
    kiosk.touch(new Touch.LookAgain()).touch(new Touch.LookAgain());
    assertThat(kiosk.asked(Effect.LookAgain.class)).hasSize(1);
    kiosk.release();

    kiosk.hold(Effect.Secure.class).pad(SANTI_TAG, HONGLOU_TAG).touch(new Touch.LookAgain());

    assertThat(kiosk.asked(Effect.LookAgain.class)).hasSize(1);
  }

  @Test
  void aReaderThatIsGoneIsWaitedForNoLonger() {
    kiosk.card(WANG).pad(SANTI_TAG).hold(Effect.LookAgain.class).touch(new Touch.LookAgain());
    assertThat(kiosk.kiosk().pad().looking()).isTrue();

    kiosk.service(BarcodeTest.NO_READER);

    assertThat(kiosk.kiosk().pad().looking()).isFalse();
  }
}
