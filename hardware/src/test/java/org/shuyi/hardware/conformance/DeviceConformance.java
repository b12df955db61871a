package org.shuyi.hardware.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.WireFault;

/**
 * Held against its virtual peer, every driver gives each command exactly one answer within its
 * deadline whatever the wire does, never says that a device is well that is not, and uses a device
 * that comes back within 3 s, without a restart.
 *
 * <p>{@code -Dconformance.reconnects} pulls the cable more often than usual: {@link Reconnects}.
 */
@Execution(ExecutionMode.CONCURRENT)
public abstract class DeviceConformance<D extends Device> {
  /** As the device port promises. */
  private static final Duration CHECK = Duration.ofSeconds(5);

  private static final Duration BACK = Duration.ofSeconds(3);

  /** What a busy machine adds to a deadline. */
  private static final Duration SLACK = Duration.ofSeconds(2);

  /** Suites run side by side, since they mostly wait; each device has a name of its own. */
  private static final AtomicInteger THINGS = new AtomicInteger();

  @TempDir private Path directory;

  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  private VirtualDevice<?> peer;
  private D device;

  /** The device under test, on any wire; its port may be put below the directory. */
  protected abstract VirtualDevice<?> peer(Path directory) throws IOException;

  protected abstract Driver driver();

  /** What the station's file says besides the address. */
  protected Map<String, Object> settings() {
    return Map.of();
  }

  /** What can be asked of it, by name. */
  protected abstract Map<String, Function<D, CompletionStage<?>>> commands();

  /** Within what every command is answered. */
  protected Duration deadline() {
    return Duration.ofSeconds(3);
  }

  /** Faults that the protocol can't notice, since it has no check sum or is never answered. */
  protected boolean notices(WireFault fault) {
    return true;
  }

  /** What makes a device whole again that only repeats what was sent; usually nothing. */
  protected byte[] afterNoise() {
    return new byte[0];
  }

  static Stream<WireFault> faults() {
    return Stream.of(
        new WireFault.Silence(),
        new WireFault.Slow(Duration.ofMillis(300)),
        new WireFault.WrongChecksum(),
        new WireFault.HalfFrame(),
        new WireFault.Doubled(),
        new WireFault.Noise(),
        new WireFault.Deaf(),
        new WireFault.Unplugged());
  }

  @BeforeEach
  void begin() throws IOException {
    peer = peer(directory);
    device = make(events::add);
    device.start();
    ready();
  }

  @SuppressWarnings("unchecked") // the driver's port says what it makes
  private D make(Consumer<? super DeviceEvent> listener) {
    Map<String, Object> given = new LinkedHashMap<>(settings());
    given.put("address", peer.address());
    DeviceId id = new DeviceId("thing-" + THINGS.incrementAndGet());
    return (D) driver().make(id, new Settings(id, given), listener);
  }

  @AfterEach
  void end() {
    device.close();
    peer.close();
  }

  private static ConditionFactory soon() {
    return await().pollInSameThread().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
  }

  private void ready() {
    soon()
        .atMost(BACK.plus(SLACK))
        .untilAsserted(() -> assertThat(device.condition().usable()).isTrue());
  }

  private static <T> T answer(CompletionStage<T> stage, Duration within) throws Exception {
    return stage.toCompletableFuture().get(within.plus(SLACK).toMillis(), TimeUnit.MILLISECONDS);
  }

  @Test
  void itsDriverIsFoundByName() {
    assertThat(driver().port()).isAssignableFrom(device.getClass());
    assertThat(driver().name()).matches("[a-z][a-z0-9-]*");
    assertThat(driver().drives()).isNotBlank();
  }

  @Test
  void aWellDeviceAnswersEverything() throws Exception {
    assertThat(answer(device.check(), CHECK).usable()).isTrue();
    for (var command : commands().entrySet()) {
      assertThat(answer(command.getValue().apply(device), deadline()))
          .as(command.getKey())
          .isNotNull();
    }
    assertThat(device.counters().opened()).isEqualTo(1);
    assertThat(device.counters().losses()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void everyCommandIsAnsweredOnceAndTheDeviceIsWellAgain(WireFault fault) throws Exception {
    for (var command : commands().entrySet()) {
      peer.fail(fault, 1);
      AtomicInteger answers = new AtomicInteger();
      CompletionStage<?> stage = command.getValue().apply(device);
      stage.whenComplete((done, failure) -> answers.incrementAndGet());
      assertThat(answer(stage, deadline())).as(command.getKey()).isNotNull();
      assertThat(answers).as(command.getKey()).hasValue(1);
      peer.heal();
      peer.plugIn();
      ready();
    }
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aLastingFaultShowsAndGoes(WireFault fault) throws Exception {
    peer.fail(fault, Integer.MAX_VALUE);
    Condition shown = answer(device.check(), CHECK);
    boolean harmless =
        fault instanceof WireFault.Doubled
            || fault instanceof WireFault.Noise
            || fault instanceof WireFault.Slow;
    if (!harmless && notices(fault)) {
      await()
          .atMost(CHECK)
          .untilAsserted(() -> assertThat(device.condition()).isNotEqualTo(Condition.READY));
    }
    assertThat(shown).isNotNull();
    peer.heal();
    peer.plugIn();
    ready();
    assertThat(answer(device.check(), CHECK).usable()).isTrue();
  }

  @Test
  void noiseBetweenCommandsHarmsNothing() throws Exception {
    Random random = new Random(7);
    for (int round = 0; round < 20; round++) {
      byte[] noise = new byte[1 + random.nextInt(40)];
      random.nextBytes(noise);
      peer.send(noise);
      for (var command : commands().values()) {
        assertThat(answer(command.apply(device), deadline())).isNotNull();
      }
    }
    peer.send(afterNoise());
    ready();
  }

  @Test
  void aPulledCableShowsAndANewOneIsUsed() throws Exception {
    peer.unplug();
    await()
        .atMost(CHECK)
        .untilAsserted(() -> assertThat(answer(device.check(), CHECK).usable()).isFalse());
    for (var command : commands().entrySet()) {
      assertThat(answer(command.getValue().apply(device), deadline()))
          .as(command.getKey())
          .isNotNull();
    }
    peer.plugIn();
    ready();
    assertThat(device.counters().losses()).isNotEmpty();
  }

  @Test
  void manyReconnectsLeaveNothingBehind(TestReporter reporter) throws Exception {
    new Reconnects(device, 15, BACK.plus(SLACK))
        .leaveNothingBehind(peer::unplug, peer::plugIn, reporter);
  }

  @Test
  void closingAnswersWhatWaits() throws Exception {
    peer.fail(new WireFault.Silence(), Integer.MAX_VALUE);
    List<CompletionStage<?>> waiting = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      commands().values().forEach(command -> waiting.add(command.apply(device)));
    }
    device.close();
    for (CompletionStage<?> stage : waiting) {
      assertThat(answer(stage, deadline())).isNotNull();
    }
    await()
        .atMost(deadline().plus(SLACK))
        .untilAsserted(() -> assertThat(device.condition().usable()).isFalse());
  }

  @Test
  void anExaminationShowsTheWire() throws Exception {
    var examination = answer(device.examine(), CHECK);
    assertThat(examination.device()).isEqualTo(device.id());
    assertThat(examination.condition().usable()).isTrue();
    assertThat(examination.counters().opened()).isPositive();
  }
}
