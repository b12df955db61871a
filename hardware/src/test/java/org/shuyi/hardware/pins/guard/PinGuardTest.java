package org.shuyi.hardware.pins.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.link.process.ProcessLink;
import org.shuyi.hardware.modbus.Modbus;
import org.shuyi.hardware.pins.PinAddress;

/** Real processes on a virtual expander; the pulse is of 600 ms, none may be of more than 1 s. */
@Execution(ExecutionMode.SAME_THREAD)
class PinGuardTest {
  /** How long a busy machine may let a process wait. */
  private static final Duration SLACK = Duration.ofSeconds(60);

  @TempDir private Path directory;
  private Path file;
  private FileExpander chip;

  @BeforeEach
  void begin() throws IOException {
    file = directory.resolve("expander");
    chip = new FileExpander(file);
    chip.latch(0xFF);
  }

  @AfterEach
  void end() {
    chip.broken(false);
  }

  private ProcessLink guard() throws LinkException {
    return (ProcessLink) FileGuard.opener(file).open();
  }

  private static byte[] ask(Link guard, byte[] request) throws LinkException {
    guard.write(request);
    byte[] answer = new byte[64];
    int count = guard.read(answer, SLACK);
    return Arrays.copyOf(answer, count);
  }

  private void awaitLatch(int drawn) {
    await().atMost(SLACK).pollInterval(Duration.ofMillis(2)).until(() -> chip.latch() == drawn);
  }

  @Test
  void aGuardBeginsWithAllRelaysLetGoAndEndsSo() throws Exception {
    try (Link guard = guard()) {
      assertThat(ask(guard, Modbus.readInputs(1, 8))).hasSize(6);
      assertThat(chip.latch()).isZero();
      assertThat(ask(guard, Modbus.coil(1, 7, true))).isEqualTo(Modbus.coil(1, 7, true));
      assertThat(chip.latch()).isEqualTo(0x80);
    }
    awaitLatch(0);
  }

  @Test
  void aPulseEndsThoughNobodyAsksAgain() throws Exception {
    try (Link guard = guard()) {
      assertThat(ask(guard, Modbus.flash(1, 2, 6))).isEqualTo(Modbus.flash(1, 2, 6));
      assertThat(chip.latch()).isEqualTo(4);
      awaitLatch(0);
    }
  }

  @Test
  void whatMustNotBeIsRefused() throws Exception {
    try (Link guard = guard()) {
      assertThat(ask(guard, Modbus.coil(1, 0, true)))
          .isEqualTo(Modbus.refusal(1, Modbus.WRITE_COIL, Modbus.BUSY));
      assertThat(ask(guard, Modbus.flash(1, 8, 6)))
          .isEqualTo(Modbus.refusal(1, Modbus.WRITE_COIL, Modbus.ILLEGAL_ADDRESS));
      assertThat(ask(guard, Modbus.readInputs(1, 9)))
          .isEqualTo(Modbus.refusal(1, Modbus.READ_INPUTS, Modbus.ILLEGAL_ADDRESS));
      assertThat(chip.latch()).isZero();
    }
  }

  /** The chip does not hear that the pulse is over; as soon as it does, it is. */
  @Test
  void aBusThatFailsIsAskedUntilItHears() throws Exception {
    try (Link guard = guard()) {
      ask(guard, Modbus.flash(1, 0, 2));
      chip.broken(true);
      await().atMost(SLACK).until(() -> ask(guard, Modbus.readInputs(1, 8))[1] == (byte) 0x82);
      assertThat(ask(guard, Modbus.flash(1, 3, 2)))
          .isEqualTo(Modbus.refusal(1, Modbus.WRITE_COIL, Modbus.DEVICE_FAILURE));
      chip.broken(false);
      awaitLatch(0);
    }
  }

  /** SIGKILL in the middle of a pulse, with a lamp held: nothing of the kiosk runs any more. */
  @Test
  void aKioskThatIsKilledLeavesNothingDrawn() throws Exception {
    Process kiosk = start(DoomedKiosk.class);
    try (BufferedReader says = kiosk.inputReader()) {
      ProcessHandle guard = ProcessHandle.of(Long.parseLong(said(says))).orElseThrow();
      assertThat(chip.latch() & 0x80).isEqualTo(0x80);
      kiosk.destroyForcibly().waitFor();
      awaitLatch(0);
      await().atMost(SLACK).until(() -> !guard.isAlive());
      assertThat(chip.latch()).isZero();
    }
  }

  /** The guard keeps the time alone: a kiosk that is stopped can't make a pulse longer. */
  @Test
  void aKioskThatHangsLeavesNoLockDrawn() throws Exception {
    Process kiosk = start(DoomedKiosk.class);
    try (BufferedReader says = kiosk.inputReader()) {
      assertThat(said(says)).isNotBlank();
      signal("STOP", kiosk.pid());
      awaitLatch(0x80);
    } finally {
      kiosk.destroyForcibly().waitFor();
    }
    awaitLatch(0);
  }

  /** The other half: the guard itself is killed. The next one begins with all relays let go. */
  @Test
  void aGuardThatIsKilledIsMissedAndTheNextLetsGo() throws Exception {
    ProcessLink first = guard();
    ask(first, Modbus.flash(1, 0, 10));
    signal("KILL", first.pid());
    assertThatThrownBy(() -> ask(first, Modbus.readInputs(1, 8)))
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.GONE));
    chip.latch(1);
    first.close();
    try (Link second = guard()) {
      ask(second, Modbus.readInputs(1, 8));
      assertThat(chip.latch()).isZero();
    }
  }

  @Test
  void anOrderlyEndOfTheGuardLetsGo() throws Exception {
    ProcessLink guard = guard();
    ask(guard, Modbus.coil(1, 7, true));
    signal("TERM", guard.pid());
    awaitLatch(0);
    guard.close();
  }

  @Test
  void aMachineWithoutSuchAHeaderSaysSo() throws Exception {
    PinAddress address = PinAddress.parse("gpio:/dev/gpiochip99?relays=1");
    assertThatThrownBy(() -> PinGuard.opener(address).open())
        .isInstanceOfSatisfying(
            LinkException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND))
        .hasMessageContaining("gpiochip99");
  }

  private static String said(BufferedReader says) throws IOException {
    return Objects.requireNonNull(says.readLine(), "the kiosk said nothing");
  }

  private Process start(Class<?> main) throws IOException {
    List<String> command = PinGuard.command(main.getName(), file.toString());
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void signal(String name, long pid) throws Exception {
    new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
  }
}
