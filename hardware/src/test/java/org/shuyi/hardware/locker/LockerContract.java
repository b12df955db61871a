package org.shuyi.hardware.locker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.virtual.VirtualDoors;

/** What every locker does, whatever its locks hang on; its first two doors are tried. */
@Execution(ExecutionMode.CONCURRENT)
public abstract class LockerContract {
  private static final DeviceId ID = new DeviceId("doors");
  private static final Duration SLACK = Duration.ofSeconds(60);

  @TempDir private Path directory;
  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  private Locker locker;

  /** Doors, locks and whatever drives them. */
  protected interface Cabinet extends AutoCloseable {
    String address();

    /** Does something to the doors while nobody else does. */
    void with(Consumer<VirtualDoors> deed);

    @Override
    void close();
  }

  private Cabinet cabinet;

  protected abstract Driver driver();

  protected abstract Cabinet cabinet(Path directory) throws Exception;

  /** What the station's file says besides the address. */
  protected Map<String, Object> settings() {
    return Map.of();
  }

  /** The locker that the station's file would make, with 5 s until a door is left open. */
  protected Locker locker(DeviceId id, Cabinet cabinet, Consumer<? super DeviceEvent> listener) {
    Map<String, Object> given = new HashMap<>(settings());
    given.put("address", cabinet.address());
    given.put("left-open", 5L);
    return (Locker) driver().make(id, new Settings(id, given), listener);
  }

  @BeforeEach
  void begin() throws Exception {
    cabinet = cabinet(directory);
    locker = locker(ID, cabinet, events::add);
    locker.start();
    await()
        .atMost(SLACK)
        .untilAsserted(() -> assertThat(locker.condition()).isEqualTo(Condition.READY));
  }

  @AfterEach
  void end() {
    locker.close();
    cabinet.close();
  }

  private Opening open(int door) throws Exception {
    return locker
        .open(door)
        .toCompletableFuture()
        .get(Locker.LONGEST.plusSeconds(5).toMillis(), TimeUnit.MILLISECONDS);
  }

  private void awaitEvent(DoorEvent event) {
    await().atMost(SLACK).untilAsserted(() -> assertThat(events).contains(event));
  }

  private int pulses() {
    int[] pulses = new int[1];
    cabinet.with(doors -> pulses[0] = doors.pulses());
    return pulses[0];
  }

  @Test
  void aDoorOpensStaysOpenTooLongAndIsClosed() throws Exception {
    assertThat(open(2)).isEqualTo(new Opening.Opened(2));
    assertThat(open(2)).isEqualTo(new Opening.StoodOpen(2));
    assertThat(pulses()).isEqualTo(1);
    awaitEvent(new DoorEvent.LeftOpen(ID, 2, Duration.ofSeconds(5)));
    cabinet.with(doors -> doors.close(2));
    awaitEvent(new DoorEvent.Closed(ID, 2));
    assertThat(events)
        .filteredOn(DoorEvent.class::isInstance)
        .containsExactly(
            new DoorEvent.Opened(ID, 2),
            new DoorEvent.LeftOpen(ID, 2, Duration.ofSeconds(5)),
            new DoorEvent.Closed(ID, 2));
  }

  @Test
  void aStuckDoorGetsTwoPulsesAndThenNoneWhileItsCoilCools() throws Exception {
    cabinet.with(doors -> doors.stick(1, true));
    assertThat(open(1)).isEqualTo(new Opening.Stuck(1));
    assertThat(open(1)).isInstanceOf(Opening.TooSoon.class);
    assertThat(pulses()).isEqualTo(2);
    assertThat(events).contains(new DoorEvent.Stuck(ID, 1));
  }

  @Test
  void aDoorThatNobodyToldToOpenWasForced() throws Exception {
    assertThat(open(2)).isEqualTo(new Opening.Opened(2));
    cabinet.with(doors -> doors.close(2));
    awaitEvent(new DoorEvent.Closed(ID, 2));
    cabinet.with(doors -> doors.force(2));
    awaitEvent(new DoorEvent.Forced(ID, 2));
  }

  @Test
  void thereAreNoOtherDoors() throws Exception {
    int doors = locker.doors();
    assertThat(open(0)).isEqualTo(new Opening.NoSuchDoor(0, doors));
    assertThat(open(doors + 1)).isEqualTo(new Opening.NoSuchDoor(doors + 1, doors));
    assertThat(pulses()).isZero();
  }
}
