package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.kiosk.flow.Samples.LI;
import static org.shuyi.kiosk.flow.Samples.WANG;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyi.kiosk.flow.Manner.Call;
import org.shuyi.kiosk.flow.Manner.Panel;
import org.shuyi.sync.circulation.RefusalReason;

class AccessFlowTest {
  private final FlowDriver kiosk = FlowDriver.ready();

  @ParameterizedTest
  @EnumSource
  void everyNeedIsOneTouchAndGoneByAnother(Need need) {
    kiosk.touch(new Touch.Change(need));
    assertThat(profile().has(need)).isTrue();

    kiosk.touch(new Touch.Change(need));
    assertThat(profile()).isEqualTo(Profile.STANDARD);
  }

  @Test
  void theOldGetLargeTypeAndTimeAndNoChildrensScreen() {
    kiosk.touch(new Touch.Change(Need.CHILDREN)).touch(new Touch.Change(Need.ELDER));

    assertThat(profile().chosen()).containsExactly(Need.ELDER);
    assertThat(profile().has(Need.LARGE_TYPE)).isTrue();
    assertThat(profile().has(Need.MORE_TIME)).isTrue();
  }

  @Test
  void whoNeedsTimeGetsThreeTimesAsMuch() {
    kiosk.touch(new Touch.Borrow());
    assertThat(kiosk.lastAsked()).isEqualTo(new Effect.Expect(Duration.ofSeconds(30)));

    kiosk.touch(new Touch.Change(Need.MORE_TIME));
    assertThat(kiosk.lastAsked()).isEqualTo(new Effect.Expect(Duration.ofSeconds(90)));
  }

  /** WCAG 2.2, 2.2.1: at least ten times. */
  @Test
  void moreTimeCanBeHadAgainAndAgain() {
    kiosk.touch(new Touch.Change(Need.MORE_TIME)).card(WANG);
    for (int i = 0; i < 25; i++) {
      kiosk.timesOut();
      assertThat(kiosk.kiosk().warned()).isTrue();
      assertThat(kiosk.lastAsked()).isEqualTo(new Effect.Expect(Flow.WARNING));
      kiosk.touch(new Touch.MoreTime());
      assertThat(kiosk.kiosk().warned()).isFalse();
      assertThat(kiosk.lastAsked()).isEqualTo(new Effect.Expect(Duration.ofMinutes(3)));
    }
    kiosk.timesOut().timesOut();
    assertThat(kiosk.kiosk().journey()).isEqualTo(new Journey.Welcome());
  }

  @Test
  void nothingIsKeptUnlessThePatronAsksForIt() {
    kiosk.card(WANG).touch(new Touch.Change(Need.VOICE));
    assertThat(kiosk.asked(Effect.KeepProfile.class)).isEmpty();

    kiosk.touch(new Touch.Remember(true)).touch(new Touch.Change(Need.LEFT_HAND));
    assertThat(kiosk.asked(Effect.KeepProfile.class))
        .containsExactly(
            new Effect.KeepProfile(WANG, new Profile(Set.of(Need.VOICE))),
            new Effect.KeepProfile(WANG, new Profile(Set.of(Need.VOICE, Need.LEFT_HAND))));
  }

  @Test
  void aCardBringsWhatWasKeptWithItAndTakesItAwayAgain() {
    kiosk.card(WANG).touch(new Touch.Change(Need.ELDER)).touch(new Touch.Remember(true));
    kiosk.touch(new Touch.Leave());
    assertThat(kiosk.kiosk().manner()).isEqualTo(Manner.USUAL);

    kiosk.card(LI);
    assertThat(profile()).isEqualTo(Profile.STANDARD);
    kiosk.touch(new Touch.Leave()).card(WANG);
    assertThat(profile()).isEqualTo(new Profile(Set.of(Need.ELDER)));
    assertThat(kiosk.kiosk().manner().remembered()).isTrue();

    kiosk.touch(new Touch.Remember(false)).touch(new Touch.Leave()).card(WANG);
    assertThat(profile()).isEqualTo(Profile.STANDARD);
    assertThat(kiosk.asked(Effect.ForgetProfile.class)).hasSize(1);
  }

  @Test
  void whatIsAskedForNowGoesBeforeWhatWasKept() {
    kiosk.card(WANG).touch(new Touch.Change(Need.ELDER)).touch(new Touch.Remember(true));
    kiosk.touch(new Touch.Leave()).touch(new Touch.Change(Need.HIGH_CONTRAST)).card(WANG);

    assertThat(profile()).isEqualTo(new Profile(Set.of(Need.HIGH_CONTRAST)));
    kiosk.touch(new Touch.Leave()).card(WANG);
    assertThat(profile()).isEqualTo(new Profile(Set.of(Need.HIGH_CONTRAST)));
  }

  @Test
  void anAnswerForWhoHasLeftChangesNothing() {
    kiosk.hold(Effect.RecallProfile.class).card(WANG).touch(new Touch.Leave());

    kiosk.hears(new Event.ProfileRecalled(WANG, new Profile(Set.of(Need.ELDER))));

    assertThat(kiosk.kiosk().manner()).isEqualTo(Manner.USUAL);
  }

  @Test
  void nobodyIsRememberedWithoutACardOrWithOneNobodyKnows() {
    kiosk.touch(new Touch.Change(Need.VOICE)).touch(new Touch.Remember(true));
    assertThat(kiosk.kiosk().manner().remembered()).isFalse();

    FlowDriver unknown = FlowDriver.ready();
    unknown.world.blocked.put(WANG, List.of(RefusalReason.PATRON_UNKNOWN));
    unknown.card(WANG);
    assertThat(unknown.asked(Effect.RecallProfile.class)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCESS", "HELP"})
  void aPanelOnTheWelcomeScreenGoesWhenNobodyIsThere(Panel panel) {
    kiosk.touch(new Touch.Open(panel));
    assertThat(kiosk.lastAsked()).isEqualTo(new Effect.Expect(Duration.ofSeconds(30)));

    kiosk.timesOut();

    assertThat(kiosk.kiosk().manner()).isEqualTo(Manner.USUAL);
    assertThat(kiosk.lastAsked()).isEqualTo(new Effect.ExpectNothing());
  }

  @Test
  void anotherScreenComesWithoutThePanel() {
    kiosk.touch(new Touch.Borrow()).touch(new Touch.Open(Panel.HELP)).card(WANG);

    assertThat(kiosk.kiosk().manner().panel()).isEqualTo(Panel.NONE);
  }

  @Test
  void aCallForStaffSaysWhereThePatronIsAndNotWho() {
    kiosk.card(WANG).touch(new Touch.CallStaff()).touch(new Touch.CallStaff());

    assertThat(kiosk.asked(Effect.CallStaff.class))
        .containsExactly(new Effect.CallStaff("Borrowing"));
    assertThat(kiosk.kiosk().manner().call()).isEqualTo(Call.CALLED);
  }

  @Test
  void aCallThatCouldNotBeWrittenDownCanBeMadeAgain() {
    kiosk.world.diskFull = true;
    kiosk.touch(new Touch.CallStaff());
    assertThat(kiosk.kiosk().manner().call()).isEqualTo(Call.FAILED);

    kiosk.world.diskFull = false;
    kiosk.touch(new Touch.CallStaff());
    assertThat(kiosk.kiosk().manner().call()).isEqualTo(Call.CALLED);
  }

  private Profile profile() {
    return kiosk.kiosk().manner().profile();
  }
}
