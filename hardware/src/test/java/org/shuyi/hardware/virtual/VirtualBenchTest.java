package org.shuyi.hardware.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Drivers;
import org.shuyi.hardware.driver.Fitting;
import org.shuyi.hardware.locker.Locker;
import org.shuyi.hardware.locker.Opening;
import org.shuyi.hardware.rfid.PadChanged;
import org.shuyi.hardware.rfid.RfidReader;
import org.shuyi.hardware.scanner.Scanner.Scanned;
import org.shuyi.hardware.sensor.Thermometer.Measured;

class VirtualBenchTest {
  /** What a driver has no usual value for. */
  private static final Map<String, Map<String, Object>> NEEDED =
      Map.of(
          "lock-8a", Map.of("closed-reads", "11"),
          "panel", Map.of("presence", 1L, "lamp", 4L),
          "chute", Map.of("full", "3,4", "gates", "3,4"));

  @TempDir private Path folder;
  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();

  /** A voice has no wire: the program of this machine speaks. */
  private static final String VOICE = "espeak-ng";

  /** Where a device is that hangs on no serial port; the last {@code %s} is the folder's. */
  private static final Map<String, String> PLACES =
      Map.of(
          "thermal-zone", "sysfs:%2$s/thing",
          "ds18b20", "sysfs:%2$s/thing",
          "pn5180", "spi:%1$s?busy=25&reset=24&select=22",
          "sht3x", "i2c:%1$s?device=0x44",
          "max17040", "i2c:%1$s?device=0x36");

  static Stream<String> drivers() {
    return Drivers.installed().all().stream()
        .map(Driver::name)
        .filter(driver -> !driver.equals(VOICE));
  }

  @ParameterizedTest
  @MethodSource("drivers")
  void everyDriverFindsItsVirtualDeviceWell(String driver) throws IOException {
    String place = PLACES.getOrDefault(driver, "serial:%2$s/thing");
    Fitting fitting = fit("thing", driver, place.formatted(freePlace(), folder));
    try (VirtualBench bench = VirtualBench.of(List.of(fitting));
        Device device = fitting.make(events::add)) {
      assertThat(bench.devices()).containsOnlyKeys("thing");
      device.start();
      await().until(() -> device.condition().usable());
    }
    assertThat(folder.resolve("thing")).doesNotExist();
  }

  private static String freePlace() throws IOException {
    try (VirtualSocket socket = new VirtualSocket()) {
      return socket.address().substring("tcp:".length());
    }
  }

  /** A guard is a Java program of its own, and a busy machine is slow to start one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "i2c:%s?device=0x21&relays=0,1&contacts=8,9&active=low",
        "gpio:%s?relays=17,27&contacts=5,6"
      })
  void doorsOnTheLinesOfAnExpanderOrAHeaderOpen(String address) throws IOException {
    Fitting fitting =
        Drivers.installed()
            .fit(
                "lock-relays",
                new DeviceId("doors"),
                Map.of("address", address.formatted(freePlace()), "locks", 2L));
    Duration guardStarts = Duration.ofSeconds(30);
    try (VirtualBench bench = VirtualBench.of(List.of(fitting));
        Locker doors = (Locker) fitting.make(events::add)) {
      BenchTalk talk = new BenchTalk(bench);
      doors.start();
      await().atMost(guardStarts).until(() -> doors.condition().usable());
      assertThat(doors.open(2).toCompletableFuture().join()).isEqualTo(new Opening.Opened(2));
      talk.obey("doors stuck");
      assertThat(doors.open(1).toCompletableFuture().join()).isInstanceOf(Opening.Stuck.class);
      talk.obey("doors unplug");
      await().until(() -> !doors.check().toCompletableFuture().join().usable());
      talk.obey("doors well");
      await().atMost(guardStarts).until(() -> doors.condition().usable());
    }
  }

  @Test
  void whatHangsOnThisMachineIsLeftOutWithASentence() throws IOException {
    List<Fitting> fittings =
        List.of(
            fit("pad", "pn5180", "spi:/dev/spidev0.0?select=8&busy=25&reset=24"),
            fit("warmth", "sht3x", "i2c:/dev/i2c-1?device=0x44"),
            fit("doors", "lock-relays", "gpio:/dev/gpiochip0?relays=17&contacts=5"),
            fit("chips", "pcsc", "pcsc:ACR122"),
            fit("case", "thermal-zone", "sysfs:/sys/class/thermal/thermal_zone0/temp"),
            fit("voice", "espeak-ng", ""),
            fit("card", "scanner", "serial:" + folder.resolve("card")));
    try (VirtualBench bench = VirtualBench.of(fittings)) {
      assertThat(bench.devices()).containsOnlyKeys("card");
      assertThat(bench.leftOut())
          .containsOnlyKeys("pad", "warmth", "doors", "chips", "case", "voice");
      assertThat(new BenchTalk(bench).list())
          .hasSize(7)
          .anyMatch(line -> line.startsWith("pad ") && line.contains("write spi://127.0.0.1:"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ds18b20", "thermal-zone"})
  void aThermometerIsWarmedByHand(String driver) throws IOException {
    Fitting fitting = fit("warmth", driver, "sysfs:" + folder.resolve("temp"));
    try (VirtualBench bench = VirtualBench.of(List.of(fitting));
        Device device = fitting.make(events::add)) {
      device.start();
      await().until(() -> device.condition().usable());
      BenchTalk talk = new BenchTalk(bench);
      assertThat(talk.obey("warmth measure -12.5")).containsExactly("warmth: measure -12.5");
      await()
          .until(
              () ->
                  device.check().toCompletableFuture().join().usable()
                      && events.contains(new Measured(new DeviceId("warmth"), -12.5)));
      talk.obey("warmth unplug");
      await().until(() -> !device.check().toCompletableFuture().join().usable());
      talk.obey("warmth well");
      await().until(() -> device.check().toCompletableFuture().join().usable());
      talk.obey("warmth checksum");
      talk.obey("warmth measure 20"); // what comes is spoilt now
      await().until(() -> !device.check().toCompletableFuture().join().usable());
    }
  }

  @Test
  void aDeviceOnTheNetworkIsOnLoopback() throws IOException {
    String free;
    try (VirtualSocket socket = new VirtualSocket()) {
      free = socket.address();
    }
    Fitting fitting = fit("pad", "feig", free);
    try (VirtualBench bench = VirtualBench.of(List.of(fitting));
        Device device = fitting.make(events::add)) {
      device.start();
      await().until(() -> device.condition().usable());
      assertThat(new BenchTalk(bench).obey("pad unplug")).containsExactly("pad: unplug on");
      await().until(() -> !device.condition().usable());
      new BenchTalk(bench).obey("pad unplug off");
      await().atMost(Duration.ofSeconds(5)).until(() -> device.condition().usable());
    }
  }

  @Test
  void nothingIsPutWhereARealDeviceWouldBe() throws IOException {
    assertThatThrownBy(() -> bench("serial:/dev/ttyUSB0"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("device thing")
        .hasMessageContaining("/dev/ttyUSB0");
    assertThatThrownBy(() -> bench("tcp://10.0.0.7:4001")).hasMessageContaining("127.0.0.1:4001");
    Path real = Files.createFile(folder.resolve("real"));
    Path byId = Files.createSymbolicLink(folder.resolve("by-id"), real);
    assertThatThrownBy(() -> bench("serial:" + byId)).isInstanceOf(IOException.class);
    assertThat(byId).isSymbolicLink();
  }

  private void bench(String address) throws IOException {
    VirtualBench.of(List.of(fit("thing", "scanner", address))).close();
  }

  @Test
  void itIsMovedByLinesOfText() throws IOException {
    Fitting fitting = fit("card", "scanner", "serial:" + folder.resolve("card"));
    try (VirtualBench bench = VirtualBench.of(List.of(fitting));
        Device scanner = fitting.make(events::add)) {
      scanner.start();
      await().until(() -> scanner.condition().usable());
      BenchTalk talk = new BenchTalk(bench);
      assertThat(talk.obey("card scan 2100 0001")).containsExactly("card: scan 2100 0001");
      await().untilAsserted(() -> assertThat(scanned()).containsExactly("2100 0001"));

      assertThat(talk.obey("card unplug on")).containsExactly("card: unplug on");
      assertThat(talk.obey("list")).singleElement().asString().contains("unplug (on)");
      assertThat(talk.obey("card well")).containsExactly("card: well");
      assertThat(talk.obey("list")).singleElement().asString().doesNotContain("(on)");

      assertThat(talk.obey("card dance")).singleElement().asString().contains("not done", "scan");
      assertThat(talk.obey("card scan")).singleElement().asString().contains("not done");
      assertThat(talk.obey("card noise loud")).singleElement().asString().contains("on or off");
      assertThat(talk.obey("lamp noise")).singleElement().asString().contains("lamp", "card");
      assertThat(talk.obey("  ")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"feig", "pn5180"})
  void aTagAtTheEdgeAndTwoTagsWithOneUidAreSwitchesOfThePad(String driver) throws IOException {
    String place = PLACES.getOrDefault(driver, "serial:%2$s/pad");
    Fitting fitting = fit("pad", driver, place.formatted(freePlace(), folder));
    try (VirtualBench bench = VirtualBench.of(List.of(fitting));
        RfidReader pad = (RfidReader) fitting.make(events::add)) {
      BenchTalk talk = new BenchTalk(bench);
      pad.start();
      pad.watch(true);
      talk.obey("pad put SY000001");
      await().until(() -> seen().contains("SY000001"));
      assertThat(talk.obey("pad edge")).containsExactly("pad: edge on");
      assertThat(talk.obey("pad edge off")).containsExactly("pad: edge off");
      assertThat(talk.obey("pad twins")).containsExactly("pad: twins on");
      assertThat(talk.obey("pad twins off")).containsExactly("pad: twins off");
      talk.obey("pad take SY000001");
      await().until(() -> !seen().contains("SY000001"));
    }
  }

  private List<String> scanned() {
    return events.stream()
        .filter(Scanned.class::isInstance)
        .map(event -> ((Scanned) event).text())
        .toList();
  }

  private String seen() {
    return events.stream()
        .filter(PadChanged.class::isInstance)
        .reduce((first, last) -> last)
        .map(DeviceEvent::toString)
        .orElse("");
  }

  @Test
  void theSameSeedBreaksTheSameThings() throws Exception {
    Fitting pad = fit("pad", "feig", "serial:" + folder.resolve("pad"));
    Fitting slips = fit("slips", "escpos", "serial:" + folder.resolve("slips"));
    try (VirtualBench bench = VirtualBench.of(List.of(pad, slips))) {
      List<String> script = script(bench);
      assertThat(script(bench)).isEqualTo(script);
      assertThat(script).hasSizeGreaterThan(10).anyMatch(line -> line.contains(" slips paper"));
    }
  }

  private static List<String> script(VirtualBench bench) {
    RandomFaults faults = new RandomFaults(bench, new Random(7), Duration.ofSeconds(10));
    return Stream.generate(faults::next)
        .limit(100)
        .map(fault -> fault.after() + " " + fault)
        .toList();
  }

  @Test
  void aFaultByChanceEndsWhenItsTimeIsOver() throws Exception {
    Fitting pad = fit("pad", "feig", "serial:" + folder.resolve("pad"));
    try (VirtualBench bench = VirtualBench.of(List.of(pad))) {
      List<RandomFaults.Fault> seen = new CopyOnWriteArrayList<>();
      RandomFaults faults = new RandomFaults(bench, new Random(1), Duration.ZERO);
      Thread thread =
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      faults.run(seen::add);
                    } catch (IOException | InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  });
      await().until(() -> !seen.isEmpty() && seen.getFirst().what().isOn());
      thread.interrupt();
      thread.join();
      assertThat(bench.devices().values().iterator().next().switches()).noneMatch(Switch::isOn);
    }
  }

  private static Fitting fit(String name, String driver, String address) {
    Map<String, Object> settings = new HashMap<>(NEEDED.getOrDefault(driver, Map.of()));
    if (!address.isEmpty()) {
      settings.put("address", address);
    }
    return Drivers.installed().fit(driver, new DeviceId(name), settings);
  }
}
