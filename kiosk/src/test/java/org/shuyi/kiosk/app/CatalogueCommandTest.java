package org.shuyi.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.ils.demo.KohaRest;
import org.shuyi.sync.ils.demo.Personality;

/** From the centre's file to what its stations would know. */
class CatalogueCommandTest {
  private static final String CENTRE =
      """
      [centre]
      library = "demo"
      reference-key = "reference.key"
      signing-key = "centre.key"
      [ils]
      """;

  private static final String SIP2 =
      """
      host = "ils.example"
      user = "kiosk"
      password = "ils.password"
      """;

  private static final String CSV =
      """
      [catalogue]
      source = "csv"
      folder = "export"
      charset = "GBK"
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void export() throws IOException {
    Files.createDirectory(folder.resolve("export"));
    write("items.csv", "条码,题名,状态\nSY1,三体,可借\nSY2,辞海,阅览\n");
    write("patrons.csv", "读者证号,状态\n210000000001,正常\n210000000002,停借\n");
    write("holds.csv", "item,card\nSY1,210000000001\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve("export").resolve(name), text, Charset.forName("GBK"));
  }

  private int run(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("centre.toml"), text);
    return Main.run(
        new PrintWriter(out), new PrintWriter(err), "centre", "catalogue", "--config", "" + file);
  }

  @Test
  void countsWhatALibrarySystemExported() throws IOException {
    assertThat(run(CENTRE + SIP2 + CSV)).as(err.toString()).isZero();
    assertThat(out.toString())
        .contains("2 items, 1 of them not for loan")
        .contains("2 patrons, 1 of them blocked")
        .contains("1 holds");
  }

  @Test
  void saysWhereAnExportIsWrong() throws IOException {
    write("patrons.csv", "读者证号,状态\n210000000001,正常\n210000000002,???\n");
    assertThat(run(CENTRE + SIP2 + CSV)).isEqualTo(Main.NOT_WELL);
    assertThat(err.toString())
        .contains("patrons.csv:3, column status")
        .doesNotContain("210000000002", "\tat ");
  }

  @Test
  void readsTheKohaThatIsTheLibrarySystem() throws IOException {
    Files.writeString(folder.resolve("ils.password"), DemoIls.PASSWORD + "\n");
    try (DemoIls ils = DemoIls.start(0, InstantSource.system(), null, Personality.KOHA);
        KohaRest rest = ils.rest(0)) {
      String koha =
          """
          adapter = "koha-rest"
          server = "%s"
          client = "%s"
          secret = "ils.password"
          [ils.returns]
          """
              .formatted(rest.uri(), DemoIls.USER);
      assertThat(run(CENTRE + koha + SIP2 + "[catalogue]\nsource = \"koha-rest\"\n"))
          .as(err.toString())
          .isZero();
    }
    assertThat(out.toString()).containsPattern("[1-9][0-9]+ items").contains("patrons");
  }

  @Test
  void wantsASourceThatCanBe() throws IOException {
    assertThat(run(CENTRE + SIP2)).isEqualTo(Main.NOT_WELL);
    assertThat(out.toString()).contains("no table [catalogue]");
    assertThat(run(CENTRE + SIP2 + "[catalogue]\nsource = \"koha-rest\"\n"))
        .isEqualTo(Main.WRONG_USAGE);
    assertThat(run(CENTRE + SIP2 + "[catalogue]\nsource = \"marc\"\n")).isEqualTo(Main.WRONG_USAGE);
    assertThat(err.toString()).contains("known sources: csv, koha-rest");
  }
}
