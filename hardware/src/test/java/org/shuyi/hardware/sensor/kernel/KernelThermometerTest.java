package org.shuyi.hardware.sensor.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.conformance.GoldenFrames;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Absent;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.sensor.Thermometer;
import org.shuyi.hardware.sensor.Thermometer.Measured;

@GoldenFrames(
    drivers = {"thermal-zone", "ds18b20"},
    from = "Linux kernel, w1_therm and thermal sysfs")
class KernelThermometerTest {
  private static final DeviceId ID = new DeviceId("warmth");
  private static final String GOOD =
      "72 01 4b 46 7f ff 0e 10 57 : crc=57 YES\n72 01 4b 46 7f ff 0e 10 57 t=23125\n";

  @TempDir private Path directory;
  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  private Path file;
  private Thermometer thermometer;

  @BeforeEach
  void begin() throws IOException {
    file = directory.resolve("w1_slave");
    Files.writeString(file, GOOD);
    thermometer =
        new Ds18b20Driver()
            .make(ID, new Settings(ID, Map.of("address", "sysfs:" + file)), events::add);
    thermometer.start();
    await().until(() -> thermometer.condition().equals(Condition.READY));
  }

  @AfterEach
  void end() {
    thermometer.close();
  }

  private Condition check() {
    return thermometer.check().toCompletableFuture().join();
  }

  @Test
  void whatChangesByHalfADegreeIsTold() throws IOException {
    assertThat(events).contains(new Measured(ID, 23.125));
    Files.writeString(file, GOOD.replace("23125", "23250"));
    assertThat(check()).isEqualTo(Condition.READY);
    Files.writeString(file, GOOD.replace("23125", "-4000"));
    assertThat(check()).isEqualTo(Condition.READY);
    assertThat(events)
        .filteredOn(Measured.class::isInstance)
        .containsExactly(new Measured(ID, 23.125), new Measured(ID, -4));
  }

  @Test
  void aBadReadingAndAMissingFileShow() throws IOException {
    Files.writeString(file, GOOD.replace("YES", "NO"));
    assertThat(check())
        .isInstanceOfSatisfying(
            Absent.class, why -> assertThat(why.reason()).isEqualTo(Reason.GARBLED));
    Files.delete(file);
    assertThat(check())
        .isInstanceOfSatisfying(
            Absent.class, why -> assertThat(why.reason()).isEqualTo(Reason.NOT_FOUND));
    Files.writeString(file, GOOD);
    assertThat(check()).isEqualTo(Condition.READY);
  }

  @Test
  void filesReadAsTheKernelWritesThem() {
    assertThat(Reading.THERMAL_ZONE.celsius("48312\n")).hasValue(48.312);
    assertThat(Reading.THERMAL_ZONE.celsius("")).isEmpty();
    assertThat(Reading.THERMAL_ZONE.celsius("999999")).isEmpty();
    assertThat(Reading.DS18B20.celsius(GOOD)).hasValue(23.125);
    assertThat(Reading.DS18B20.celsius(GOOD.replace("23125", "85000"))).isEmpty();
    assertThat(Reading.DS18B20.celsius(GOOD.substring(0, 60))).isEmpty();
  }

  @Property(tries = 300)
  void noTextIsHotterThanASensorCanTell(@ForAll String text) {
    for (Reading reading : Reading.values()) {
      assertThat(reading.celsius(text).orElse(0)).isBetween(-55.0, 150.0);
    }
  }
}
