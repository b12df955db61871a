package org.shuyi.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.hardware.virtual.BenchTalk;
import org.shuyi.hardware.virtual.VirtualBench;
import org.shuyi.kiosk.config.Configurations;

/** The doctor before a bench with a device of every kind, on which one thing is wrong. */
class DoctorTest {
  private static final String BENCH =
      """
      [devices.pad]
      driver = "feig"
      address = "serial:@/pad?baud=38400&parity=even"
      [devices.card]
      driver = "scanner"
      address = "serial:@/card"
      [devices.slips]
      driver = "escpos"
      address = "serial:@/slips?baud=115200"
      [devices.id]
      driver = "sdt"
      address = "serial:@/id?baud=115200"
      [devices.dispenser]
      driver = "crt-571"
      address = "serial:@/dispenser"
      [devices.locker]
      driver = "kerong"
      address = "serial:@/locker"
      boards = "0,1"
      [devices.outside]
      driver = "lock-8a"
      address = "serial:@/outside"
      closed-reads = "11"
      locks = 4
      [devices.relays]
      driver = "lock-relays"
      address = "serial:@/relays"
      [devices.panel]
      driver = "panel"
      address = "serial:@/panel"
      lamp = 1
      beeper = 2
      presence = 1
      [devices.chute]
      driver = "chute"
      address = "serial:@/chute"
      full = "3,4"
      gates = "3,4"
      [devices.slot]
      driver = "feig"
      address = "serial:@/slot?baud=38400&parity=even"
      already-there = "counts"
      [devices.watchdog]
      driver = "linux-watchdog"
      address = "file:@/watchdog"
      [devices.chips]
      driver = "pn532"
      address = "serial:@/chips?baud=115200"
      [devices.hand]
      driver = "ssi-scanner"
      address = "serial:@/hand"
      [devices.warmth]
      driver = "ds18b20"
      address = "sysfs:@/warmth"
      [devices.supply]
      driver = "nut"
      address = "serial:@/supply"
      [devices.modem]
      driver = "at"
      address = "serial:@/modem"
      [chute]
      reader = "slot"
      [devices.van]
      driver = "nmea"
      address = "serial:@/van"
      [devices.shelf]
      driver = "pn5180"
      place = "shelf"
      address = "spi://127.0.0.1:#0?busy=25&reset=24&select=22"
      [devices.case]
      driver = "sht3x"
      address = "i2c://127.0.0.1:#1?device=0x44"
      [devices.battery]
      driver = "max17040"
      address = "i2c://127.0.0.1:#2?device=0x36"
      """;

  /** On lines, behind guards that are programs of their own. */
  private static final String LINES =
      """
      [devices.doors]
      driver = "lock-relays"
      locks = 2
      address = "i2c://127.0.0.1:#0?device=0x20&relays=0,1&contacts=8,9"
      [devices.front]
      driver = "panel"
      presence = 1
      lamp = 1
      address = "gpio://127.0.0.1:#1?relays=17&contacts=5&held=0"
      """;

  /** Where Linux begins to give ports away by itself (ip_local_port_range). */
  private static final int EPHEMERAL = 32_768;

  private static final AtomicInteger NEXT_PORT = new AtomicInteger(EPHEMERAL - 10_000);

  @TempDir private Path folder;
  private Path file;
  private VirtualBench bench;

  @BeforeEach
  void begin() throws Exception {
    build(BENCH);
  }

  private void build(String devices) throws Exception {
    String text = devices.replace("@", folder.toString());
    for (int i = 0; i < 3; i++) {
      text = text.replace("#" + i, freePort());
    }
    file = Files.writeString(folder.resolve("bench.toml"), text);
    bench = VirtualBench.of(Configurations.devices(file));
  }

  /** Free, and none that the system gives to whoever connects meanwhile. */
  private static String freePort() {
    while (true) {
      int port = NEXT_PORT.getAndIncrement();
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return Integer.toString(socket.getLocalPort());
      } catch (IOException e) {
        assertThat(port).as("no port is free: %s", e.getMessage()).isLessThan(EPHEMERAL);
      }
    }
  }

  @AfterEach
  void end() {
    bench.close();
  }

  @Test
  void findsAllWell() {
    assertThat(findings(Main.WELL)).hasSize(21).allMatch(Finding::well);
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pad unplug           | NOT_FOUND  | Nothing is at the address
          pad silence          | NO_ANSWER  | says nothing
          pad slow             | NO_ANSWER  | answers too late
          pad checksum         | GARBLED    | baud rate or parity
          card unplug          | NOT_FOUND  | Nothing is at the address
          slips paper-out      | PAPER_OUT  | at its end
          slips paper-near-end | PAPER_LOW  | near its end
          slips cover-open     | COVER_OPEN | cover is open
          slips cutter-jammed  | CUTTER     | jammed in the cutter
          slips power-off      | NO_ANSWER  | says nothing
          id module-ill        | REFUSED    | status 60
          id half              | GARBLED    | baud rate or parity
          dispenser jam        | REFUSED    | A card is jammed
          dispenser empty      | REFUSED    | stack of cards is empty
          dispenser bin-full   | REFUSED    | bin for captured cards is full
          locker board-silent  | NO_ANSWER  | those with address [1]
          outside deaf         | NO_ANSWER  | says nothing
          panel deaf           | NO_ANSWER  | says nothing
          chute unplug         | NOT_FOUND  | Nothing is at the address
          chute silence        | NO_ANSWER  | says nothing
          slot unplug          | NOT_FOUND  | Nothing is at the address
          chips silence        | NO_ANSWER  | says nothing
          chips checksum       | GARBLED    | baud rate or parity
          hand deaf            | NO_ANSWER  | says nothing
          warmth unplug        | NOT_FOUND  | Nothing is at the address
          supply unplug        | NOT_FOUND  | Nothing is at the address
          supply silence       | NO_ANSWER  | says nothing
          modem silence        | NO_ANSWER  | says nothing
          van silence          | NO_ANSWER  | says nothing
          van checksum         | GARBLED    | baud rate or parity
          shelf unplug         | NO_ANSWER  | says nothing
          shelf half           | GARBLED    | baud rate or parity
          case unplug          | UNPLUGGED  | cable or the power was lost
          case checksum        | GARBLED    | baud rate or parity
          battery deaf         | NO_ANSWER  | says nothing
          battery half         | GARBLED    | baud rate or parity
          """)
  void namesTheDeviceAndTheCause(String fault, String reason, String cause) {
    names(fault, reason, cause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          doors unplug | NOT_FOUND | Nothing is at the address
          front unplug | NOT_FOUND | Nothing is at the address
          """)
  void whatHangsOnLinesIsNamedToo(String fault, String reason, String cause) throws Exception {
    bench.close();
    build(LINES);
    assertThat(findings(Main.WELL)).hasSize(2).allMatch(Finding::well);
    names(fault, reason, cause);
  }

  private void names(String fault, String reason, String cause) {
    assertThat(new BenchTalk(bench).obey(fault)).singleElement().asString().endsWith(" on");

    List<Finding> ill =
        findings(Main.NOT_WELL).stream().filter(finding -> !finding.well()).toList();

    assertThat(ill).hasSize(1);
    Finding finding = ill.getFirst();
    assertThat(finding.device()).isEqualTo(fault.substring(0, fault.indexOf(' ')));
    assertThat(finding.reason()).isEqualTo(reason);
    assertThat(finding.cause()).contains(cause);
    assertThat(finding.remedy()).isNotBlank();
  }

  @Test
  void watchesUntilItIsStopped() throws InterruptedException {
    StringWriter out = new StringWriter();
    String[] arguments = {
      "doctor", "--watch", "--every", "1", "--json", "--config", file.toString()
    };
    Thread doctor =
        Thread.ofPlatform()
            .daemon()
            .start(() -> Main.run(new PrintWriter(out), new PrintWriter(out), arguments));
    BenchTalk hand = new BenchTalk(bench);
    awaitPad(out, true);
    hand.obey("pad unplug");
    awaitPad(out, false);
    hand.obey("pad unplug off");
    awaitPad(out, true);
    doctor.interrupt();
    doctor.join(Duration.ofSeconds(20));
    assertThat(doctor.isAlive()).isFalse();
  }

  /** A line for each look; the last whole one counts. */
  private static void awaitPad(StringWriter out, boolean well) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                out.toString()
                    .lines()
                    .filter(line -> line.endsWith("]"))
                    .reduce((first, last) -> last)
                    .map(line -> List.of(Json.read(line, Finding[].class)))
                    .filter(last -> last.getFirst().well() == well)
                    .isPresent());
  }

  @Test
  void showsWhatWasSentAndWhatCameBackInHexAndInWords() {
    new BenchTalk(bench).obey("dispenser jam");

    Finding dispenser = finding("dispenser");
    assertThat(dispenser.exchange())
        .anySatisfy(
            piece -> {
              assertThat(piece.sent()).isTrue();
              assertThat(piece.hex()).startsWith("f2000003433033");
              assertThat(piece.meaning()).isEqualTo("Order: set up.");
            })
        .anySatisfy(
            piece -> {
              assertThat(piece.sent()).isFalse();
              assertThat(piece.hex()).startsWith("06f2000005");
              assertThat(piece.meaning()).contains("Refused: error 10, a card is jammed.");
            });
  }

  @Test
  void neverShowsWhatAReaderOfIdCardsSends() {
    new BenchTalk(bench).obey("id module-ill");

    assertThat(finding("id").exchange())
        .filteredOn(piece -> !piece.sent())
        .isNotEmpty()
        .allSatisfy(piece -> assertThat(piece.hex()).isEmpty())
        .anySatisfy(piece -> assertThat(piece.meaning()).contains("status 60"));
  }

  private Finding finding(String device) {
    return findings(Main.NOT_WELL).stream()
        .filter(each -> each.device().equals(device))
        .findFirst()
        .orElseThrow();
  }

  private List<Finding> findings(int expected) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new PrintWriter(out),
            new PrintWriter(err),
            "doctor",
            "--json",
            "--config",
            file.toString());
    assertThat(code).as("%s%s", out, err).isEqualTo(expected);
    return List.of(Json.read(out.toString(), Finding[].class));
  }
}
