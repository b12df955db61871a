package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.centre.store.KnownPin;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PinVerifier;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.sealed.PersonKeys;
import org.shuyi.sync.sealed.PinSeal;
import org.shuyi.sync.wire.Answer;

class PinDeskTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final byte[] KEY =
      "sixteen or more bytes".getBytes(java.nio.charset.StandardCharsets.UTF_8);
  private static final PatronId CARD = new PatronId("P1001");
  private static final StationId KIOSK = new StationId("kiosk-1");
  private static final KeyPair PAIR = org.shuyi.sync.sealed.TestKeys.pair();
  private static final Answer RIGHT = new Answer.OfPin(true);
  private static final Answer WRONG = new Answer.OfPin(false);

  @TempDir private Path folder;
  private final KohaLikeSystem ils = new KohaLikeSystem(NOW);
  private final TestStation van = new TestStation("van-01", 1);
  private final PinSeal seal = new PinSeal(PAIR.getPublic());
  private Instant now = NOW;
  private CentreBench bench;
  private PinDesk desk;

  @BeforeEach
  void open() throws Exception {
    bench = new CentreBench(folder.resolve("centre.db"), ils, NOW);
    PersonKeys keys = PersonKeys.of(List.of(PAIR.getPrivate()));
    desk = new PinDesk(bench.store(), ils, keys, KEY, () -> now);
    ils.pin(CARD, "1234");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private Answer check(String pin) throws Exception {
    return desk.check(KIOSK, CARD, seal.seal(pin.toCharArray(), KIOSK, CARD));
  }

  private void cantCheck() {
    ils.can(ils.capabilities().but(Map.of(Capability.CHECKS_PINS, false)));
  }

  private void choose(String pin, Instant when) throws Exception {
    PinVerifier chosen =
        PinVerifier.of(CARD, pin.toCharArray(), KEY, LocalDate.of(2027, 5, 1), new Random(1));
    van.write(new Act.PinChanged(CARD, chosen), when);
    bench.receive(van.all());
  }

  @Test
  void theLibrarySystemDecidesAndStationsLearnWhatItSaidYesTo() throws Exception {
    assertThat(check("9999")).isEqualTo(WRONG);
    assertThat(bench.store().pin(CARD)).isEmpty();
    assertThat(check("1234")).isEqualTo(RIGHT);
    KnownPin known = bench.store().pin(CARD).orElseThrow();
    assertThat(known.chosen()).isFalse();
    assertThat(known.verifier().accepts(CARD, "1234".toCharArray(), KEY)).isTrue();
    assertThat(Cards.in(bench.store()).pins(LocalDate.of(2026, 11, 21))).containsOnlyKeys(CARD);
    assertThat(Cards.in(bench.store()).pins(LocalDate.of(2028, 1, 1))).as("expired").isEmpty();
  }

  @Test
  void oneThatLastsIsNotMadeAnew() throws Exception {
    check("1234");
    KnownPin first = bench.store().pin(CARD).orElseThrow();
    assertThat(check("1234")).isEqualTo(RIGHT);
    assertThat(bench.store().pin(CARD)).contains(first);
    now = NOW.plus(Duration.ofDays(100));
    check("1234");
    assertThat(bench.store().pin(CARD).orElseThrow().verifier().expires())
        .isEqualTo(first.verifier().expires().plusDays(100));
  }

  @Test
  void aPinThatWasChosenAtAStationCountsEverywhere() throws Exception {
    choose("5678", NOW.minusSeconds(60));
    assertThat(check("5678")).isEqualTo(RIGHT);
    assertThat(check("0000")).isEqualTo(WRONG);
    assertThat(check("1234")).as("the library system's own").isEqualTo(RIGHT);
    assertThat(bench.store().pin(CARD).orElseThrow().chosen()).as("the last word").isFalse();
    assertThat(check("5678")).isEqualTo(WRONG);
  }

  @Test
  void oneThatComesInLateReplacesNoLaterOne() throws Exception {
    check("1234");
    choose("5678", NOW.minus(Duration.ofHours(1)));
    assertThat(bench.store().pin(CARD).orElseThrow().chosen()).isFalse();
  }

  @Test
  void aLibrarySystemThatChecksNoneLeavesItToWhatWasChosen() throws Exception {
    cantCheck();
    assertThat(check("1234")).isEqualTo(new Answer.Unreachable());
    choose("5678", NOW.minusSeconds(60));
    assertThat(check("5678")).isEqualTo(RIGHT);
    assertThat(check("1234")).isEqualTo(WRONG);
  }

  @Test
  void manyWrongOnesAreNotLookedAtWhicheverStationAsks() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(check("000" + i)).isEqualTo(WRONG);
    }
    assertThat(check("1234")).isEqualTo(new Answer.Unreachable());
    now = NOW.plus(Duration.ofMinutes(15));
    assertThat(check("1234")).isEqualTo(RIGHT);
  }

  @Test
  void aBoxForAnotherStationOrCardIsNoQuestion() throws Exception {
    StationId other = new StationId("kiosk-2");
    assertThat(desk.check(KIOSK, CARD, seal.seal("1234".toCharArray(), other, CARD)))
        .isEqualTo(new Answer.Unreachable());
  }

  @Test
  void aLineThatIsDownIsNoWrongPin() throws Exception {
    ils.fault(
        (moment, act) -> {
          throw new LibrarySystemException(LibrarySystemException.Kind.UNREACHABLE, "down");
        });
    for (int i = 0; i < 5; i++) {
      org.assertj.core.api.Assertions.assertThatThrownBy(() -> check("1234"))
          .isInstanceOf(LibrarySystemException.class);
    }
    ils.fault((moment, act) -> {});
    assertThat(check("1234")).isEqualTo(RIGHT);
  }
}
