package org.shuyi.sync.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.sync.circulation.Stamp;
import org.shuyi.sync.circulation.Stamp.ClockTrust;

class ByteMeterTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final LocalDate SATURDAY = LocalDate.of(2026, 11, 21);
  private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
  private static final long MINUTE = Duration.ofMinutes(1).toNanos();

  @TempDir private Path folder;

  @SuppressWarnings("NullAway.Init") // set by @BeforeEach
  private Path file;

  private Instant wall = NOON;
  private ClockTrust trust = ClockTrust.TRUSTED;
  private long nanos;

  @BeforeEach
  void name() {
    file = folder.resolve("traffic.csv");
  }

  private ByteMeter open() {
    return ByteMeter.open(
        file,
        SHANGHAI,
        () -> new Stamp(new UUID(0, 1), Duration.ZERO, wall, trust),
        () -> nanos,
        Runnable::run);
  }

  @Test
  void aDayEndsAtMidnightOfTheStation() {
    ByteMeter meter = open();
    meter.count(100, 0);
    meter.count(0, 30);
    assertThat(meter.traffic().on(SATURDAY)).isEqualTo(new Bytes(100, 30));
    wall = Instant.parse("2026-11-21T16:00:00Z");
    meter.count(7, 8);

    assertThat(meter.today()).isEqualTo(SATURDAY.plusDays(1));
    assertThat(meter.traffic().on(SATURDAY)).isEqualTo(new Bytes(100, 30));
    assertThat(meter.traffic().on(SATURDAY.plusDays(1))).isEqualTo(new Bytes(7, 8));
    assertThat(meter.traffic().in(YearMonth.of(2026, 11))).isEqualTo(new Bytes(107, 38));
    assertThat(meter.traffic().in(YearMonth.of(2026, 12))).isEqualTo(Bytes.NONE);
  }

  @Test
  void goesOnAfterARestart() throws IOException {
    ByteMeter meter = open();
    meter.count(100, 30);
    meter.keep();
    ByteMeter again = open();
    again.count(1, 1);
    again.keep();

    assertThat(Files.readAllLines(file)).containsExactly("day,sent,received", "2026-11-21,101,31");
    assertThat(TrafficFile.read(file)).isEqualTo(again.traffic());
  }

  @Test
  void isWrittenOnceAMinute() throws IOException {
    ByteMeter meter = open();
    meter.count(1, 0);
    assertThat(file).doesNotExist();
    nanos += MINUTE;
    meter.count(1, 0);
    meter.count(1, 0);
    assertThat(TrafficFile.read(file).on(SATURDAY)).isEqualTo(new Bytes(2, 0));
    nanos += MINUTE;
    meter.count(1, 0);
    assertThat(TrafficFile.read(file).on(SATURDAY)).isEqualTo(new Bytes(4, 0));
  }

  @Test
  void aClockThatNobodySetTakesNoDayBackButOneThatWasSetMay() {
    ByteMeter meter = open();
    wall = NOON.plus(Duration.ofDays(3));
    meter.count(10, 0);
    assertThat(meter.traffic().on(SATURDAY.plusDays(3))).isEqualTo(new Bytes(10, 0));

    wall = Instant.EPOCH;
    trust = ClockTrust.UNKNOWN;
    meter.count(5, 0);
    assertThat(meter.traffic().on(SATURDAY.plusDays(3))).isEqualTo(new Bytes(15, 0));

    wall = NOON;
    trust = ClockTrust.TRUSTED;
    meter.count(2, 0);
    assertThat(meter.traffic().on(SATURDAY)).isEqualTo(new Bytes(2, 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "day,sent,received\n2026-11-21,1",
        "day,sent,received\n2026-11-21,1,-2",
        "day,sent,received\n21.11.2026,1,2",
        "day,sent,received\n2026-11-21,1,99999999999999999999",
        "day,sent,received\n2026-11-21,1,9223372036854775807",
        "\u0000\u0000\u0000"
      })
  void aFileThatCantBeReadIsPutAside(String text) throws IOException {
    Files.writeString(file, text);
    assertThatThrownBy(() -> TrafficFile.read(file)).isInstanceOf(IOException.class);

    ByteMeter meter = open();
    assertThat(meter.traffic()).isEqualTo(Traffic.none());
    assertThat(folder.resolve("traffic.csv.unreadable")).hasContent(text);
    meter.count(1, 2);
    meter.keep();
    assertThat(TrafficFile.read(file).on(SATURDAY)).isEqualTo(new Bytes(1, 2));
  }

  @Test
  void namesTheLineThatIsWrong() throws IOException {
    Files.write(file, List.of("day,sent,received", "2026-11-21,1,2", "x"));
    assertThatThrownBy(() -> TrafficFile.read(file)).hasMessageContaining("traffic.csv:3");
  }

  @Test
  void aDiskThatTakesNothingCostsNoCount() throws IOException {
    Path inTheWay = folder.resolve("traffic.csv.part").resolve("x");
    Files.createDirectories(inTheWay);
    ByteMeter meter = open();
    meter.count(1, 2);
    meter.keep();
    Files.delete(inTheWay);
    meter.keep();
    assertThat(TrafficFile.read(file).on(SATURDAY)).isEqualTo(new Bytes(1, 2));
  }

  @Test
  void keepsFourHundredDays() {
    Traffic traffic = Traffic.none();
    for (int i = 0; i < 500; i++) {
      traffic = traffic.plus(SATURDAY.plusDays(i), new Bytes(i, 0));
    }
    assertThat(traffic.days()).hasSize(400).containsKey(SATURDAY.plusDays(499));
  }

  @Test
  void aPlanIsUsedUpByTheDayOrByTheMonth() {
    DataPlan plan = new DataPlan(100, 150);
    Traffic traffic = Traffic.none().plus(SATURDAY, new Bytes(60, 39));
    assertThat(plan.isUsedUp(traffic, SATURDAY)).isFalse();
    Traffic day = traffic.plus(SATURDAY, new Bytes(0, 1));
    assertThat(plan.isUsedUp(day, SATURDAY)).isTrue();
    assertThat(plan.isUsedUp(day, SATURDAY.plusDays(1))).isFalse();
    Traffic month = day.plus(SATURDAY.plusDays(1), new Bytes(50, 0));
    assertThat(plan.isUsedUp(month, SATURDAY.plusDays(2))).isTrue();
    assertThat(plan.isUsedUp(month, SATURDAY.plusMonths(1))).isFalse();
    assertThat(DataPlan.UNLIMITED.isUsedUp(month, SATURDAY)).isFalse();
  }
}
