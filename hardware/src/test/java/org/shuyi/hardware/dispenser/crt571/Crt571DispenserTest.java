package org.shuyi.hardware.dispenser.crt571;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.hardware.conformance.DeviceConformance;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Degraded;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.dispenser.CardDispenser;
import org.shuyi.hardware.dispenser.CardDispenser.DispenserChanged;
import org.shuyi.hardware.dispenser.CardMove;
import org.shuyi.hardware.dispenser.CardMove.Cause;
import org.shuyi.hardware.dispenser.DispenserState;
import org.shuyi.hardware.dispenser.DispenserState.Place;
import org.shuyi.hardware.dispenser.DispenserState.Stack;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.virtual.LineTiming;
import org.shuyi.hardware.virtual.VirtualCardDispenser;
import org.shuyi.hardware.virtual.VirtualDevice;
import org.shuyi.hardware.virtual.VirtualPort;
import org.shuyi.hardware.virtual.WireFault;

class Crt571DispenserTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private static VirtualDevice<VirtualCardDispenser> virtual(Path directory) throws IOException {
    return new VirtualDevice<>(
        "dispenser",
        new VirtualPort(directory.resolve("dispenser")),
        new VirtualCardDispenser(50, 5),
        LineTiming.of(9600));
  }

  @Nested
  final class Conformance extends DeviceConformance<CardDispenser> {
    @Override
    protected VirtualDevice<?> peer(Path directory) throws IOException {
      return virtual(directory);
    }

    @Override
    protected Driver driver() {
      return new Crt571Driver();
    }

    @Override
    protected Map<String, Object> settings() {
      return Map.of("move-seconds", 1L);
    }

    @Override
    protected Map<String, Function<CardDispenser, CompletionStage<?>>> commands() {
      return Map.of("toReader", CardDispenser::toReader, "toBezel", CardDispenser::toBezel);
    }

    @Override
    protected Duration deadline() {
      return Duration.ofSeconds(12);
    }
  }

  @Nested
  final class Moves {
    private final List<DeviceEvent> events = new CopyOnWriteArrayList<>();
    private VirtualDevice<VirtualCardDispenser> virtual;
    private CardDispenser dispenser;

    @BeforeEach
    void begin(@TempDir Path directory) throws IOException {
      virtual = virtual(directory);
      DeviceId id = new DeviceId("dispenser");
      Map<String, Object> given = Map.of("address", virtual.address(), "move-seconds", 1L);
      dispenser = new Crt571Driver().make(id, new Settings(id, given), events::add);
      dispenser.start();
      await().atMost(SOON).until(() -> dispenser.condition().equals(Condition.READY));
    }

    @AfterEach
    void end() {
      dispenser.close();
      virtual.close();
    }

    @Test
    void aCardGoesToTheReaderThenToThePersonWhoTakesIt() throws Exception {
      assertThat(answer(dispenser.toReader())).isEqualTo(done(Place.READER));
      assertThat(answer(dispenser.toBezel())).isEqualTo(done(Place.MOUTH));
      assertThat(virtual.with(VirtualCardDispenser::take)).isTrue();
      await().atMost(SOON).untilAsserted(() -> assertThat(last()).isEqualTo(state(Place.NONE)));
      assertThat(virtual.with(VirtualCardDispenser::left)).isEqualTo(49);
    }

    @Test
    void aCardLeftInTheMouthIsCaptured() throws Exception {
      answer(dispenser.toReader());
      answer(dispenser.toBezel());
      assertThat(answer(dispenser.capture())).isEqualTo(done(Place.NONE));
      assertThat(virtual.with(VirtualCardDispenser::captured)).isEqualTo(1);
    }

    @Test
    void withoutACardAtTheReaderNoneIsGivenOut() throws Exception {
      assertFailed(dispenser.toBezel(), Cause.NO_CARD);
      assertFailed(dispenser.capture(), Cause.NO_CARD);
      assertThat(virtual.with(VirtualCardDispenser::left)).isEqualTo(50);
    }

    @Test
    void aCardOfAnEarlierSessionIsNotTakenForANewOne() throws Exception {
      change(VirtualCardDispenser::leaveAtReader);
      assertFailed(dispenser.toReader(), Cause.CARD_IN_THE_WAY);
    }

    @Test
    void aDispenserThatWasSwitchedOffMovesNoCardByItself() throws Exception {
      change(VirtualCardDispenser::leaveAtReader);
      virtual.unplug();
      change(VirtualCardDispenser::restart);
      virtual.plugIn();
      await().atMost(SOON).untilAsserted(() -> assertThat(last()).isEqualTo(state(Place.READER)));
    }

    @Test
    void anEmptyStackIsSaid() throws Exception {
      change(peer -> peer.fill(0));
      assertFailed(dispenser.toReader(), Cause.STACK_EMPTY);
      awaitSentence("fill it");
      change(peer -> peer.fill(3));
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(last())
                      .isEqualTo(new DispenserState(Place.NONE, Stack.LOW, false, false)));
      assertThat(dispenser.condition()).isEqualTo(Condition.READY);
    }

    @Test
    void aFullBinIsSaid() throws Exception {
      for (int i = 0; i < 5; i++) {
        answer(dispenser.toReader());
        answer(dispenser.capture());
      }
      awaitSentence("empty it");
      answer(dispenser.toReader());
      assertFailed(dispenser.capture(), Cause.BIN_FULL);
    }

    @Test
    void aJamLastsUntilItIsClearedAndChecked() throws Exception {
      change(VirtualCardDispenser::jam);
      assertFailed(dispenser.toReader(), Cause.JAMMED);
      awaitSentence("jammed");
      answer(dispenser.check());
      assertThat(dispenser.condition()).isInstanceOf(Degraded.class);
      change(VirtualCardDispenser::clearJam);
      assertThat(answer(dispenser.check())).isEqualTo(Condition.READY);
      assertThat(answer(dispenser.toReader())).isEqualTo(done(Place.READER));
    }

    @Test
    void whatItOnlySaysIsNotBelieved() throws Exception {
      change(VirtualCardDispenser::onlySayIt);
      assertFailed(dispenser.toReader(), Cause.REFUSED);
    }

    @Test
    void anOrderThatWasLostIsGivenAgainAndMovesOneCard() throws Exception {
      virtual.fail(new WireFault.Deaf(), 2);
      CardMove move = answer(dispenser.toReader());
      assertThat(move).isEqualTo(done(Place.READER));
      assertThat(virtual.with(VirtualCardDispenser::left)).isEqualTo(49);
    }

    private void change(Consumer<VirtualCardDispenser> how) {
      Boolean done =
          virtual.with(
              peer -> {
                how.accept(peer);
                return true;
              });
      assertThat(done).isTrue();
    }

    private DispenserState last() {
      return events.stream()
          .filter(DispenserChanged.class::isInstance)
          .map(event -> ((DispenserChanged) event).state())
          .reduce((a, b) -> b)
          .orElseThrow();
    }

    private void awaitSentence(String part) {
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(dispenser.condition())
                      .isInstanceOfSatisfying(
                          Degraded.class, shown -> assertThat(shown.detail()).contains(part)));
    }
  }

  private static CardMove done(Place card) {
    return new CardMove.Done(state(card));
  }

  private static DispenserState state(Place card) {
    return new DispenserState(card, Stack.ENOUGH, false, false);
  }

  private static void assertFailed(CompletionStage<CardMove> move, Cause cause) throws Exception {
    assertThat(answer(move))
        .isInstanceOfSatisfying(
            CardMove.Failed.class, failed -> assertThat(failed.cause()).isEqualTo(cause));
  }

  private static <T> T answer(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(40, TimeUnit.SECONDS);
  }
}
