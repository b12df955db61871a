package org.shuyi.hardware.link.recording;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Absent;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.link.open.LinkAddress;
import org.shuyi.hardware.scanner.Scanner.Scanned;
import org.shuyi.hardware.scanner.Symbology;
import org.shuyi.hardware.scanner.serial.SerialScanner;
import org.shuyi.hardware.virtual.VirtualScanner;

class ReplayTest {
  private static final Duration SOON = Duration.ofSeconds(1);
  private static final DeviceId ID = new DeviceId("scanner");

  @Test
  void theDevicesPartIsPlayed() throws LinkException {
    Replay replay = replay("0 =\n1 > 01 02\n5 < 03 04 05\n9 ! GONE\n9 ! NOT_FOUND\n0 =");
    try (Link link = replay.open()) {
      byte[] into = new byte[2];
      assertThat(link.read(into, SOON)).isZero();
      link.write(new byte[] {1, 2});
      assertThat(link.read(into, SOON)).isEqualTo(2);
      assertThat(into).containsExactly(3, 4);
      assertThat(link.read(into, SOON)).isEqualTo(1);
      assertKind(() -> link.read(into, SOON), Kind.GONE);
    }
    assertKind(replay::open, Kind.NOT_FOUND);
    replay.open().close();
    replay.requireFinished();
    assertThat(replay.isOver()).isTrue();
    assertKind(replay::open, Kind.NOT_FOUND);
  }

  @Test
  void aDriverThatSendsSomethingElseFailsAtOnceAndAgainAtTheEnd() throws LinkException {
    Replay replay = replay("0 =\n1 > 01 02\n5 < 03");
    try (Link link = replay.open()) {
      assertThatThrownBy(() -> link.write(new byte[] {1, 3}))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("'1 > 01 02' is recorded, but the driver sent 01 03");
    }
    assertThatThrownBy(replay::requireFinished)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("01 03");
  }

  @Test
  void aDriverThatStopsTooEarlyOrGoesOnTooLongFails() throws LinkException {
    Replay early = replay("0 =\n1 > 01");
    early.open().close();
    assertThatThrownBy(early::requireFinished).hasMessageContaining("'1 > 01' is recorded");

    Replay late = replay("0 =");
    try (Link link = late.open()) {
      assertThatThrownBy(() -> link.write(new byte[] {1}))
          .hasMessageContaining("the recording is over, but the driver sent 01");
    }
  }

  @Test
  void aWriteThatFailedFailsAgain() throws LinkException {
    Replay replay = replay("0 =\n1 > 01\n2001 ! TIMED_OUT");
    try (Link link = replay.open()) {
      assertKind(() -> link.write(new byte[] {1}), Kind.TIMED_OUT);
    }
    replay.requireFinished();
  }

  @Test
  void aFullDiskEndsTheRecordingButNotTheDevice() throws LinkException {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] chars, int from, int count) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Tape tape = new Tape(full, "rfid", () -> Instant.EPOCH);
    try (Link link = tape.record(replay("0 =\n1 > 01\n2 < 02")).open()) {
      link.write(new byte[] {1});
      assertThat(link.read(new byte[1], SOON)).isEqualTo(1);
    }
  }

  @Test
  void aFullTapeSaysSoAndEnds() throws LinkException {
    StringWriter text = new StringWriter();
    Tape tape = new Tape(text, "rfid", () -> Instant.EPOCH);
    byte[] much = new byte[1024 * 1024];
    try (Link link = tape.record(replayOf(much, 4)).open()) {
      for (int i = 0; i < 4; i++) {
        link.write(much);
      }
    }
    assertThat(text.toString()).endsWith("# The tape is full.\n");
    assertThat(text.getBuffer().length()).isLessThan(Tape.LIMIT_CHARACTERS + 100);
  }

  /** The whole purpose: what a station recorded is a test by itself. */
  @Test
  void aRecordingOfARealDriverPlaysBackToTheSameEvents(@TempDir Path dir) throws Exception {
    StringWriter text = new StringWriter();
    List<DeviceEvent> live = new CopyOnWriteArrayList<>();
    try (VirtualScanner virtual = new VirtualScanner(dir.resolve("ttyScanner"))) {
      LinkAddress address = LinkAddress.parse("serial:" + virtual.path());
      Tape tape = new Tape(text, "scanner at " + address, new SteadyTime());
      try (SerialScanner scanner = scanner(tape.record(address.opener()), live)) {
        awaitCondition(scanner, Condition.READY.getClass());
        virtual.scan("21111115");
        await()
            .atMost(10, SECONDS)
            .until(() -> live.contains(new Scanned(ID, "21111115", Symbology.UNTOLD)));
        virtual.unplug();
        awaitCondition(scanner, Absent.class);
        virtual.plugIn();
        awaitCondition(scanner, Condition.READY.getClass());
        virtual.scan("书驿");
        await()
            .atMost(10, SECONDS)
            .until(() -> live.contains(new Scanned(ID, "书驿", Symbology.UNTOLD)));
      }
    }
    assertThat(text.toString())
        .startsWith("# scanner at serial:")
        .contains("< 32 31 31 31 31 31 31 35 0D\n");

    List<DeviceEvent> played = new CopyOnWriteArrayList<>();
    Replay replay = new Replay(Recording.parse(text.toString()));
    try (SerialScanner scanner = scanner(replay, played)) {
      await().atMost(10, SECONDS).until(replay::isOver);
      await()
          .atMost(10, SECONDS)
          .until(() -> played.contains(new Scanned(ID, "书驿", Symbology.UNTOLD)));
      assertThat(scanner.condition()).isEqualTo(Condition.READY);
    }
    replay.requireFinished();
    assertThat(scans(played)).isEqualTo(scans(live));
  }

  private static SerialScanner scanner(LinkOpener opener, List<DeviceEvent> events) {
    SerialScanner scanner = new SerialScanner(ID, opener, events::add);
    scanner.start();
    return scanner;
  }

  private static void awaitCondition(SerialScanner scanner, Class<?> expected) {
    await().atMost(10, SECONDS).until(() -> expected.isInstance(scanner.condition()));
  }

  private static List<DeviceEvent> scans(List<DeviceEvent> events) {
    return events.stream().filter(Scanned.class::isInstance).toList();
  }

  private static Replay replay(String text) {
    return new Replay(Recording.parse(text));
  }

  private static Replay replayOf(byte[] sent, int times) {
    return replay("0 =\n" + ("1 > " + Recording.hex(sent, sent.length) + "\n").repeat(times));
  }

  private static void assertKind(ThrowingCallable action, Kind kind) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(LinkException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }
}
