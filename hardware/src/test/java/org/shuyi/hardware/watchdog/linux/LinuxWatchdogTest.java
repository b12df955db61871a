package org.shuyi.hardware.watchdog.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.conformance.GoldenFrames;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.link.open.LinkAddress;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.Peer;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.hardware.watchdog.Watchdog;

/** The device file is that of a pseudo-terminal: what the kernel would take is read at its end. */
@GoldenFrames(drivers = "linux-watchdog", from = "Linux kernel, watchdog-api")
class LinuxWatchdogTest {
  private static final DeviceId ID = new DeviceId("watchdog");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir private Path directory;
  private VirtualDevice<Kernel> kernel;
  private LinuxWatchdog watchdog;
  private volatile Instant now = Instant.EPOCH;

  private static final class Kernel implements Peer {
    final ByteArrayOutputStream taken = new ByteArrayOutputStream();

    @Override
    public List<Answer> receive(byte[] bytes) {
      taken.writeBytes(bytes);
      return List.of();
    }
  }

  @BeforeEach
  void begin() throws IOException {
    VirtualPort port = new VirtualPort(directory.resolve("watchdog"));
    kernel = new VirtualDevice<>("kernel", port, new Kernel(), LineTiming.NONE);
    watchdog =
        new LinuxWatchdog(
            ID,
            LinkAddress.parse("file:" + port.path()).opener(),
            PATIENCE,
            () -> now,
            event -> {});
    watchdog.start();
    await().until(() -> watchdog.condition().equals(Condition.READY));
  }

  @AfterEach
  void end() {
    watchdog.close();
    kernel.close();
  }

  private String taken() {
    return kernel.with(it -> it.taken.toString(StandardCharsets.US_ASCII));
  }

  private Condition check() {
    return watchdog.check().toCompletableFuture().join();
  }

  @Test
  void itIsFedWhileTheProgramSaysThatItIsAlive() {
    now = now.plus(PATIENCE);
    assertThat(check()).isEqualTo(Condition.READY);
    now = now.plus(PATIENCE);
    watchdog.alive();
    assertThat(check()).isEqualTo(Condition.READY);
    await().untilAsserted(() -> assertThat(taken()).matches("\\x00{3,}"));
  }

  /** The driver's thread runs, but that is not what matters. */
  @Test
  void aProgramThatHangsDoesNotFeedIt() {
    await().until(() -> !taken().isEmpty());
    now = now.plus(PATIENCE).plusSeconds(1);
    Condition shown = check();
    String before = taken();
    assertThat(shown.toString()).contains("has not said for 11 s");
    assertThat(check()).isEqualTo(shown);
    watchdog.alive();
    assertThat(check()).isEqualTo(Condition.READY);
    await().untilAsserted(() -> assertThat(taken()).hasSize(before.length() + 1));
  }

  @Test
  void anOrderlyEndSwitchesItOff() {
    watchdog.close();
    await().untilAsserted(() -> assertThat(taken()).matches("\\x00+V"));
  }

  @Test
  void aStationsFileNamesIt() {
    Watchdog made =
        new LinuxWatchdogDriver()
            .make(
                ID,
                new Settings(
                    ID, Map.of("address", "file:/dev/watchdog-of-nobody", "patience", 20L)),
                event -> {});
    assertThat(made.condition()).isEqualTo(Condition.NOT_STARTED);
    made.close();
  }
}
