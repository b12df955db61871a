package org.shuyi.hardware.sensor.nut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.conformance.GoldenFrames;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.sensor.PowerSupply;
import org.shuyi.hardware.sensor.PowerSupply.Source;
import org.shuyi.hardware.sensor.PowerSupply.Supplied;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualSocket;
import org.shuyi.hardware.virtual.VirtualUps;

@GoldenFrames(drivers = "nut", from = "RFC 9271")
class NutSupplyTest {
  private static final DeviceId ID = new DeviceId("supply");

  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  private VirtualDevice<VirtualUps> upsd;
  private PowerSupply supply;

  @BeforeEach
  void begin() throws IOException {
    upsd = new VirtualDevice<>("ups", new VirtualSocket(), new VirtualUps(), LineTiming.NONE);
    supply =
        new NutDriver().make(ID, new Settings(ID, Map.of("address", upsd.address())), events::add);
    supply.start();
    await().until(() -> supply.condition().equals(Condition.READY));
  }

  @AfterEach
  void end() {
    supply.close();
    upsd.close();
  }

  private Condition after(Consumer<VirtualUps> deed) {
    upsd.with(
        it -> {
          deed.accept(it);
          return true;
        });
    return supply.check().toCompletableFuture().join();
  }

  @Test
  void mainsBatteryAndItsEndAreTold() {
    assertThat(after(it -> it.put("ups.status", "OB DISCHRG"))).isEqualTo(Condition.READY);
    assertThat(after(it -> it.put("ups.status", "OB LB"))).isEqualTo(Condition.READY);
    assertThat(after(it -> it.put("battery.charge", "7"))).isEqualTo(Condition.READY);
    assertThat(events)
        .filteredOn(Supplied.class::isInstance)
        .containsExactly(
            new Supplied(ID, Source.MAINS, OptionalInt.of(97)),
            new Supplied(ID, Source.BATTERY, OptionalInt.of(97)),
            new Supplied(ID, Source.BATTERY_LOW, OptionalInt.of(97)),
            new Supplied(ID, Source.BATTERY_LOW, OptionalInt.of(7)));
    assertThat(supply.examine().toCompletableFuture().join().identity().model())
        .isEqualTo("Virtual 600");
  }

  @Test
  void whatUpsdRefusesShows() {
    assertThat(after(VirtualUps::forget).toString()).contains("DATA-STALE");
    assertThat(supply.condition()).isInstanceOf(Condition.Degraded.class);
  }

  @Test
  void linesReadAsUpsdWritesThem() {
    assertThat(Line.of("VAR ups ups.status \"OL CHRG\""))
        .contains(new Line.Value("ups", "ups.status", "OL CHRG"));
    assertThat(Line.of("ERR UNKNOWN-UPS")).contains(new Line.Refusal("UNKNOWN-UPS"));
    assertThat(Line.of("VAR ups ups.status \"OL")).isEmpty();
    assertThat(Line.source("OL CHRG")).contains(Source.MAINS);
    assertThat(Line.source("OB LB")).contains(Source.BATTERY_LOW);
    assertThat(Line.source("OFF")).isEmpty();
  }

  @Property(tries = 300)
  void anyLineIsALineOrNone(@ForAll String line) {
    assertThat(Line.of(line).stream().count()).isBetween(0L, 1L);
  }
}
