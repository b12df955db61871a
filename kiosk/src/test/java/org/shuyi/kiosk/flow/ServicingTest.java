package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.kiosk.flow.Samples.ALL_WELL;
import static org.shuyi.kiosk.flow.Samples.SANTI_TAG;
import static org.shuyi.kiosk.flow.Samples.WANG;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.shuyi.hardware.device.Advice.Cause;
import org.shuyi.kiosk.flow.Around.Power;
import org.shuyi.kiosk.flow.Around.Presence;
import org.shuyi.kiosk.flow.Event.PinVerified.Verdict;
import org.shuyi.kiosk.flow.Journey.Borrowing;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.kiosk.flow.Servicing.Bench;
import org.shuyi.kiosk.flow.Servicing.NoKey;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.PatronId;

/** A technician's card, PIN and key, and what is seen then. */
class ServicingTest {
  static final Service ATTENDED =
      ALL_WELL.with(new Around(Power.MAINS, false, Presence.UNKNOWN, Around.Chute.NONE, true));
  private static final Service CASE_OPEN =
      ALL_WELL.with(new Around(Power.MAINS, true, Presence.UNKNOWN));
  private static final PatronId TECHNICIAN = new PatronId("2301000099009");

  private final FlowDriver kiosk = FlowDriver.ready().hold(Effect.VerifyPin.class);

  private FlowDriver typed(Verdict verdict) {
    kiosk.hears(new Event.TechnicianScanned(TECHNICIAN));
    List.of(7, 3, 9, 1).forEach(digit -> kiosk.touch(new Touch.Digit(digit)));
    return kiosk.touch(new Touch.Enter()).hears(new Event.PinVerified(TECHNICIAN, verdict));
  }

  private List<String> notes() {
    return kiosk.world.acts().stream()
        .filter(act -> act instanceof Act.DeviceFault fault && fault.isService())
        .map(act -> ((Act.DeviceFault) act).condition())
        .toList();
  }

  @Test
  void cardPinAndKeyTogetherShowTheDevices() {
    Bench bench = opened();
    assertThat(bench.parts()).isEqualTo(Samples.PARTS);
    assertThat(notes()).containsExactly("OPENED by ****9009");
  }

  @Test
  void anOpenCaseIsAKeyToo() {
    kiosk.service(CASE_OPEN);
    typed(Verdict.RIGHT).at(Bench.class);
  }

  @Test
  void withoutAKeyNoPinIsEvenAskedFor() {
    typed(Verdict.RIGHT).at(NoKey.class);
    assertThat(kiosk.asked(Effect.VerifyPin.class)).isEmpty();
    kiosk.service(ATTENDED);
    typed(Verdict.RIGHT).at(Bench.class);
  }

  @ParameterizedTest
  @EnumSource(value = Verdict.class, mode = Mode.EXCLUDE, names = "RIGHT")
  void noOtherPinOpens(Verdict verdict) {
    kiosk.service(ATTENDED);
    typed(verdict);
    assertThat(kiosk.kiosk().journey()).isNotInstanceOf(Servicing.class);
    assertThat(notes()).isEmpty();
  }

  @Test
  void aPatronWhoIsServedIsNotDisturbed() {
    kiosk.service(ATTENDED).card(WANG).pad(SANTI_TAG);
    kiosk.hears(new Event.TechnicianScanned(TECHNICIAN)).at(Borrowing.class);
  }

  @Test
  void aTestNamesTheDeviceTheCauseAndIsWrittenDown() {
    Bench all = opened();
    assertThat(all.part()).isEmpty();
    kiosk.touch(new Touch.LookAt("slips")).hold(Effect.TestPart.class).touch(new Touch.Test());
    assertThat(part().testing()).isTrue();
    kiosk.touch(new Touch.Test());
    assertThat(kiosk.asked(Effect.TestPart.class)).hasSize(1);
    kiosk.release();
    assertThat(part().testing()).isFalse();
    assertThat(part().advice().orElseThrow().likely()).isEqualTo(Cause.PAPER_OUT);
    assertThat(notes()).contains("TESTED slips PAPER_OUT by ****9009");
    assertThat(kiosk.touch(new Touch.Back()).at(Bench.class).part()).isEmpty();
  }

  @Test
  void allAreTestedAtOnce() {
    opened();
    kiosk.touch(new Touch.Test());
    assertThat(kiosk.at(Bench.class).parts()).allMatch(part -> part.last() != null);
    assertThat(notes()).hasSize(3);
  }

  @Test
  void whatChangesIsSeenAndWhatWasTestedIsKept() {
    opened();
    kiosk.touch(new Touch.Test()).service(ATTENDED.with(CASE_OPEN.around()));
    assertThat(kiosk.asked(Effect.SeeParts.class)).hasSize(2);
    assertThat(kiosk.at(Bench.class).parts()).allMatch(part -> part.last() != null);
  }

  @Test
  void aKeyThatIsTurnedBackEndsIt() {
    opened();
    kiosk.service(ALL_WELL).at(Welcome.class);
    assertThat(notes().getLast()).isEqualTo("CLOSED by ****9009");
    assertThat(kiosk.asked(Effect.ClearDesk.class)).isNotEmpty();
  }

  @Test
  void aKeyThatIsTurnedBackWhileThePinIsTypedEndsItToo() {
    kiosk
        .service(ATTENDED)
        .hears(new Event.TechnicianScanned(TECHNICIAN))
        .at(Proving.EnterPin.class);
    kiosk.service(ALL_WELL).at(Welcome.class);
  }

  @Test
  void leavingEndsIt() {
    opened();
    kiosk.touch(new Touch.Leave()).at(Welcome.class);
    kiosk.hears(new Event.PartTested(Samples.examined(Samples.PARTS.getFirst().device())));
    kiosk.at(Welcome.class);
  }

  private Bench opened() {
    kiosk.service(ATTENDED);
    return typed(Verdict.RIGHT).at(Bench.class);
  }

  private Part part() {
    return kiosk.at(Bench.class).part().orElseThrow();
  }
}
