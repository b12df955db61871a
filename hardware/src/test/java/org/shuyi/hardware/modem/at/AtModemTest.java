package org.shuyi.hardware.modem.at;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.Examination;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.modem.Modem;
import org.shuyi.hardware.modem.Modem.Registration;
import org.shuyi.hardware.modem.Modem.Signal;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualModem;
import org.shuyi.hardware.virtual.VirtualPort;

class AtModemTest {
  private static final DeviceId ID = new DeviceId("modem");

  @TempDir private Path directory;
  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  private VirtualDevice<VirtualModem> peer;
  private Modem modem;

  @BeforeEach
  void begin() throws IOException {
    peer =
        new VirtualDevice<>(
            "modem",
            new VirtualPort(directory.resolve("modem")),
            new VirtualModem(),
            LineTiming.of(115_200));
    change(it -> it.chatty(true));
    modem =
        new AtDriver().make(ID, new Settings(ID, Map.of("address", peer.address())), events::add);
    modem.start();
  }

  @AfterEach
  void end() {
    modem.close();
    peer.close();
  }

  private void change(Consumer<VirtualModem> deed) {
    peer.with(
        it -> {
          deed.accept(it);
          return true;
        });
  }

  private void awaitSignal(int dbm, Registration registration) {
    Signal signal = new Signal(ID, OptionalInt.of(dbm), registration);
    await().untilAsserted(() -> assertThat(events).contains(signal));
  }

  @Test
  void signalAndNetworkAreToldAmongLinesThatNobodyAskedFor() {
    awaitSignal(-79, Registration.HOME);
    change(it -> it.strength(5));
    change(it -> it.registration(5));
    awaitSignal(-103, Registration.ROAMING);
    assertThat(modem.condition()).isEqualTo(Condition.READY);
  }

  @Test
  void aCardThatTheNetworkRefusesShows() {
    change(it -> it.registration(3));
    await().until(() -> modem.condition() instanceof Condition.Degraded);
    assertThat(modem.condition().toString()).contains("SIM card");
  }

  @Test
  void aCardThatWantsItsPinShows() {
    awaitSignal(-79, Registration.HOME);
    change(it -> it.lock(true));
    await()
        .until(
            () ->
                modem.check().toCompletableFuture().join()
                        instanceof Condition.Degraded(var reason, String detail)
                    && detail.contains("SIM PIN"));
    change(it -> it.lock(false));
    await().until(() -> modem.check().toCompletableFuture().join().equals(Condition.READY));
  }

  /** A caller's number must not come to a technician's screen. */
  @Test
  void anExaminationNamesTheModemAndShowsNoNumber() {
    awaitSignal(-79, Registration.HOME);
    Examination examination = modem.examine().toCompletableFuture().join();
    assertThat(examination.identity().model()).isEqualTo("Virtual VM7600");
    assertThat(examination.identity().firmware()).isEqualTo("VM7600-1.2");
    assertThat(examination.identity().serialNumber()).isEmpty();
    assertThat(examination.exchange())
        .anySatisfy(piece -> assertThat(piece.sent()).isFalse())
        .allSatisfy(piece -> assertThat(piece.sent() || piece.hex().isEmpty()).isTrue());
  }
}
