package org.shuyi.hardware.sensor.sht3x;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.device.Advice;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Absent;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.SettingException;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.sensor.Thermometer;
import org.shuyi.hardware.sensor.Thermometer.Measured;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualI2c;
import org.shuyi.hardware.virtual.VirtualSht3x;
import org.shuyi.hardware.virtual.WireFault;

class Sht3xThermometerTest {
  private static final DeviceId ID = new DeviceId("warmth");

  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  private VirtualDevice<VirtualSht3x> chip;
  private Thermometer thermometer;

  @BeforeEach
  void begin() throws IOException {
    chip = new VirtualDevice<>("sht3x", new VirtualI2c(0x44), new VirtualSht3x(), LineTiming.NONE);
    thermometer =
        new Sht3xDriver()
            .make(ID, new Settings(ID, Map.of("address", chip.address())), events::add);
    thermometer.start();
    await().until(() -> thermometer.condition().equals(Condition.READY));
  }

  @AfterEach
  void end() {
    thermometer.close();
    chip.close();
  }

  private Condition after(String degrees) throws IOException {
    chip.perform(chip.gestures().getFirst(), degrees);
    return thermometer.check().toCompletableFuture().join();
  }

  @Test
  void whatChangesByHalfADegreeIsTold() throws IOException {
    assertThat(after("22.7")).isEqualTo(Condition.READY);
    assertThat(after("-7.25")).isEqualTo(Condition.READY);
    assertThat(events)
        .filteredOn(Measured.class::isInstance)
        .extracting(event -> Math.round(((Measured) event).celsius() * 100))
        .containsExactly(2250L, -725L);
  }

  @Test
  void aCheckByteThatDoesNotFitAndAChipThatIsNotThereShow() throws IOException {
    chip.fail(new WireFault.WrongChecksum(), Integer.MAX_VALUE);
    assertThat(reason()).isEqualTo(Reason.GARBLED);
    chip.heal();
    chip.unplug();
    assertThat(reason()).isEqualTo(Reason.UNPLUGGED);
    chip.plugIn();
    assertThat(after("30")).isEqualTo(Condition.READY);
  }

  private Reason reason() {
    return ((Absent) thermometer.check().toCompletableFuture().join()).reason();
  }

  @Test
  void aTechnicianSeesWhatWasAskedAndMeasured() {
    var examination = thermometer.examine().toCompletableFuture().join();
    assertThat(examination.exchange())
        .extracting(piece -> piece.meaning())
        .containsExactly("Measure.", "22.5 °C, 40 % of humidity.");
  }

  @Test
  void aTechnicianIsToldWhatIsWrong() {
    chip.fail(new WireFault.WrongChecksum(), Integer.MAX_VALUE);
    assertThat(cause()).contains("Bytes come that are not this protocol");
    chip.fail(new WireFault.Silence(), Integer.MAX_VALUE);
    assertThat(cause()).contains("says nothing");
    chip.unplug();
    assertThat(cause()).contains("cable or the power was lost");
  }

  private String cause() {
    return Advice.of(thermometer.examine().toCompletableFuture().join()).orElseThrow().cause();
  }

  @Test
  void anotherWireThanAnI2cBusIsRefused() {
    Settings serial = new Settings(ID, Map.of("address", "serial:/dev/ttyUSB0"));
    assertThatThrownBy(() -> new Sht3xDriver().make(ID, serial, events::add))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("a chip on an I2C bus");
  }
}
