package org.shuyi.hardware.scanner.serial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ZERO;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Absent;
import org.shuyi.hardware.device.Condition.Degraded;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.link.open.LinkAddress;
import org.shuyi.hardware.scanner.Scanner.Scanned;
import org.shuyi.hardware.scanner.Scanner.Unreadable;
import org.shuyi.hardware.scanner.Symbology;
import org.shuyi.hardware.virtual.VirtualScanner;

/** The real driver on a real pseudo-terminal. */
class SerialScannerTest {
  private static final DeviceId ID = new DeviceId("scanner");
  private static final Duration POLL = Duration.ofMillis(5);

  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  private VirtualScanner virtual;
  private SerialScanner scanner;

  @BeforeEach
  void plugIn(@TempDir Path dir) throws IOException {
    virtual = new VirtualScanner(dir.resolve("ttyScanner"));
    LinkAddress address = LinkAddress.parse("serial:" + virtual.path());
    scanner = new SerialScanner(ID, address.opener(), events::add);
    scanner.start();
    awaitCondition(Condition.READY::equals);
  }

  @AfterEach
  void unplug() {
    scanner.close();
    virtual.close();
  }

  @Test
  void aScannedCodeIsPosted() throws IOException {
    virtual.scan("9787020002207");
    virtual.scan("书驿", Charset.forName("GB18030"));
    awaitEvent(code("9787020002207"));
    awaitEvent(code("书驿"));
  }

  @Test
  void aCodeWithoutTerminatorIsPostedAfterSilence() throws IOException {
    virtual.send("21111115".getBytes(UTF_8));
    awaitEvent(code("21111115"));
  }

  @Test
  void theSameCodeAtOnceAgainIsOneScan() throws IOException {
    virtual.scan("A");
    virtual.scan("A");
    virtual.scan("B");
    awaitEvent(code("B"));
    assertThat(scanned()).containsExactly("A", "B");
  }

  @Test
  void whatCanNotBePassedOnIsSaidWithoutItsText() throws IOException {
    virtual.scan("card\u001b6301");
    virtual.scan("x".repeat(513));
    virtual.scan("good");
    awaitEvent(code("good"));
    assertThat(events.stream().filter(Unreadable.class::isInstance)).hasSize(2);
    assertThat(events.toString()).doesNotContain("6301");
    assertThat(scanner.condition()).isEqualTo(Condition.READY);
  }

  @Test
  void noiseAsOfAWrongBaudRateDegradesUntilAGoodRead() throws IOException {
    for (int i = 0; i < 3; i++) {
      virtual.send(new byte[] {(byte) 0xFE, 0, (byte) 0x80, '\r'});
    }
    awaitCondition(c -> c instanceof Degraded d && d.reason() == Reason.GARBLED);
    virtual.scan("good");
    awaitCondition(Condition.READY::equals);
  }

  @Test
  void aPulledCableIsUnpluggedAndAReplugNeedsNoRestart() throws IOException {
    for (int round = 0; round < 3; round++) {
      virtual.unplug();
      awaitCondition(c -> c instanceof Absent a && a.reason() == Reason.UNPLUGGED);
      virtual.plugIn();
      awaitCondition(Condition.READY::equals);
      virtual.scan("round " + round);
      awaitEvent(code("round " + round));
    }
  }

  @Test
  void halfACodeBeforeAnUnplugIsNotGluedToTheNext() throws IOException {
    virtual.send("21111".getBytes(UTF_8));
    virtual.unplug();
    awaitCondition(Absent.class::isInstance);
    virtual.plugIn();
    awaitCondition(Condition.READY::equals);
    virtual.scan("9787");
    awaitEvent(code("9787"));
    assertThat(scanned()).doesNotContain("211119787");
  }

  @Test
  void aCheckTellsAPresentPortFromAnAbsentOne() throws Exception {
    assertThat(check()).isEqualTo(Condition.READY);
    virtual.unplug();
    assertThat(check()).isInstanceOf(Absent.class);
    virtual.plugIn();
    await()
        .pollDelay(ZERO)
        .pollInterval(POLL)
        .atMost(10, SECONDS)
        .until(() -> check().equals(Condition.READY));
    scanner.close();
    assertThat(check()).isInstanceOfSatisfying(Absent.class, a -> is(a, Reason.STOPPED));
  }

  @Test
  void checksLoseNoScan() throws Exception {
    for (int i = 0; i < 50; i++) {
      virtual.scan("code " + i);
      assertThat(check()).isEqualTo(Condition.READY);
    }
    await()
        .pollDelay(ZERO)
        .pollInterval(POLL)
        .atMost(10, SECONDS)
        .until(() -> scanned().size() == 50);
    assertThat(scanned()).doesNotHaveDuplicates();
  }

  @Test
  void garbageBetweenCodesNeitherStopsTheScannerNorGetsThrough() throws IOException {
    Random random = new Random(20261121);
    for (int i = 0; i < 500; i++) {
      byte[] noise = new byte[random.nextInt(700)];
      random.nextBytes(noise);
      virtual.send(noise);
      virtual.send(new byte[] {'\r'});
      virtual.scan("code " + i);
    }
    awaitEvent(code("code 499"));
    assertThat(scanned().stream().filter(text -> text.startsWith("code "))).hasSize(500);
    assertThat(scanned())
        .allSatisfy(text -> assertThat(text.chars()).noneMatch(Character::isISOControl));
    assertThat(scanner.condition().usable()).isTrue();
  }

  @Test
  void aScannerThatSaysTheSymbologyAndPutsThingsAroundTheCode() throws IOException {
    try (SerialScanner telling =
        (SerialScanner)
            new SerialScannerDriver()
                .make(
                    new DeviceId("telling"),
                    new Settings(
                        new DeviceId("telling"),
                        Map.of(
                            "address",
                            "serial:" + virtual.path(),
                            "identifiers",
                            true,
                            "prefix",
                            "\u0002",
                            "suffix",
                            "!")),
                    events::add)) {
      scanner.close();
      telling.start();
      await().until(() -> telling.condition().equals(Condition.READY));
      virtual.scan("\u0002]Q1https://lib.example!");
      virtual.scan("\u0002]F0A21234000001230B!");
      virtual.scan("]F0no prefix!");
      virtual.scan("\u0002no identifier!");
      virtual.scan("\u0002]E09787020002207!");
      awaitEvent(new Scanned(telling.id(), "9787020002207", Symbology.EAN_13));
      assertThat(events)
          .contains(
              new Scanned(telling.id(), "https://lib.example", Symbology.QR),
              new Scanned(telling.id(), "A21234000001230B", Symbology.CODABAR));
      assertThat(events).filteredOn(Unreadable.class::isInstance).hasSize(2);
    }
  }

  private static Scanned code(String text) {
    return new Scanned(ID, text, Symbology.UNTOLD);
  }

  private Condition check() throws Exception {
    return scanner.check().toCompletableFuture().get(10, SECONDS);
  }

  private static void is(Absent absent, Reason reason) {
    assertThat(absent.reason()).isEqualTo(reason);
  }

  private List<String> scanned() {
    return events.stream()
        .filter(Scanned.class::isInstance)
        .map(event -> ((Scanned) event).text())
        .toList();
  }

  private void awaitEvent(DeviceEvent expected) {
    await()
        .pollDelay(ZERO)
        .pollInterval(POLL)
        .atMost(10, SECONDS)
        .until(() -> events.contains(expected));
  }

  private void awaitCondition(Predicate<Condition> expected) {
    await()
        .pollDelay(ZERO)
        .pollInterval(POLL)
        .atMost(10, SECONDS)
        .until(() -> expected.test(scanner.condition()));
  }
}
