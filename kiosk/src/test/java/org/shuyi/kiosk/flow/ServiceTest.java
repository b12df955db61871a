package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.kiosk.flow.Samples.OFFLINE;
import static org.shuyi.kiosk.flow.Samples.SANTI;
import static org.shuyi.kiosk.flow.Samples.SANTI_TAG;
import static org.shuyi.kiosk.flow.Samples.WANG;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.kiosk.flow.Journey.Borrowing;
import org.shuyi.kiosk.flow.Journey.Identify;
import org.shuyi.kiosk.flow.Journey.NeedsCentre;
import org.shuyi.kiosk.flow.Journey.Returning;
import org.shuyi.kiosk.flow.Journey.Welcome;

/** What works now, and what can be done with it: each rung of the service ladder. */
class ServiceTest {
  @ParameterizedTest
  @CsvSource({
    // online, reader, scanner, printer, journal -> lends, takes back, shows loans
    "true,  true,  true,  true,  true,  true,  true,  true",
    "false, true,  true,  true,  true,  true,  true,  false",
    "true,  true,  true,  false, true,  true,  true,  true",
    "true,  false, true,  true,  true,  true,  false, true",
    "false, false, true,  true,  true,  true,  false, false",
    "true,  true,  false, true,  true,  false, true,  false",
    "true,  true,  true,  true,  false, false, false, false",
    "false, false, false, false, false, false, false, false",
  })
  void eachRungOffersWhatItCan(
      boolean online,
      boolean reader,
      boolean scanner,
      boolean printer,
      boolean journal,
      boolean lends,
      boolean takesBack,
      boolean showsLoans) {
    Service rung = new Service(online, reader, scanner, printer, journal, 0, 0, Instant.EPOCH);

    assertThat(touched(rung, new Touch.Borrow()))
        .isInstanceOf(lends ? Identify.class : Welcome.class);
    assertThat(touched(rung, new Touch.Return()))
        .isInstanceOf(takesBack ? Returning.class : Welcome.class);
    assertThat(touched(rung, new Touch.MyLoans()))
        .isInstanceOf(showsLoans ? Identify.class : NeedsCentre.class);
  }

  private static Journey touched(Service rung, Touch touch) {
    return new FlowDriver().service(rung).touch(touch).kiosk().journey();
  }

  @Test
  void beforeAnythingAnsweredNothingIsOffered() {
    assertThat(new FlowDriver().touch(new Touch.Return()).kiosk().journey())
        .isEqualTo(new Welcome());
  }

  @Test
  void aCableThatIsPulledInMidSessionIsShownAndTheSessionGoesOn() {
    FlowDriver kiosk = FlowDriver.ready().card(WANG).pad(SANTI_TAG);

    kiosk.service(OFFLINE);

    kiosk.at(Borrowing.class);
    assertThat(kiosk.kiosk().service()).isEqualTo(OFFLINE);
    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.Done.class);
  }

  @Test
  void aChangeOfServiceNeitherWakesNorHidesAWarning() {
    FlowDriver kiosk = FlowDriver.ready().card(WANG).timesOut();
    int before = kiosk.asked(Effect.Expect.class).size();

    kiosk.service(OFFLINE);

    assertThat(kiosk.kiosk().warned()).isTrue();
    assertThat(kiosk.asked(Effect.Expect.class)).hasSize(before);
  }
}
