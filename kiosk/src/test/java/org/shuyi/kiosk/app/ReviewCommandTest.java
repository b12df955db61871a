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
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.ActIds;
import org.shuyi.sync.journal.sqlite.SqliteJournal;

/** The desk's commands from file to exit code, on a centre's database that a stick filled. */
class ReviewCommandTest {
  private static final Instant DONE = Instant.parse("2026-11-21T10:00:00Z");

  @TempDir private Path folder;
  private String out = "";
  private String err = "";
  private String config = "";
  private String act = "";

  private int run(String... arguments) {
    StringWriter said = new StringWriter();
    StringWriter complained = new StringWriter();
    int code = Main.run(new PrintWriter(said), new PrintWriter(complained), arguments);
    out = said.toString();
    err = complained.toString();
    return code;
  }

  private int review(String... arguments) {
    String[] all = new String[arguments.length + 4];
    all[0] = "centre";
    all[1] = "review";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    all[all.length - 2] = "--config";
    all[all.length - 1] = config;
    return run(all);
  }

  @BeforeEach
  void aLostCardThatOnlyStaffCanBlock() throws IOException {
    Files.writeString(folder.resolve("reference.key"), "00112233445566778899aabbccddeeff");
    Files.writeString(folder.resolve("ils.password"), "secret");
    config =
        Files.writeString(
                folder.resolve("centre.toml"),
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
                """)
            .toString();
    act = brought("journal", "P0000123").toString();
    onSql(
        statement -> {
          // As a centre settled it that could not have cards blocked.
          statement.executeUpdate(
              "UPDATE act SET item = NULL, state = 'REVIEW', result = 'UNKNOWN'");
          statement.executeUpdate("DELETE FROM item_lane");
          return statement.executeUpdate(
              "INSERT INTO review (act_id, rule, detail, opened_at, state)"
                  + " SELECT act_id, 'CARD_LOST', 'reported lost', at, 'OPEN' FROM act");
        });
  }

  private interface Sql<T> {
    T on(Statement statement) throws SQLException;
  }

  private <T> T onSql(Sql<T> sql) {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/centre.db"));
        Statement statement = connection.createStatement()) {
      return sql.on(statement);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private ActId brought(String name, String card) throws IOException {
    Path journal = folder.resolve(name + ".sqlite");
    Random random = new Random();
    ActId id;
    try (SqliteJournal made =
        SqliteJournal.open(
            journal,
            () -> new Stamp(new UUID(0, 1), Duration.ofHours(1), DONE, Stamp.ClockTrust.TRUSTED),
            new ActIds(() -> DONE, random),
            random)) {
      made.belongTo(new StationId("kiosk-1"));
      id = made.append(new Act.CardReportedLost(new PatronId(card))).id();
    }
    String stick = folder.resolve(name + ".stick").toString();
    assertThat(run("journal", "export", journal.toString(), stick)).as(err).isZero();
    assertThat(run("centre", "import", "--config", config, stick)).as(err).isZero();
    return id;
  }

  @Test
  void listsWithoutCardNumbersAndShowsAllOfOne() {
    assertThat(review("list")).as(err).isZero();
    assertThat(out)
        .contains(act, "card-reported-lost", "open", "by-hand", "1 cases")
        .doesNotContain("P0000123");
    assertThat(review("show", act)).as(err).isZero();
    assertThat(out).contains("kiosk-1", "P0000123", "offered  drop");
  }

  @Test
  void takesDecidesAndUndoesWithARecord() {
    assertThat(review("take", act, "--as", "s-17")).as(err).isZero();
    assertThat(out).contains("taken, s-17");
    assertThat(review("do", act, "--as", "s-18", "--action", "by-hand")).isEqualTo(Main.NOT_WELL);
    assertThat(out).contains("not done: it is taken by s-17");
    assertThat(review("propose", act, "--as", "s-18", "--action", "by-hand")).isZero();
    assertThat(review("do", act, "--as", "s-17", "--action", "by-hand", "--note", "blocked"))
        .isZero();
    assertThat(review("list")).isZero();
    assertThat(out).contains("0 cases");
    assertThat(review("list", "--state", "done")).isZero();
    assertThat(out).contains("1 cases");
    assertThat(review("undo", act, "--as", "s-18", "--note", "wrong card")).isZero();
    assertThat(review("show", act)).isZero();
    assertThat(out)
        .contains("s-17 do by-hand -> ordered blocked", "centre settled", "s-18 undo", "undone");
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThat(review("show", "7")).isEqualTo(Main.WRONG_USAGE);
    assertThat(err).contains("a UUID is expected");
    assertThat(review("show", new UUID(1, 1).toString())).isEqualTo(Main.NOT_WELL);
    assertThat(out).contains("no case");
    assertThat(review("take", act, "--as", "王小明")).isEqualTo(Main.WRONG_USAGE);
    assertThat(err).contains("staff account");
    assertThat(review("do", act, "--as", "s-17", "--action", "burn")).isEqualTo(Main.WRONG_USAGE);
    assertThat(review("do", act, "--as", "s-17", "--action", "apply")).isEqualTo(Main.NOT_WELL);
    assertThat(out).contains("offered: by-hand, drop");
  }

  @Test
  void aClosedJournalIsListedAndOpenedWithAReason() throws Exception {
    assertThat(run("centre", "quarantine", "list", "--config", config)).as(err).isZero();
    String epoch = closed();
    assertThat(run("centre", "quarantine", "list", "--config", config)).isEqualTo(Main.NOT_WELL);
    assertThat(out).contains("kiosk-1 epoch " + epoch, "a broken cable");
    assertThat(release(epoch, " ")).isEqualTo(Main.WRONG_USAGE);
    assertThat(release("xyz", "seen")).isEqualTo(Main.WRONG_USAGE);
    assertThat(release(epoch, "seen")).as(err).isZero();
    assertThat(release(epoch, "seen")).isEqualTo(Main.NOT_WELL);
    assertThat(out).contains("not in quarantine");
  }

  private int release(String epoch, String reason) {
    return run(
        "centre",
        "quarantine",
        "release",
        "kiosk-1",
        "--epoch",
        epoch,
        "--as",
        "s-17",
        "--reason",
        reason,
        "--config",
        config);
  }

  /** As the inbox does; gives the journal's epoch. */
  private String closed() {
    return onSql(
        statement -> {
          statement.executeUpdate(
              "UPDATE station_lane SET quarantine = 'a broken cable', quarantined_at = 1");
          try (var row = statement.executeQuery("SELECT epoch FROM station_lane")) {
            row.next();
            return Long.toHexString(row.getLong(1));
          }
        });
  }
}
