package org.shuyi.hardware.locker.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.locker.DoorEvent;
import org.shuyi.hardware.locker.Locker;
import org.shuyi.hardware.locker.Opening;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualDoors;
import org.shuyi.hardware.virtual.VirtualKerong;
import org.shuyi.hardware.virtual.VirtualPort;

/** Two boards on one wire: doors 1 to 16 on board 0, 17 to 32 on board 3. */
class LockBoardsTest {
  private static final DeviceId ID = new DeviceId("doors");

  @TempDir private Path directory;
  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  private VirtualDevice<VirtualKerong> boards;
  private Locker locker;

  @BeforeEach
  void begin() throws IOException {
    boards =
        new VirtualDevice<>(
            "boards",
            new VirtualPort(directory.resolve("boards")),
            new VirtualKerong(0, 3),
            LineTiming.of(19_200));
    locker =
        new KerongDriver()
            .make(
                ID,
                new Settings(ID, Map.of("address", boards.address(), "boards", "0, 3")),
                events::add);
    locker.start();
    await().untilAsserted(() -> assertThat(locker.condition()).isEqualTo(Condition.READY));
  }

  @AfterEach
  void end() {
    locker.close();
    boards.close();
  }

  private Opening open(int door) throws Exception {
    return locker
        .open(door)
        .toCompletableFuture()
        .get(Locker.LONGEST.plusSeconds(5).toMillis(), TimeUnit.MILLISECONDS);
  }

  private void onBoardThree(Consumer<VirtualDoors> deed) {
    boards.with(
        all -> {
          deed.accept(all.doors(3));
          return true;
        });
  }

  private void awaitEvent(DoorEvent event) {
    await().untilAsserted(() -> assertThat(events).contains(event));
  }

  @Test
  void aDoorOpensIsClosedAndIsNotPulsedAgainTooSoon() throws Exception {
    assertThat(open(18)).isEqualTo(new Opening.Opened(18));
    boolean behindIt = boards.with(all -> all.doors(3).isOpen(2));
    assertThat(behindIt).isTrue();
    assertThat(open(18)).isEqualTo(new Opening.StoodOpen(18));
    onBoardThree(doors -> doors.close(2));
    awaitEvent(new DoorEvent.Closed(ID, 18));
    int pulses = boards.with(all -> all.doors(3).pulses());
    assertThat(pulses).isEqualTo(1);
    assertThat(events)
        .filteredOn(DoorEvent.class::isInstance)
        .containsExactly(new DoorEvent.Opened(ID, 18), new DoorEvent.Closed(ID, 18));
  }

  @Test
  void aStuckDoorGetsTwoPulsesAndThenNoneWhileItsCoilCools() throws Exception {
    onBoardThree(doors -> doors.stick(1, true));
    assertThat(open(17)).isEqualTo(new Opening.Stuck(17));
    assertThat(open(17)).isInstanceOf(Opening.TooSoon.class);
    int pulses = boards.with(all -> all.doors(3).pulses());
    assertThat(pulses).isEqualTo(2);
    assertThat(events).contains(new DoorEvent.Stuck(ID, 17));
  }

  @Test
  void aForcedDoorIsTold() {
    await().until(() -> locker.counters().bytesSent() > 40);
    onBoardThree(doors -> doors.force(16));
    awaitEvent(new DoorEvent.Forced(ID, 32));
  }

  @Test
  void aSilentBoardLeavesTheOtherAtWork() throws Exception {
    boards.with(
        all -> {
          all.silence(3, true);
          return true;
        });
    await()
        .untilAsserted(
            () ->
                assertThat(locker.condition())
                    .isInstanceOfSatisfying(
                        Condition.Degraded.class,
                        shown -> {
                          assertThat(shown.reason()).isEqualTo(Reason.NO_ANSWER);
                          assertThat(shown.detail()).contains("[0, 3]", "[3]");
                        }));
    assertThat(open(17)).isInstanceOf(Opening.Unknown.class);
    assertThat(open(2)).isEqualTo(new Opening.Opened(2));
    assertThat(locker.counters().opened()).isEqualTo(1);
  }

  @Test
  void thereAreNoOtherDoors() throws Exception {
    assertThat(open(0)).isEqualTo(new Opening.NoSuchDoor(0, 32));
    assertThat(open(33)).isEqualTo(new Opening.NoSuchDoor(33, 32));
  }

  @Test
  void aLostWireMakesTheOutcomeUnknown() throws Exception {
    boards.unplug();
    assertThat(open(1)).isInstanceOf(Opening.Unknown.class);
    assertThat(open(1).door()).isEqualTo(1);
  }
}
