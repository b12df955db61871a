package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Drivers;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.hardware.virtual.VirtualRelayBoard;
import org.shuyi.hardware.virtual.VirtualSocket;
import org.shuyi.hardware.virtual.VirtualUps;
import org.shuyi.kiosk.flow.Around;
import org.shuyi.kiosk.flow.Around.Power;
import org.shuyi.kiosk.flow.Around.Presence;
import org.shuyi.kiosk.flow.Event;

/** Sensors by their real drivers on virtual devices. */
class SurroundingsTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  @TempDir private Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private final List<String> faults = new CopyOnWriteArrayList<>();
  private final Surroundings around =
      new Surroundings(nanos::get, event -> faults.add(told((Event.FaultNoticed) event)));
  private VirtualDevice<VirtualRelayBoard> panel;
  private VirtualDevice<VirtualUps> ups;
  private Path zone;
  private List<Device> devices;

  private static String told(Event.FaultNoticed event) {
    return event.fault().device() + " " + event.fault().condition();
  }

  @BeforeEach
  void start() throws IOException {
    panel =
        new VirtualDevice<>(
            "panel",
            new VirtualPort(folder.resolve("panel")),
            new VirtualRelayBoard(8),
            LineTiming.of(9600));
    turn(panel, board -> board.contact(1, false));
    VirtualSocket socket = new VirtualSocket();
    ups = new VirtualDevice<>("ups", socket, new VirtualUps(), LineTiming.NONE);
    zone = Files.writeString(folder.resolve("temp"), "41500\n");
    devices =
        List.of(
            made(
                "panel",
                Map.of(
                    "address",
                    panel.address(),
                    "presence",
                    1L,
                    "case-door",
                    2L,
                    "mains",
                    3L,
                    "hold",
                    0L)),
            made("nut", Map.of("address", ups.address())),
            made("thermal-zone", Map.of("address", "sysfs:" + zone)));
    devices.forEach(Device::start);
    await().atMost(SOON).until(() -> devices.stream().allMatch(each -> each.condition().usable()));
    until(new Around(Power.MAINS, false, Presence.NOBODY));
  }

  private Device made(String driver, Map<String, Object> settings) {
    return Drivers.installed().fit(driver, new DeviceId(driver), settings).make(around::heard);
  }

  @AfterEach
  void stop() {
    devices.forEach(Device::close);
    panel.close();
    ups.close();
  }

  @Test
  void everySensorIsBelievedWhileItAnswersAndTheCentreIsTold() {
    assertThat(faults).isEmpty();
    turn(panel, board -> board.contact(1, true));
    until(new Around(Power.MAINS, false, Presence.SOMEBODY));
    turn(panel, board -> board.contact(2, false));
    until(new Around(Power.MAINS, true, Presence.SOMEBODY));
    assertThat(around.told(devices))
        .containsEntry("panel", "READY CASE_OPEN")
        .containsEntry("nut", "READY MAINS 97 %")
        .containsEntry("thermal-zone", "READY 42 C");

    turn(ups, supply -> supply.put("ups.status", "OB LB"));
    until(new Around(Power.BATTERY_LOW, true, Presence.SOMEBODY));
    assertThat(faults).containsExactly("panel CASE_OPEN", "nut BATTERY_LOW");

    panel.unplug();
    until(new Around(Power.BATTERY_LOW, false, Presence.UNKNOWN));
    assertThat(around.told(devices).get("panel")).startsWith("ABSENT ");
  }

  @Test
  void aContactThatTremblesDoesNotFillTheJournal() {
    turn(panel, board -> board.contact(3, false));
    until(new Around(Power.BATTERY, false, Presence.NOBODY));
    turn(panel, board -> board.contact(3, true));
    until(new Around(Power.MAINS, false, Presence.NOBODY));
    assertThat(faults).containsExactly("panel BATTERY");

    nanos.addAndGet(Duration.ofMinutes(2).toNanos());
    turn(panel, board -> board.contact(1, true));
    await().atMost(SOON).until(() -> faults.contains("panel READY"));
  }

  private <P extends org.shuyi.hardware.virtual.Peer> void turn(
      VirtualDevice<P> device, Consumer<P> how) {
    Boolean done =
        device.with(
            peer -> {
              how.accept(peer);
              return true;
            });
    assertThat(done).isTrue();
  }

  private void until(Around wanted) {
    await().atMost(SOON).until(() -> around.around(Around.Chute.NONE).equals(wanted));
  }
}
