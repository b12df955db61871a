package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.kiosk.flow.Samples.LI;
import static org.shuyi.kiosk.flow.Samples.SANGUO_1;
import static org.shuyi.kiosk.flow.Samples.SANTI;
import static org.shuyi.kiosk.flow.Samples.SANTI_TAG;
import static org.shuyi.kiosk.flow.Samples.WANG;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyi.kiosk.flow.Journey.Borrowing;
import org.shuyi.kiosk.flow.Journey.Finished;
import org.shuyi.kiosk.flow.Journey.Identify;
import org.shuyi.kiosk.flow.Journey.MyLoans;
import org.shuyi.kiosk.flow.Journey.Returning;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RefusalReason;

/** How a session ends, and that it does not end too soon. */
class SessionEndTest {
  private final FlowDriver kiosk = FlowDriver.ready();

  private Duration lastExpected() {
    return kiosk.asked(Effect.Expect.class).getLast().within();
  }

  @Test
  void anIdleListIsWarnedAboutBeforeItEnds() {
    kiosk.card(WANG).pad(SANTI_TAG);
    assertThat(lastExpected()).isEqualTo(JourneyFlow.LIST);

    kiosk.timesOut();
    kiosk.at(Borrowing.class);
    assertThat(kiosk.kiosk().warned()).isTrue();
    assertThat(lastExpected()).isEqualTo(Flow.WARNING);

    kiosk.timesOut();
    kiosk.at(Welcome.class);
    assertThat(kiosk.lastAsked()).isEqualTo(new Effect.ExpectNothing());
    assertThat(kiosk.asked(Effect.WatchPad.class)).contains(new Effect.WatchPad(false));
  }

  @Test
  void moreTimeIsGivenAsOftenAsItIsAskedFor() {
    kiosk.card(WANG);
    for (int i = 0; i < 10; i++) {
      kiosk.timesOut().touch(new Touch.MoreTime());
      assertThat(kiosk.kiosk().warned()).isFalse();
      assertThat(lastExpected()).isEqualTo(JourneyFlow.LIST);
    }
    kiosk.at(Borrowing.class);
  }

  @Test
  void aBookLaidDownIsASignOfLife() {
    kiosk.card(WANG).timesOut().pad(SANTI_TAG);

    assertThat(kiosk.kiosk().warned()).isFalse();
  }

  @Test
  void whatHappensBehindThePatronsBackIsNone() {
    kiosk.world.loans.add(new Event.OnLoan(SANTI, "三体", Samples.DUE, false));
    kiosk.touch(new Touch.MyLoans()).card(WANG).touch(new Touch.Renew(SANTI)).timesOut();

    kiosk.settled(0, new Outcome.Applied(Samples.LATER)).service(Samples.OFFLINE);

    kiosk.at(MyLoans.class);
    assertThat(kiosk.kiosk().warned()).isTrue();
    kiosk.timesOut().at(Welcome.class);
  }

  @Test
  void asLongAsAMachineHasToDoTheNextStepNobodyIsWarnedOrSentAway() {
    for (Class<? extends Effect> slow :
        List.of(Effect.DecideLoan.class, Effect.Append.class, Effect.Secure.class)) {
      FlowDriver one = FlowDriver.ready().card(WANG).hold(slow).pad(SANTI_TAG);

      one.timesOut().timesOut().timesOut();
      one.touch(new Touch.Leave()).touch(new Touch.Finish(true));

      one.at(Borrowing.class);
      assertThat(one.kiosk().warned()).isFalse();
      assertThat(one.asked(Effect.Expect.class).getLast().within()).isEqualTo(JourneyFlow.LIST);
      assertThat(one.release().touch(new Touch.Finish(true)).kiosk().journey())
          .isInstanceOf(Finished.class);
    }
  }

  @Test
  void aMissingPartAndAnUnwrittenTagGetMoreTime() {
    kiosk.touch(new Touch.Return()).pad(SANGUO_1);
    assertThat(lastExpected()).isEqualTo(JourneyFlow.OWED);

    kiosk.world.stubborn.add(SANTI_TAG.uid());
    kiosk.pad(SANTI_TAG);
    assertThat(lastExpected()).isEqualTo(JourneyFlow.OWED);

    kiosk.timesOut().at(Returning.class);
    kiosk.timesOut().at(Welcome.class);
  }

  @Test
  void screensThatOnlyAskOrTellHaveAPromptsTime() {
    kiosk.touch(new Touch.Borrow());
    assertThat(lastExpected()).isEqualTo(JourneyFlow.PROMPT);
    kiosk.timesOut().at(Identify.class);
    kiosk.timesOut().at(Welcome.class);

    kiosk.world.blocked.put(LI, List.of(RefusalReason.PATRON_BLOCKED));
    kiosk.card(LI);
    assertThat(lastExpected()).isEqualTo(JourneyFlow.PROMPT);
    kiosk.timesOut().at(Welcome.class);
  }

  @Test
  void aCentreThatNeverAnswersKeepsNobodyWaitingForEver() {
    kiosk.hold(Effect.Identify.class).card(WANG).timesOut();

    kiosk.at(Welcome.class);
  }

  @Test
  void leavingKeepsWhatStandsAndPrintsNothing() {
    kiosk.card(WANG).pad(SANTI_TAG).touch(new Touch.Leave());

    kiosk.at(Welcome.class);
    assertThat(kiosk.world.acts()).hasSize(1);
    assertThat(kiosk.asked(Effect.Print.class)).isEmpty();
  }

  @Test
  void finishingWithNothingDoneGoesHome() {
    kiosk.world.denied.put(SANTI, List.of(RefusalReason.ITEM_UNKNOWN));
    kiosk.card(WANG).pad(SANTI_TAG, Samples.BLANK).touch(new Touch.Finish(true));

    kiosk.at(Welcome.class);
    assertThat(kiosk.asked(Effect.Print.class)).isEmpty();
  }

  @Test
  void theFieldIsOffFromTheFarewellOn() {
    kiosk.card(WANG).pad(SANTI_TAG).touch(new Touch.Finish(false));

    kiosk.at(Finished.class);
    assertThat(kiosk.asked(Effect.WatchPad.class)).contains(new Effect.WatchPad(false));
    assertThat(lastExpected()).isEqualTo(JourneyFlow.FAREWELL);
    kiosk.timesOut().at(Welcome.class);
  }

  @Test
  void theLanguageIsThePatronsAndGoesWithThePatron() {
    kiosk.card(WANG).touch(new Touch.ChangeLanguage(Kiosk.Language.ENGLISH));
    assertThat(kiosk.kiosk().language()).isEqualTo(Kiosk.Language.ENGLISH);

    kiosk.touch(new Touch.Leave());

    assertThat(kiosk.kiosk().language()).isEqualTo(Kiosk.Language.CHINESE);
  }

  @Test
  void aLanguageChosenAtTheWelcomeScreenGoesBackWhenNobodyComes() {
    kiosk.touch(new Touch.ChangeLanguage(Kiosk.Language.ENGLISH));
    assertThat(lastExpected()).isEqualTo(JourneyFlow.PROMPT);

    kiosk.timesOut();

    assertThat(kiosk.kiosk().language()).isEqualTo(Kiosk.Language.CHINESE);
  }
}
