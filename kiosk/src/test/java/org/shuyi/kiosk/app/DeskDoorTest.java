package org.shuyi.kiosk.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.centre.broker.EmbeddedBroker;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.ils.demo.Personality;
import org.shuyi.sync.journal.ActIds;
import org.shuyi.sync.journal.sqlite.SqliteJournal;
import org.shuyi.sync.reference.SigningKeys;

/** Staff at work while the centre runs in a process of its own, on one SQLite file. */
class DeskDoorTest {
  private static final Instant DONE = Instant.parse("2026-11-21T10:00:00Z");
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private String out = "";
  private String err = "";
  private String config = "";

  private int run(String... arguments) {
    StringWriter said = new StringWriter();
    StringWriter complained = new StringWriter();
    int code = Main.run(new PrintWriter(said), new PrintWriter(complained), arguments);
    out = said.toString();
    err = complained.toString();
    return code;
  }

  private int review(String command, String... arguments) {
    List<String> all = new java.util.ArrayList<>(List.of("centre", "review", command));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--config", config));
    return run(all.toArray(String[]::new));
  }

  @Test
  void staffDecideWhileTheCentreRunsAndAfterItWasKilled() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(0, folder.resolve("broker"));
        DemoIls ils = DemoIls.start(0, InstantSource.system(), null, Personality.STRICT)) {
      configure(broker, ils);
      String act = aLostCardComesOnAStick();
      Process centre = start();
      try {
        await().atMost(LONG).until(() -> Files.exists(door()));
        await()
            .atMost(LONG)
            .untilAsserted(
                () -> {
                  assertThat(review("list")).as(err + log()).isZero();
                  assertThat(out).contains(act, "1 cases");
                });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(door())))
            .isEqualTo("rw-------");
        assertThat(review("take", act, "--as", "s-17")).as(err).isZero();
        assertThat(review("do", act, "--as", "s-18", "--action", "by-hand"))
            .isEqualTo(Main.NOT_WELL);
        assertThat(out).contains("not done: it is taken by s-17");
        assertThat(review("take", "7", "--as", "s-17")).isEqualTo(Main.WRONG_USAGE);
        assertThat(err).contains("a UUID is expected");
        assertThat(review("do", act, "--as", "s-17", "--action", "by-hand")).as(err).isZero();
        await()
            .atMost(LONG)
            .untilAsserted(
                () -> {
                  assertThat(review("list", "--state", "done")).as(err).isZero();
                  assertThat(out).contains(act);
                });
        assertThat(run("centre", "quarantine", "list", "--config", config)).as(err).isZero();
        assertThat(run("centre", "report", "--config", config)).as(err).isZero();
        assertThat(out).contains("service_point,day", "2026-11-21");
        nothingElseIsDoneAtTheDoor();
      } finally {
        centre.destroyForcibly();
        centre.onExit().join();
      }
      assertThat(door()).as("left by the one that was killed").exists();
      assertThat(review("undo", act, "--as", "s-18", "--note", "wrong card")).as(err).isZero();
      assertThat(review("show", act)).isZero();
      assertThat(out).contains("s-17 do by-hand", "centre settled", "s-18 undo", "undone");
    }
  }

  private void nothingElseIsDoneAtTheDoor() throws IOException {
    assertThat(DeskDoor.ask(folder.resolve("data"), List.of("centre", "import", "x")))
        .hasValueSatisfying(answer -> assertThat(answer.code()).isEqualTo(Main.WRONG_USAGE));
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(door()))) {
      new DataOutputStream(Channels.newOutputStream(channel)).writeInt(Integer.MAX_VALUE);
      assertThat(new DataInputStream(Channels.newInputStream(channel)).read()).isEqualTo(-1);
    }
  }

  private Path door() {
    return folder.resolve("data/desk.sock");
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  private void configure(EmbeddedBroker broker, DemoIls ils) throws IOException {
    Files.writeString(folder.resolve("reference.key"), "00112233445566778899aabbccddeeff");
    Files.writeString(folder.resolve("centre.key"), SigningKeys.pem(SigningKeys.generate()));
    Files.writeString(folder.resolve("ils.password"), DemoIls.PASSWORD);
    config =
        Files.writeString(
                folder.resolve("centre.toml"),
                """
                [centre]
                library = "demo"
                reference-key = "reference.key"
                signing-key = "centre.key"
                data = "data"
                [broker]
                uri = "%s"
                [ils]
                host = "127.0.0.1"
                port = %d
                user = "shuyi"
                password = "ils.password"
                """
                    .formatted(broker.uri(), ils.port()))
            .toString();
  }

  private String aLostCardComesOnAStick() throws IOException {
    Path journal = folder.resolve("journal.sqlite");
    Random random = new Random(3);
    String act;
    try (SqliteJournal made =
        SqliteJournal.open(
            journal,
            () -> new Stamp(new UUID(0, 1), Duration.ofHours(1), DONE, Stamp.ClockTrust.TRUSTED),
            new ActIds(() -> DONE, random),
            random)) {
      made.belongTo(new StationId("kiosk-1"));
      PatronId card = new PatronId("210000000001");
      act = made.append(new Act.CardReportedLost(card)).id().toString();
    }
    String stick = folder.resolve("stick").toString();
    assertThat(run("journal", "export", journal.toString(), stick)).as(err).isZero();
    assertThat(run("centre", "import", "--config", config, stick)).as(err).isZero();
    return act;
  }

  private Process start() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "centre",
            "--config",
            config)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }
}
