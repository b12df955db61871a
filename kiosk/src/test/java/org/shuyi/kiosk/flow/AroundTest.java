package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.kiosk.flow.Samples.ALL_WELL;
import static org.shuyi.kiosk.flow.Samples.SANTI_TAG;
import static org.shuyi.kiosk.flow.Samples.WANG;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyi.kiosk.flow.Around.Power;
import org.shuyi.kiosk.flow.Around.Presence;
import org.shuyi.kiosk.flow.Journey.Borrowing;
import org.shuyi.kiosk.flow.Journey.Returning;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.sync.circulation.Act;

/** What sensors change for whoever stands before the machine. */
class AroundTest {
  private final FlowDriver kiosk = FlowDriver.ready();

  private static Service around(Power power, boolean caseOpen, Presence presence) {
    return ALL_WELL.with(new Around(power, caseOpen, presence));
  }

  private static Service presence(Presence presence) {
    return around(Power.MAINS, false, presence);
  }

  @Test
  void whoHasGoneIsAskedForASignOfLifeSoonerAndHasTheFullWarning() {
    kiosk.service(presence(Presence.SOMEBODY)).card(WANG).pad(SANTI_TAG);
    kiosk.service(presence(Presence.NOBODY));

    assertThat(kiosk.kiosk().warned()).isTrue();
    assertThat(kiosk.asked(Effect.Expect.class).getLast().within()).isEqualTo(Flow.WARNING);
    kiosk.touch(new Touch.MoreTime());
    assertThat(kiosk.kiosk().warned()).isFalse();
    kiosk.at(Borrowing.class);

    kiosk.service(presence(Presence.SOMEBODY)).service(presence(Presence.NOBODY)).timesOut();
    kiosk.at(Welcome.class);
  }

  @Test
  void whoAskedForMoreTimeOnceAndForAllIsNotHurried() {
    kiosk.service(presence(Presence.SOMEBODY)).card(WANG).touch(new Touch.Change(Need.MORE_TIME));
    kiosk.service(presence(Presence.NOBODY));

    assertThat(kiosk.kiosk().warned()).isFalse();
  }

  @Test
  void aSensorThatFailsHurriesNobody() {
    kiosk.service(presence(Presence.SOMEBODY)).card(WANG);
    kiosk.service(presence(Presence.UNKNOWN));

    assertThat(kiosk.kiosk().warned()).isFalse();
  }

  @Test
  void onBatteryWhatWasBegunIsEndedAndOnlyBooksAreTakenBack() {
    kiosk.card(WANG).service(around(Power.BATTERY, false, Presence.UNKNOWN)).pad(SANTI_TAG);
    assertThat(kiosk.world.acts()).hasAtLeastOneElementOfType(Act.Loan.class);
    kiosk.touch(new Touch.Leave()).card(WANG).touch(new Touch.Borrow()).touch(new Touch.MyLoans());
    kiosk.touch(new Touch.Cards());
    kiosk.touch(new Touch.Return()).at(Returning.class);
  }

  @Test
  void withAnEmptyBatteryNothingIsBegunAndItStopsWhenNobodyIsServed() {
    kiosk.card(WANG);
    Kiosk before = kiosk.kiosk();
    kiosk.service(around(Power.BATTERY_LOW, false, Presence.UNKNOWN));
    assertThat(kiosk.kiosk().warned()).isTrue();
    assertThat(kiosk.kiosk().stops(before)).isFalse();

    before = kiosk.kiosk();
    kiosk.timesOut().at(Welcome.class);
    assertThat(kiosk.kiosk().stops(before)).isTrue();
    assertThat(kiosk.kiosk().stops(kiosk.kiosk())).isFalse();
    kiosk.touch(new Touch.Return()).at(Welcome.class);
  }

  @Test
  void oneThatIsStartedWithAnEmptyBatteryStaysToSaySo() {
    Kiosk first = Kiosk.starting().with(around(Power.BATTERY_LOW, false, Presence.UNKNOWN));

    assertThat(first.stops(Kiosk.starting())).isFalse();
  }

  @Test
  void whileTheCaseIsOpenNothingIsBegun() {
    kiosk.service(around(Power.MAINS, true, Presence.SOMEBODY));
    kiosk.touch(new Touch.Return()).card(WANG).touch(new Touch.Borrow()).touch(new Touch.Cards());
    kiosk.at(Welcome.class);
    Service open = kiosk.kiosk().service();
    assertThat(List.of(open.lends(), open.takesBack(), open.showsLoans(), open.changesCards()))
        .containsOnly(false);
  }

  @Test
  void whatASensorFindsWrongIsWrittenDown() {
    Act.DeviceFault fault = new Act.DeviceFault("panel", "CASE_OPEN");
    kiosk.hears(new Event.FaultNoticed(fault));

    assertThat(kiosk.world.acts()).containsExactly(fault);
  }
}
