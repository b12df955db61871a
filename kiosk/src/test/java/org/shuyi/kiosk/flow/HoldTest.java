package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyi.kiosk.flow.Holding.Told.Matter;
import org.shuyi.kiosk.flow.Journey.NeedsCentre;
import org.shuyi.kiosk.flow.Journey.PatronRefused;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RefusalReason;

/** Asking for a book, looking at what was asked for, giving it up. */
class HoldTest {
  private final FlowDriver kiosk = FlowDriver.ready();

  private FlowDriver asked(Service service) {
    return kiosk
        .service(service)
        .touch(new Touch.Find())
        .touch(new Touch.Letter("H"))
        .hears(
            new Event.TitlesFound(
                new Wanted("H", null, false), Samples.TITLES, Searching.Answer.ALL))
        .touch(new Touch.Choose(1))
        .touch(new Touch.AskFor());
  }

  private Matter told() {
    return kiosk.at(Holding.Told.class).matter();
  }

  @Test
  void isToldAsAskedUntilTheLibrarySaysYes() {
    asked(Samples.ALL_WELL).card(Samples.WANG);
    assertThat(kiosk.world.acts())
        .containsExactly(new Act.HoldPlaced(Samples.HONGLOU, Samples.WANG));
    assertThat(told()).isEqualTo(Matter.ASKED);
    kiosk.settled(0, new Outcome.Applied(null));
    assertThat(told()).isEqualTo(Matter.PLACED);
    kiosk.timesOut();
    assertThat(kiosk.kiosk().journey()).isEqualTo(new Welcome());
  }

  @Test
  void aRefusalIsToldToWhoIsStillThere() {
    asked(Samples.ALL_WELL).card(Samples.WANG);
    kiosk.settled(0, new Outcome.Refused(List.of(RefusalReason.OTHER), ""));
    assertThat(told()).isEqualTo(Matter.REFUSED);
  }

  @Test
  void offlineItIsWrittenDownAndNothingIsPromised() {
    asked(Samples.OFFLINE).card(Samples.WANG);
    assertThat(told()).isEqualTo(Matter.LATER);
    assertThat(kiosk.world.acts()).hasSize(1);
  }

  @Test
  void whoIsBlockedIsRefusedAndWhoHasAllLoansIsNot() {
    kiosk.world.blocked.put(Samples.WANG, List.of(RefusalReason.PATRON_BLOCKED));
    asked(Samples.ALL_WELL).card(Samples.WANG).at(PatronRefused.class);
    assertThat(kiosk.world.acts()).isEmpty();
    kiosk.touch(new Touch.Leave());
    kiosk.world.blocked.put(Samples.WANG, List.of(RefusalReason.LOAN_LIMIT_REACHED));
    asked(Samples.ALL_WELL).card(Samples.WANG).at(Holding.Told.class);
  }

  @Test
  void aFullDiskIsToldAndAStrangeCardIsAskedForAgain() {
    kiosk.world.diskFull = true;
    asked(Samples.ALL_WELL).hears(new Event.CardScanned(null));
    assertThat(kiosk.at(Holding.ShowCard.class).notACard()).isTrue();
    kiosk.card(Samples.WANG);
    assertThat(told()).isEqualTo(Matter.NOT_WRITTEN);
  }

  @Test
  void whatIsHereIsNotAskedFor() {
    kiosk
        .touch(new Touch.Find())
        .touch(new Touch.Letter("S"))
        .hears(
            new Event.TitlesFound(
                new Wanted("S", null, false), Samples.TITLES, Searching.Answer.ALL))
        .touch(new Touch.Choose(0))
        .touch(new Touch.AskFor())
        .at(Searching.Chosen.class);
  }

  @Test
  void aHoldIsGivenUpOnlyAfterAsking() {
    kiosk.touch(new Touch.MyLoans()).card(Samples.WANG).touch(new Touch.MyHolds());
    assertThat(kiosk.at(Holding.Listed.class).wishes()).hasSize(1);
    kiosk.touch(new Touch.CancelHold(Samples.HONGLOU)).touch(new Touch.Back());
    assertThat(kiosk.world.acts()).isEmpty();
    kiosk.touch(new Touch.CancelHold(Samples.HONGLOU)).touch(new Touch.Agree());
    assertThat(kiosk.at(Holding.Listed.class).wishes()).isEmpty();
    assertThat(kiosk.world.acts())
        .containsExactly(new Act.HoldCancelled(Samples.HONGLOU, Samples.WANG));
  }

  @Test
  void withoutTheCentreWhatThisMachineKnowsIsToldWithItsAge() {
    kiosk.service(Samples.OFFLINE).touch(new Touch.MyLoans()).at(NeedsCentre.class);
    kiosk.touch(new Touch.MyHolds()).card(Samples.WANG);
    Holding.Listed listed = kiosk.at(Holding.Listed.class);
    assertThat(listed.wishes()).hasSize(1);
    assertThat(listed.asOf()).isNotNull();
  }

  @Test
  void whatNobodyKnowsNeedsTheCentre() {
    kiosk.world.knowsHolds = false;
    kiosk.touch(new Touch.MyLoans()).card(Samples.WANG);
    kiosk.service(Samples.OFFLINE).touch(new Touch.MyHolds()).at(NeedsCentre.class);
  }
}
