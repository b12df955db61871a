package org.shuyi.sync.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.engine.SyncSettings;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.reference.TestKeys;

/** PINs at a station without a network. */
class StationPinTest {
  private static final PatronId CARD = new PatronId("P0000123");
  @TempDir private Path directory;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T09:00:00Z"));

  private StationAgent station() throws Exception {
    return StationAgent.open(
        new StationSettings(
            "lib",
            new StationId("van-01"),
            URI.create("tcp://127.0.0.1:1"),
            TestKeys.STATION,
            directory,
            Duration.ofDays(90),
            "test",
            SyncSettings.standard()),
        now::get,
        System::nanoTime,
        new Random(),
        new PahoConnector());
  }

  private static PinVerdict verdict(Station station, String pin) throws Exception {
    return station
        .verifyPin(CARD, pin.toCharArray())
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
  }

  @Test
  void nobodyKnowsThePinOfAStranger() throws Exception {
    try (StationAgent station = station()) {
      for (int i = 0; i < 5; i++) {
        assertThat(verdict(station, "1234")).isEqualTo(new PinVerdict.Unknown());
      }
    }
  }

  @Test
  void aPinThatWasChosenHereCountsAtOnce() throws Exception {
    try (StationAgent station = station()) {
      station.record(new Act.PinChanged(CARD, station.verifierOf(CARD, "1234".toCharArray())));
      station.record(new Act.PinChanged(CARD, station.verifierOf(CARD, "5678".toCharArray())));
      assertThat(verdict(station, "5678")).isEqualTo(new PinVerdict.Right());
      assertThat(verdict(station, "1234")).as("the one before").isEqualTo(new PinVerdict.Wrong());
      now.set(now.get().plus(Duration.ofDays(181)));
      assertThat(verdict(station, "5678")).as("expired").isEqualTo(new PinVerdict.Unknown());
    }
  }

  @Test
  void wrongOnesAreCountedOverARestart() throws Exception {
    try (StationAgent station = station()) {
      station.record(new Act.PinChanged(CARD, station.verifierOf(CARD, "1234".toCharArray())));
      verdict(station, "1111");
      verdict(station, "2222");
    }
    assertThat(Files.readString(directory.resolve("wrong-pins")))
        .doesNotContain(CARD.value(), "1111", "2222");
    try (StationAgent station = station()) {
      assertThat(verdict(station, "3333")).isEqualTo(new PinVerdict.Wrong());
      PinVerdict locked = new PinVerdict.Locked(now.get().plus(Duration.ofMinutes(15)));
      assertThat(verdict(station, "1234")).isEqualTo(locked);
      now.set(now.get().plus(Duration.ofMinutes(15)));
      assertThat(verdict(station, "1234")).isEqualTo(new PinVerdict.Right());
    }
  }

  @Test
  void aFileThatIsDamagedLocksNobodyOut() throws Exception {
    Files.writeString(directory.resolve("wrong-pins"), "no such thing\n");
    try (StationAgent station = station()) {
      assertThat(verdict(station, "1234")).isEqualTo(new PinVerdict.Unknown());
    }
  }
}
