package org.shuyi.hardware.sensor.max17040;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.device.Advice;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.link.open.LinkAddress;
import org.shuyi.hardware.sensor.PowerSupply;
import org.shuyi.hardware.sensor.PowerSupply.Source;
import org.shuyi.hardware.sensor.PowerSupply.Supplied;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualI2c;
import org.shuyi.hardware.virtual.VirtualMax17040;
import org.shuyi.hardware.virtual.WireFault;

class Max17040SupplyTest {
  private static final DeviceId ID = new DeviceId("battery");

  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private VirtualDevice<VirtualMax17040> chip;
  private PowerSupply supply;

  @BeforeEach
  void begin() throws IOException {
    VirtualI2c bus = new VirtualI2c(0x36);
    chip = new VirtualDevice<>("max17040", bus, new VirtualMax17040(), LineTiming.NONE);
    LinkOpener wire = LinkAddress.parse(chip.address()).opener();
    supply = new Max17040Supply(ID, wire, 15, now::get, events::add);
    supply.start();
    await().until(() -> supply.condition().equals(Condition.READY));
  }

  @AfterEach
  void end() {
    supply.close();
    chip.close();
  }

  private void at(String percent, Duration later) throws IOException {
    now.updateAndGet(it -> it.plus(later));
    chip.perform(chip.gestures().getFirst(), percent);
    assertThat(supply.check().toCompletableFuture().join()).isEqualTo(Condition.READY);
  }

  @Test
  void mainsBatteryAndItsEndAreTold() throws IOException {
    at("96", Duration.ofMinutes(5));
    at("95.5", Duration.ofSeconds(30));
    at("14.5", Duration.ofHours(1));
    at("15", Duration.ofMinutes(1));
    assertThat(events)
        .filteredOn(Supplied.class::isInstance)
        .containsExactly(
            new Supplied(ID, Source.MAINS, OptionalInt.of(96)),
            new Supplied(ID, Source.BATTERY, OptionalInt.of(95)),
            new Supplied(ID, Source.BATTERY_LOW, OptionalInt.of(14)),
            new Supplied(ID, Source.MAINS, OptionalInt.of(15)));
  }

  @Test
  void aTechnicianSeesVersionVoltageAndCharge() {
    var examination = supply.examine().toCompletableFuture().join();
    assertThat(examination.identity().firmware()).isEqualTo("0002");
    assertThat(examination.exchange())
        .extracting(piece -> piece.meaning())
        .containsExactly(
            "Which version?", "Version 0002.", "Voltage and charge.", "4164 mV, 96.0 %.");
  }

  @Test
  void aTechnicianIsToldWhatIsWrong() {
    chip.fail(new WireFault.HalfFrame(), Integer.MAX_VALUE);
    assertThat(cause()).contains("Bytes come that are not this protocol");
    chip.unplug();
    assertThat(cause()).contains("says nothing");
  }

  private String cause() {
    return Advice.of(supply.examine().toCompletableFuture().join()).orElseThrow().cause();
  }
}
