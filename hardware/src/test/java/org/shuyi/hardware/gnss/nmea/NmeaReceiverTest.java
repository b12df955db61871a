package org.shuyi.hardware.gnss.nmea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.conformance.DeviceConformance;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.gnss.Gnss;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualGnss;
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.hardware.virtual.WireFault;

final class NmeaReceiverTest extends DeviceConformance<Gnss> {
  private static final DeviceId ID = new DeviceId("gnss");

  private static VirtualDevice<VirtualGnss> receiver(Path port) throws IOException {
    return new VirtualDevice<>(
        "gnss", new VirtualPort(port), new VirtualGnss(), LineTiming.of(115_200));
  }

  @Override
  protected VirtualDevice<?> peer(Path directory) throws IOException {
    return receiver(directory.resolve("gnss"));
  }

  @Override
  protected Driver driver() {
    return new NmeaDriver();
  }

  @Override
  protected Map<String, Function<Gnss, CompletionStage<?>>> commands() {
    return Map.of("check", Gnss::check);
  }

  /** It is told nothing, so that it can't miss it. */
  @Override
  protected boolean notices(WireFault fault) {
    return !(fault instanceof WireFault.Deaf);
  }

  @Test
  void aVanThatComesOutOfItsGarageIsLocated(@TempDir Path garage) throws IOException {
    List<DeviceEvent> events = new CopyOnWriteArrayList<>();
    try (VirtualDevice<VirtualGnss> receiver = receiver(garage.resolve("van"));
        Gnss gnss =
            new NmeaDriver()
                .make(ID, new Settings(ID, Map.of("address", receiver.address())), events::add)) {
      gnss.start();
      await().untilAsserted(() -> assertThat(events).contains(new Gnss.FixLost(ID)));
      receiver.with(
          peer -> {
            peer.bodies(
                "GNRMC,023044.00,A,3954.0000,N,11630.0000,E,0.02,,211126,,,A",
                "GNGGA,023044.00,3954.0000,N,11630.0000,E,1,09,1.0,44.0,M,,M,,");
            return true;
          });
      Instant when = Instant.parse("2026-11-21T02:30:44Z");
      await()
          .untilAsserted(
              () ->
                  assertThat(events)
                      .contains(
                          new Gnss.Located(ID, 39.9, 116.5, when), new Gnss.FixQuality(ID, 1, 9)));
    }
    assertThat(events).filteredOn(Gnss.FixLost.class::isInstance).hasSize(1);
  }
}
