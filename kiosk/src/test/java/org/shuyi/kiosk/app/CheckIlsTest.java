package org.shuyi.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyi.sync.ils.check.Finding;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.ils.demo.KohaRest;
import org.shuyi.sync.ils.demo.Personality;
import org.shuyi.sync.reference.SigningKeys;

/** The command from its file to its exit code, against the demo library system. */
class CheckIlsTest {
  private static final String CENTRE =
      """
      [centre]
      library = "demo"
      reference-key = "reference.key"
      signing-key = "centre.key"

      [ils]
      @ADAPTER@

      [ils.check]
      patrons = ["210000000001", "210000000002"]
      items = ["SY000001", "SY000002"]
      held-item = "SY000006"
      """;

  private static final String SIP2 =
      """
      host = "127.0.0.1"
      port = %d
      user = "shuyi"
      password = "ils.password"
      charset = "UTF-8"
      terminator = "CRLF"
      connections = 1
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
  }

  @ParameterizedTest
  @EnumSource(Personality.class)
  void readsOnlyUnlessToldToCirculate(Personality personality) throws IOException {
    try (DemoIls ils = DemoIls.start(0, InstantSource.system(), null, personality)) {
      String file = file(SIP2.formatted(ils.port()));
      assertThat(run("centre", "check-ils", "--config", file)).as(out.toString()).isZero();
      assertThat(ils.history()).isEmpty();
      assertThat(run("centre", "check-ils", "--config", file, "--circulate"))
          .as(out.toString())
          .isZero();
      assertThat(ils.history()).isNotEmpty();
      assertThat(ils.loans()).isEmpty();
    }
    assertThat(out.toString())
        .contains("repeated-loan-renews", "shows-holds", "item SY000001 is back")
        .doesNotContain("210000000001", DemoIls.PASSWORD);
  }

  @Test
  void asksKohaOverRestAndReturnsOverSip2() throws IOException {
    try (DemoIls ils = DemoIls.start(0, InstantSource.system(), null, Personality.KOHA);
        KohaRest rest = ils.rest(0)) {
      String file = file(rest(rest) + "[ils.returns]\n" + SIP2.formatted(ils.port()));
      assertThat(run("centre", "check-ils", "--config", file, "--circulate", "--json"))
          .as(out.toString())
          .isZero();
      assertThat(ils.loans()).isEmpty();
    }
    Finding[] findings = Json.read(out.toString(), Finding[].class);
    assertThat(findings).extracting(Finding::step).contains("late-return-closes-any-loan");
  }

  @Test
  void namesWhatTheConfigurationHasWrong() throws IOException {
    try (DemoIls koha = DemoIls.start(0, InstantSource.system(), null, Personality.KOHA)) {
      String file =
          file(
              SIP2.formatted(koha.port())
                  + "[ils.capabilities]\nrepeated-loan-renews = false\nhonours-loan-date = true\n");
      assertThat(run("centre", "check-ils", "--config", file, "--circulate")).isEqualTo(1);
      assertThat(koha.loans()).isEmpty();
    }
    assertThat(out.toString()).contains("not as expected: repeated-loan-renews; honours-loan-date");
  }

  @Test
  void saysThatNobodyAnswers() throws IOException {
    DemoIls gone = DemoIls.start(0, InstantSource.system(), null, Personality.STRICT);
    gone.close();
    assertThat(run("centre", "check-ils", "--config", file(SIP2.formatted(gone.port()))))
        .isEqualTo(1);
    assertThat(out.toString()).contains("no connection to the library system at 127.0.0.1");
  }

  @Test
  void wantsSomethingToTryWith() throws IOException {
    Path file = Path.of(file(SIP2.formatted(6001)));
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.indexOf("[ils.check]")));
    assertThat(run("centre", "check-ils", "--config", file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("[ils.check]");
  }

  /** Koha's API takes no returns, so half a library system is not started. */
  @Test
  void refusesRestWithoutARoadForReturns() throws IOException {
    try (DemoIls ils = DemoIls.start(0, InstantSource.system(), null, Personality.STRICT);
        KohaRest rest = ils.rest(0)) {
      assertThat(run("centre", "--config", file(rest(rest)))).isEqualTo(2);
    }
    assertThat(err.toString()).contains("centre.toml:6: ils.returns").contains("SIP2");
  }

  @Test
  void startsNoCentreThatCanNotReturn() throws IOException {
    String file = file(SIP2.formatted(6001) + "[ils.capabilities]\ntakes-returns = false\n");
    assertThat(run("centre", "--config", file, "--broker", "tcp://127.0.0.1:1")).isEqualTo(1);
    assertThat(err.toString()).contains("takes no returns").doesNotContain("\tat ");
  }

  @Test
  void confirmsNothingThatIsForStaff() throws IOException {
    try (DemoIls ils = DemoIls.start(0, InstantSource.system(), null, Personality.STRICT);
        KohaRest rest = ils.rest(0)) {
      String adapter =
          rest(rest) + "confirm = [\"RENEW_ISSUE\"]\n[ils.returns]\n" + SIP2.formatted(ils.port());
      assertThat(run("centre", "check-ils", "--config", file(adapter))).isEqualTo(1);
    }
    assertThat(err.toString()).contains("RENEW_ISSUE").doesNotContain("\tat ");
  }

  private static String rest(KohaRest rest) {
    return """
        adapter = "koha-rest"
        server = "%s"
        client = "shuyi"
        secret = "ils.password"
        """
        .formatted(rest.uri());
  }

  private String file(String adapter) throws IOException {
    Files.writeString(folder.resolve("ils.password"), DemoIls.PASSWORD + "\n");
    Files.writeString(folder.resolve("reference.key"), "00".repeat(32) + "\n");
    Files.writeString(folder.resolve("centre.key"), SigningKeys.pem(SigningKeys.generate()));
    return Files.writeString(folder.resolve("centre.toml"), CENTRE.replace("@ADAPTER@", adapter))
        .toString();
  }
}
