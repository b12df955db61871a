package org.shuyi.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.reference.SigningKeys;

/** Staff load a locker: on the station's journal, with nothing plugged in. */
class LockersCommandTest {
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
      [devices.scanner]
      driver = "scanner"
      address = "serial:/dev/none?baud=9600"
      """;
  private static final String LOCKER =
      """
      [devices.locker]
      driver = "kerong"
      address = "serial:@FOLDER@/locker"
      locks = 12
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void keys() throws IOException {
    Files.writeString(folder.resolve("reference.key"), "00".repeat(32));
    Files.writeString(
        folder.resolve("centre.pub"),
        SigningKeys.pem(SigningKeys.publicHalf(SigningKeys.generate())));
    station(STATION + LOCKER.replace("@FOLDER@", folder.toString()));
  }

  private void station(String text) throws IOException {
    Files.writeString(folder.resolve("station.toml"), text);
  }

  private int run(String... arguments) {
    List<String> all =
        Stream.concat(
                Stream.of("lockers", arguments[0], "--config", folder + "/station.toml"),
                Stream.of(arguments).skip(1))
            .toList();
    return Main.run(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
  }

  @Test
  void whatIsLoadedIsListedUntilItIsRemoved() {
    assertThat(run("load", "--door", "3", "--item", "SY000001")).as(err.toString()).isZero();
    String[] held = {
      "load", "--door", "5", "--item", "SY2", "--for", "210000001234", "--through", "2026-12-21"
    };
    assertThat(run(held)).isZero();
    assertThat(run("list")).isZero();
    assertThat(out.toString())
        .contains(
            "door 3: SY000001",
            "door 5: SY2, held for ****1234 through 2026-12-21",
            "2 of 12 doors have a book")
        .doesNotContain("210000001234");
    assertThat(run("remove", "--door", "3")).isZero();
    assertThat(run("list")).isZero();
    assertThat(out.toString()).contains("1 of 12 doors have a book");
  }

  @Test
  void whatCanNotBeIsSaidWithWhatToDo() throws IOException {
    assertThat(run("load", "--door", "13", "--item", "SY1")).isEqualTo(2);
    assertThat(run("load", "--door", "1", "--item", "SY1", "--for", "2100")).isEqualTo(2);
    assertThat(run("remove", "--door", "1")).isEqualTo(2);
    station(STATION);
    assertThat(run("list")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "door 13: this station's locker has doors 1 to 12",
            "--for and --through go together",
            "door 1: nothing lies behind it",
            "this station has no locker");
  }
}
