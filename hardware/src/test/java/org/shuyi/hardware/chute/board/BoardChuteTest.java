package org.shuyi.hardware.chute.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.chute.Chute;
import org.shuyi.hardware.chute.Chute.Flap;
import org.shuyi.hardware.chute.ChuteEvent;
import org.shuyi.hardware.chute.Intake;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Degraded;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualChute;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualPort;

/** Two bins, and a belt that runs for at most one second. */
class BoardChuteTest {
  private static final DeviceId ID = new DeviceId("chute");

  @TempDir private Path directory;
  private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
  private VirtualDevice<VirtualChute> peer;
  private Chute chute;

  @BeforeEach
  void begin() throws IOException {
    peer =
        new VirtualDevice<>(
            "chute",
            new VirtualPort(directory.resolve("chute")),
            new VirtualChute(2),
            LineTiming.of(9600));
    chute = make(Map.of("full", "3,4", "gates", "3,4", "run", 1L));
    chute.start();
    await().until(() -> chute.condition().equals(Condition.READY));
  }

  private Chute make(Map<String, Object> settings) {
    Map<String, Object> given = new HashMap<>(settings);
    given.put("address", peer.address());
    return new ChuteDriver().make(ID, new Settings(ID, given), events::add);
  }

  @AfterEach
  void end() {
    chute.close();
    peer.close();
  }

  private void people(Consumer<VirtualChute> deed) {
    peer.with(
        it -> {
          deed.accept(it);
          return true;
        });
  }

  private static <T> T join(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  /** As a patron does who was asked for a book. */
  private void bookIsLaidIn() {
    assertThat(join(chute.open())).isEqualTo(Flap.UNLOCKED);
    assertThat(peer.<Boolean>with(VirtualChute::openFlap)).isTrue();
    people(it -> it.book(true));
    people(VirtualChute::closeFlap);
  }

  @Test
  void aBookGoesToItsBin() {
    bookIsLaidIn();
    assertThat(join(chute.take(2))).isEqualTo(new Intake.Taken(2));
    bookIsLaidIn();
    assertThat(join(chute.take(1))).isEqualTo(new Intake.Taken(1));
    assertThat(peer.<List<Integer>>with(VirtualChute::taken)).containsExactly(2, 1);
    assertThat(peer.<Boolean>with(VirtualChute::runs)).isFalse();
    assertThat(events).contains(new ChuteEvent.Slot(ID, true), new ChuteEvent.Flap(ID, true));
  }

  @Test
  void nothingMovesWhileTheFlapIsOpen() {
    bookIsLaidIn();
    people(VirtualChute::forceFlap);
    assertThat(join(chute.take(1))).isEqualTo(new Intake.FlapOpen());
    assertThat(peer.<Boolean>with(VirtualChute::runs)).isFalse();
    assertThat(peer.<List<Integer>>with(VirtualChute::taken)).isEmpty();
  }

  @Test
  void theBeltStopsWhenTheFlapIsOpened() {
    people(it -> it.jam(true));
    bookIsLaidIn();
    CompletableFuture<Intake> taking = chute.take(1).toCompletableFuture();
    await().until(() -> peer.<Boolean>with(VirtualChute::runs));
    people(VirtualChute::forceFlap);
    assertThat(taking.join()).isEqualTo(new Intake.Stopped());
    assertThat(peer.<Boolean>with(VirtualChute::runs)).isFalse();
    assertThat(peer.<Integer>with(VirtualChute::looksWithOpenFlap)).isEqualTo(1);
  }

  @Test
  void aBookThatDoesNotMoveIsStuckAndIsGivenBack() {
    people(it -> it.jam(true));
    bookIsLaidIn();
    assertThat(join(chute.take(1))).isEqualTo(new Intake.Stuck());
    assertThat(peer.<Boolean>with(VirtualChute::runs)).isFalse();
    assertThat(join(chute.giveBack())).isEqualTo(Flap.UNLOCKED);
    assertThat(peer.<Boolean>with(VirtualChute::openFlap)).isTrue();
  }

  /** Before a patron is asked for a book, not after. */
  @Test
  void fullBinsAreToldAndNoBookIsAskedFor() {
    people(it -> it.fill(1, true));
    ChuteEvent.Bin first = new ChuteEvent.Bin(ID, 1, true);
    await().untilAsserted(() -> assertThat(events).contains(first));
    assertThat(chute.condition()).isEqualTo(Condition.READY);
    bookIsLaidIn();
    assertThat(join(chute.take(1))).isEqualTo(new Intake.BinFull(1));
    assertThat(join(chute.take(2))).isEqualTo(new Intake.Taken(2));
    people(it -> it.fill(2, true));
    await()
        .untilAsserted(
            () ->
                assertThat(chute.condition())
                    .isEqualTo(new Degraded(Reason.BIN_FULL, "All 2 bins are full; empty them.")));
    assertThat(chute.condition().usable()).isFalse();
    assertThat(join(chute.open())).isEqualTo(Flap.NO_ROOM);
  }

  @Test
  void whatCanNotBeTakenIsNot() {
    assertThat(join(chute.take(1))).isEqualTo(new Intake.NothingThere());
    assertThat(join(chute.take(3))).isEqualTo(new Intake.NoSuchBin(3, 2));
    peer.unplug();
    assertThat(join(chute.take(1))).isInstanceOf(Intake.Unknown.class);
    assertThat(join(chute.open())).isEqualTo(Flap.UNKNOWN);
  }

  @Test
  void aComplaintSaysWhatIsExpected() {
    assertThatThrownBy(() -> make(Map.of("full", "3"))).hasMessageContaining("gates");
    assertThatThrownBy(() -> make(Map.of("full", "3", "gates", "3,4")))
        .hasMessageContaining("one for each bin");
    assertThatThrownBy(() -> make(Map.of("full", "0", "gates", "3")))
        .hasMessageContaining("numbers with commas");
    assertThatThrownBy(() -> make(Map.of("full", "3", "gates", "3", "flap", 0L)))
        .hasMessageContaining("minus sign");
  }
}
