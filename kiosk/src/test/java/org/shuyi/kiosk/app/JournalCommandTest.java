package org.shuyi.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.circulation.StopId;
import org.shuyi.sync.circulation.VanAct;
import org.shuyi.sync.journal.ActIds;
import org.shuyi.sync.journal.sqlite.SqliteJournal;

/** What a technician does with a journal, through the command line and on real files. */
class JournalCommandTest {
  private static final Instant DONE = Instant.parse("2026-11-21T09:00:00Z");

  @TempDir private Path folder;
  private Instant now = DONE;
  private String out = "";
  private String err = "";

  private int run(String... arguments) {
    StringWriter said = new StringWriter();
    StringWriter complained = new StringWriter();
    int code = Main.run(new PrintWriter(said), new PrintWriter(complained), arguments);
    out = said.toString();
    err = complained.toString();
    return code;
  }

  private Path at(String name) {
    return folder.resolve(name);
  }

  private String path(String name) {
    return at(name).toString();
  }

  private SqliteJournal journal(String name) throws IOException {
    Random random = new Random();
    return SqliteJournal.open(
        at(name),
        () -> new Stamp(new UUID(0, 1), Duration.ofHours(1), now, Stamp.ClockTrust.TRUSTED),
        new ActIds(() -> now, random),
        random);
  }

  @BeforeEach
  void fourActsOfWhichTwoAreSettled() throws IOException {
    ItemId item = new ItemId("SY000001");
    try (SqliteJournal journal = journal("journal.sqlite")) {
      journal.belongTo(new StationId("kiosk-1"));
      LocalDate due = LocalDate.of(2026, 12, 21);
      ActId loan =
          journal
              .append(new Act.Loan(item, new PatronId("P0000123"), due, Act.DecidedBy.STATION))
              .id();
      ActId back = journal.append(new Act.Return(item)).id();
      journal.append(new Act.DeviceFault("printer", "PAPER_OUT"));
      journal.append(new Act.DeviceFault("printer", "READY"));
      journal.accepted(3);
      journal.settle(Map.of(loan, new Outcome.Applied(due), back, new Outcome.Applied(null)));
    }
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + at("journal.sqlite"));
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.executeUpdate(each);
      }
    }
  }

  private void removeWhatIsSettled() throws IOException {
    now = DONE.plus(Duration.ofDays(91));
    try (SqliteJournal journal = journal("journal.sqlite")) {
      assertThat(journal.remove(Duration.ofDays(90), 100)).isTrue();
    }
  }

  @Test
  void verifyFindsASoundJournalSound() {
    assertThat(run("journal", "verify", path("journal.sqlite"))).as(err).isZero();
    assertThat(out)
        .contains("rows 1 to 4 are sound", "accepted through 3")
        .doesNotContain("first bad");
  }

  @Test
  void verifyNamesTheFirstBadRow() throws SQLException {
    sql(
        "DROP TRIGGER act_never_changes",
        "UPDATE act SET payload = zeroblob(length(payload)) WHERE sequence = 3");
    assertThat(run("journal", "verify", path("journal.sqlite"))).isEqualTo(Main.NOT_WELL);
    assertThat(out).contains("rows 1 to 2 are sound", "first bad row: 3:");
  }

  @Test
  void verifyOfAFileThatIsNoJournalSaysSo() throws IOException {
    Files.writeString(at("letter"), "Dear library, ".repeat(100));
    assertThat(run("journal", "verify", path("letter"))).isEqualTo(Main.NOT_WELL);
    assertThat(err).contains("letter").doesNotContain("\tat ");
  }

  @Test
  void listShowsEveryActWithItsOutcomeAndNoCardNumber() {
    assertThat(run("journal", "list", path("journal.sqlite"))).as(err).isZero();
    assertThat(out.lines()).hasSize(4);
    assertThat(out).contains("SY000001", "Applied", "PAPER_OUT").doesNotContain("P0000123");
  }

  @Test
  void whatWasRemovedIsNoGapAndIsTold() throws IOException {
    removeWhatIsSettled();
    assertThat(run("journal", "list", path("journal.sqlite"))).as(err).isZero();
    assertThat(out.lines()).hasSize(3);
    assertThat(out).startsWith("rows 1 to 2 were removed");
    assertThat(run("journal", "verify", path("journal.sqlite"))).as(err).isZero();
    assertThat(out).contains("rows 3 to 4 are sound", "rows 1 to 2 were removed");
    assertThat(run("journal", "export", path("journal.sqlite"), path("stick"))).as(err).isZero();
    assertThat(out).contains("acts 3 to 4 of kiosk-1");
  }

  @Test
  void backupCopiesAJournalInUseAndReplacesAnOlderCopy() throws IOException {
    try (SqliteJournal inUse = journal("journal.sqlite")) {
      assertThat(run("journal", "backup", path("journal.sqlite"), path("copy"))).as(err).isZero();
      assertThat(out).contains("acts 1 to 4");
      inUse.append(new Act.Return(new ItemId("SY000002")));
      assertThat(run("journal", "backup", path("journal.sqlite"), path("copy"))).as(err).isZero();
      assertThat(out).contains("acts 1 to 5");
    }
    assertThat(run("journal", "verify", path("copy"))).isZero();
    assertThat(run("journal", "backup", path("none"), path("copy"))).isEqualTo(Main.NOT_WELL);
    assertThat(err).contains("none");
    assertThat(run("journal", "verify", path("copy"))).as("the older copy stays").isZero();
  }

  @Test
  void anExportNeverOverwrites() throws IOException {
    Files.writeString(at("stick"), "holiday photos");
    assertThat(run("journal", "export", path("journal.sqlite"), path("stick")))
        .isEqualTo(Main.NOT_WELL);
    assertThat(err).contains("exists already");
    assertThat(at("stick")).hasContent("holiday photos");
  }

  private String centre() throws IOException {
    Files.writeString(at("reference.key"), "00112233445566778899aabbccddeeff");
    Files.writeString(at("ils.password"), "secret");
    Files.writeString(
        at("centre.toml"),
        """
        [centre]
        library = "demo"
        reference-key = "reference.key"
        signing-key = "centre.key"
        [ils]
        host = "127.0.0.1"
        port = 6001
        user = "shuyi"
        password = "ils.password"
        """);
    return path("centre.toml");
  }

  @Test
  void aStickIsTakenInOnceAndWhatIsKnownIsKnown() throws IOException {
    String config = centre();
    run("journal", "export", path("journal.sqlite"), path("stick"));

    assertThat(run("centre", "import", "--config", config, path("stick"))).as(err).isZero();
    assertThat(out).contains("kiosk-1", "4 new, 0 known, 0 refused");
    assertThat(run("centre", "import", "--config", config, path("stick"))).as(err).isZero();
    assertThat(out).contains("0 new, 4 known, 0 refused");
  }

  @Test
  void aDamagedStickIsRefusedWholeAndSaysWhatToDo() throws IOException {
    String config = centre();
    run("journal", "export", path("journal.sqlite"), path("stick"));
    byte[] whole = Files.readAllBytes(at("stick"));
    byte[] wrong = whole.clone();
    wrong[whole.length / 2] ^= 1;
    Files.write(at("wrong"), wrong);
    Files.write(at("cut"), java.util.Arrays.copyOf(whole, whole.length - 20));

    for (String damaged : java.util.List.of("wrong", "cut")) {
      assertThat(run("centre", "import", "--config", config, path(damaged)))
          .as(damaged)
          .isEqualTo(Main.NOT_WELL);
      assertThat(err).contains(damaged, "nothing of it is imported").doesNotContain("\tat ");
    }
    assertThat(run("centre", "import", "--config", config, path("stick"))).isZero();
    assertThat(out).as("nothing came in before").contains("4 new, 0 known");
  }

  @Test
  void aReportCountsTheActsOfEachDay() {
    assertThat(run("journal", "report", path("journal.sqlite"))).isZero();

    assertThat(out.split("\r\n"))
        .satisfiesExactly(
            head -> assertThat(head).startsWith("\uFEFFservice_point,day,loans,loans_offline,"),
            day -> assertThat(day).startsWith("kiosk-1,2026-11-21,1,1,0,0,1,1,"));
    assertThat(err).isEmpty();
  }

  @Test
  void aReportInJsonCountsByTheDayOfItsZone() {
    assertThat(
            run(
                "journal",
                "report",
                "--json",
                "--zone",
                "Pacific/Pago_Pago",
                path("journal.sqlite")))
        .isZero();

    assertThat(out).contains("\"day\" : \"2026-11-20\"", "\"faults\" : 1", "\"borrowers\" : 1");
  }

  @Test
  void aVansReportIsByStop() throws IOException {
    StopId village = new StopId("东村");
    try (SqliteJournal journal = journal("journal.sqlite")) {
      journal.append(new VanAct.StopOpened(village, null, VanAct.ProposedBy.STAFF));
      journal.append(new Act.Return(new ItemId("SY000002")));
      journal.append(new VanAct.Visit(12, PatronCategory.OTHER));
      journal.append(new VanAct.StopClosed(village));
    }
    assertThat(run("journal", "report", "--json", path("journal.sqlite"))).as(err).isZero();

    assertThat(out)
        .contains("\"service_point\" : \"kiosk-1\"", "\"service_point\" : \"东村\"")
        .contains("\"visits\" : 12", "\"stops_extra\" : 1");
    assertThat(run("journal", "list", path("journal.sqlite"))).isZero();
    assertThat(out).contains("StopOpened", "东村", "Visit");
  }
}
