package org.shuyi.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.virtual.VirtualEscPosPrinter;
import org.shuyi.hardware.virtual.VirtualFeigReader;
import org.shuyi.hardware.virtual.VirtualScanner;

class MainTest {
  private static final String STATION =
      """
      [station]
      id = "kiosk-1"
      library = "demo"
      [station.name]
      zh = "书驿"
      en = "Shuyi"
      [centre]
      broker = "tcp://127.0.0.1:1883"
      reference-key = "reference.key"
      signature-key = "centre.pub"
      [card]
      pattern = "21[0-9]{10}"
      [devices.pad]
      driver = "feig"
      address = "serial:@FOLDER@/pad?baud=38400&parity=even"
      [devices.scanner]
      driver = "scanner"
      address = "serial:@FOLDER@/scanner?baud=9600"
      [devices.printer]
      driver = "escpos"
      address = "serial:@FOLDER@/printer?baud=115200"
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "kiosk",
        "centre",
        "enrol",
        "simulate",
        "doctor",
        "journal",
        "lockers",
        "traffic",
        "tag",
        "ils",
        "gallery"
      })
  void everyCommandExplainsItself(String command) {
    assertThat(run(command, "--help")).isZero();
    assertThat(out.toString()).contains("Usage: shuyi " + command);
  }

  @Test
  void tellsTheBytesOfEachDayAndMonth() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("station.toml"), STATION.replace("@FOLDER@", folder.toString()));
    Files.createDirectory(folder.resolve("data"));
    Files.writeString(
        folder.resolve("data/traffic.csv"),
        "day,sent,received\n2026-10-31,1,2\n2026-11-01,30,40\n2026-11-02,500,600\n");

    assertThat(run("traffic", "--config", file.toString())).isZero();
    assertThat(out.toString())
        .containsPattern("2026-11-02 +500 +600")
        .containsPattern("2026-10 +1 +2")
        .containsPattern("2026-11 +530 +640");
  }

  @Test
  void whatIsNoCommandIsWrongUsage() {
    assertThat(run("lend")).isEqualTo(2);
    assertThat(err.toString()).contains("lend");
  }

  @Test
  void aTagIsDecodedAndEncodedBack() {
    assertThat(run("tag", "encode", "--item", "123456789012")).isZero();
    // GB/T 35660.2-2017, example of a primary item identifier by integer compaction.
    assertThat(out.toString()).startsWith("9100051CBE991A14");
    String hex = out.toString().strip();
    assertThat(run("tag", "decode", hex, "--json")).isZero();
    assertThat(out.toString()).contains("\"primaryItemId\" : \"123456789012\"");
  }

  @Test
  void whatWasDecodedIsEncodedAgain() throws IOException {
    for (String encoding : List.of("OBJECTS", "FIXED_BLOCK")) {
      out.getBuffer().setLength(0);
      String[] wanted = {
        "tag",
        "encode",
        "--item",
        "21111115",
        "--owner",
        "CN-120104",
        "--parts",
        "3",
        "--part",
        "2",
        "--element",
        "6=QA268.L55",
        "--element",
        "17=五年高考",
        "--encoding",
        encoding
      };
      assertThat(run(wanted)).as(err.toString()).isZero();
      String hex = out.toString().strip();
      out.getBuffer().setLength(0);
      assertThat(run("tag", "decode", hex, "--json")).isZero();
      Path found = Files.writeString(folder.resolve("tag.json"), out.toString());
      out.getBuffer().setLength(0);
      assertThat(run("tag", "encode", "--from", found.toString())).as(err.toString()).isZero();
      assertThat(out.toString().strip()).isEqualTo(hex);
    }
    assertThat(run("tag", "encode")).isEqualTo(Main.WRONG_USAGE);
    assertThat(err.toString()).contains("--item");
  }

  @Test
  void rulesThatATagDoesNotKeepAreNamed() {
    assertThat(run("tag", "encode", "--item", "21111115", "--owner", "DE-705")).isZero();
    String hex = out.toString().strip();
    out.getBuffer().setLength(0);
    assertThat(run("tag", "decode", hex, "--dsfid", "06", "--json")).isZero();
    assertThat(out.toString()).contains("\"deviations\" : [ ]");
    out.getBuffer().setLength(0);
    String[] chinese = {"tag", "decode", hex, "--afi", "00", "--profile", "WH_T_43_44", "--json"};
    assertThat(run(chinese)).isZero();
    assertThat(out.toString())
        .contains("\"owner-isil\"", "\"dsfid\"", "\"afi\"", "CN-120104-C-YBL");
  }

  @Test
  void aBlankTagIsNotWellAndNoHexIsWrongUsage() {
    assertThat(run("tag", "decode", "00000000")).isEqualTo(1);
    assertThat(out.toString()).contains("blank");
    assertThat(run("tag", "decode", "xyz")).isEqualTo(2);
    assertThat(err.toString()).contains("xyz");
  }

  @Test
  void aBrokenConfigurationNamesLineAndKey() throws IOException {
    Path file = station();
    Files.writeString(file, Files.readString(file).replace("id = \"kiosk-1\"", "id = \"A B\""));
    assertThat(run("kiosk", "--config", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("kiosk.toml:2: station.id:");
  }

  @Test
  void aJournalThatIsNotThereIsNotWell() {
    assertThat(run("journal", "verify", folder.resolve("none.sqlite").toString())).isEqualTo(1);
    assertThat(err.toString()).contains("none.sqlite").doesNotContain("\tat ");
  }

  @Test
  void theDoctorFindsEveryDeviceWell() throws IOException {
    Path file = station();
    try (VirtualFeigReader reader = new VirtualFeigReader(folder.resolve("pad"));
        VirtualScanner scanner = new VirtualScanner(folder.resolve("scanner"));
        VirtualEscPosPrinter printer = VirtualEscPosPrinter.open(384, folder.resolve("printer"))) {
      assertThat(reader.path()).isNotEqualTo(scanner.path()).isNotEqualTo(printer.path());
      assertThat(run("doctor", "--config", file.toString())).as(out.toString()).isZero();
    }
    assertThat(out.toString().lines()).hasSize(3).allMatch(line -> line.contains(" ready "));
    assertThat(out.toString()).contains("firmware 3.3");
  }

  @Test
  void theDoctorNamesTheDeviceThatIsIll() throws IOException {
    Path file = station();
    try (VirtualFeigReader reader = new VirtualFeigReader(folder.resolve("pad"));
        VirtualEscPosPrinter printer = VirtualEscPosPrinter.open(384, folder.resolve("printer"))) {
      assertThat(reader.path()).isNotEqualTo(printer.path());
      printer.set(VirtualEscPosPrinter.Fault.PAPER_OUT, true);
      assertThat(run("doctor", "--config", file.toString(), "--json")).isEqualTo(1);
    }
    Finding[] findings = Json.read(out.toString(), Finding[].class);
    assertThat(findings)
        .extracting(f -> f.device() + " " + f.well() + " " + f.reason())
        .containsExactly("pad true ", "scanner false NOT_FOUND", "printer false PAPER_OUT");
    assertThat(findings[1].detail()).contains(folder.resolve("scanner").toString());
    assertThat(findings[1].remedy()).contains("Plug the device in");
    assertThat(findings[2].exchange()).isNotEmpty();
    assertThat(run("doctor", "--config", file.toString(), "--trace", "lamp"))
        .isEqualTo(Main.WRONG_USAGE);
    assertThat(err.toString()).contains("lamp").contains("printer");
  }

  private Path station() throws IOException {
    return Files.writeString(
        folder.resolve("kiosk.toml"), STATION.replace("@FOLDER@", folder.toString()));
  }

  @Test
  void aCentreAndItsImportNeedTheirFile() {
    assertThat(run("centre")).isEqualTo(Main.WRONG_USAGE);
    assertThat(err.toString()).contains("--config");
    assertThat(run("centre", "import", "acts")).isEqualTo(Main.WRONG_USAGE);
    assertThat(run("centre", "import", "--help")).isZero();
  }
}
