package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.hardware.virtual.Switch;
import org.shuyi.hardware.virtual.VirtualCardDispenser;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualPanel;
import org.shuyi.hardware.virtual.VirtualScanner;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Proving;
import org.shuyi.kiosk.flow.Servicing;
import org.shuyi.sync.circulation.Act;

/** A technician at the real screens, with real drivers on pseudo-terminals. */
@SuppressWarnings("NullAway.Init") // made before each test
class TechnicianAtTheGlassTest extends AtTheGlass {
  private static final String CARD = "210000000099";

  private VirtualScanner scanner;
  private VirtualDevice<VirtualPanel> panel;
  private VirtualDevice<VirtualCardDispenser> dispenser;

  @Override
  List<String> technicians() {
    return List.of(CARD);
  }

  @BeforeEach
  void start() throws IOException {
    scanner = keep(new VirtualScanner(folder.resolve("scanner")));
    panel = virtual("panel", new VirtualPanel(0, 1, 0, 2, 0, 0));
    dispenser = virtual("dispenser", new VirtualCardDispenser());
    open();
    begin(
        driver("scanner", "scanner"),
        driver("panel", "panel", "case-door", 1L, "key-switch", 2L),
        driver("crt-571", "dispenser"));
    until(kiosk -> kiosk.service().lends());
  }

  private void empty(boolean on) throws IOException {
    for (Switch each : dispenser.switches()) {
      if (each.name().equals("empty")) {
        each.turn(on);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "zh, 维护需要钥匙, 设备自己报告了故障, 按设备的报告处理",
    "en, Service needs the key, The device itself says what is wrong, Put that right"
  })
  void cardPinAndKeyOpenAndATestNamesDeviceCauseAndStep(
      String language, String noKey, String cause, String step) throws IOException {
    speak(language);
    hold(scanner, CARD);
    until(kiosk -> kiosk.journey() instanceof Servicing.NoKey);
    told(noKey);
    assertThat(station.acts()).isEmpty();
    tap("leave");
    until(kiosk -> kiosk.journey() instanceof Journey.Welcome);
    speak(language);

    at(panel, it -> it.turnKey(true));
    until(kiosk -> kiosk.service().around().keyTurned());
    hold(scanner, CARD);
    until(kiosk -> kiosk.journey() instanceof Proving.EnterPin);
    type("739105");
    until(kiosk -> kiosk.journey() instanceof Servicing.Bench it && it.parts().size() == 3);

    empty(true);
    tap("test-all");
    told(cause);
    picture("technician-devices-" + language);
    tap("part-dispenser");
    told("dispenser");
    told(step);
    picture("technician-dispenser-" + language);

    empty(false);
    tap("test");
    until(
        kiosk ->
            kiosk.journey() instanceof Servicing.Bench it
                && it.part().filter(part -> part.well() && !part.testing()).isPresent());
    at(panel, it -> it.turnKey(false));
    until(kiosk -> kiosk.journey() instanceof Journey.Welcome);
    assertThat(station.acts()).hasOnlyElementsOfType(Act.DeviceFault.class);
    assertThat(station.acts().toString())
        .contains("OPENED by ****0099", "TESTED dispenser REFUSED", "TESTED dispenser READY")
        .contains("CLOSED by ****0099")
        .doesNotContain(CARD, "7391");
  }
}
