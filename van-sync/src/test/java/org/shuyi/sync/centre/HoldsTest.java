package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyi.sync.centre.KohaLikeSystem.Crash;
import org.shuyi.sync.centre.KohaLikeSystem.Moment;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.PatronHold;

/** Holds from a station on their way to the library system: none twice, none forgotten. */
class HoldsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final PatronId CARD = new PatronId("P1001");
  private static final ItemId BOOK = new ItemId("B1");

  @TempDir private Path folder;
  private final KohaLikeSystem ils = new KohaLikeSystem(NOW);
  private final TestStation kiosk = new TestStation("kiosk-01", 1);
  private CentreBench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new CentreBench(folder.resolve("centre.db"), ils, NOW);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void write(Act act) throws Exception {
    kiosk.write(act, NOW.minusSeconds(60));
    bench.receive(kiosk.all());
  }

  private List<ItemId> held() throws Exception {
    return ils.holds(CARD).stream().map(PatronHold::item).toList();
  }

  @Test
  void isPlacedCancelledAndPlacedAgainInOrder() throws Exception {
    write(new Act.HoldPlaced(BOOK, CARD));
    write(new Act.HoldCancelled(BOOK, CARD));
    write(new Act.HoldPlaced(BOOK, CARD));
    bench.settleAll();
    assertThat(held()).containsExactly(BOOK);
    assertThat(bench.outcomes(kiosk)).hasSize(3).containsOnly(new Outcome.Applied(null));
  }

  @Test
  void whatStandsOrIsGoneAlreadyIsNotAskedFor() throws Exception {
    ils.hold(new Act.HoldPlaced(BOOK, CARD), NOW);
    write(new Act.HoldPlaced(BOOK, CARD));
    write(new Act.HoldCancelled(new ItemId("B2"), CARD));
    bench.settleAll();
    assertThat(bench.outcomes(kiosk)).hasSize(2).containsOnly(new Outcome.AlreadyDone(null));
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void aCrashAtAnyStepPlacesItOnce(Moment moment) throws Exception {
    write(new Act.HoldPlaced(BOOK, CARD));
    ils.crashOnceAt(moment);
    assertThatThrownBy(bench::settleDue).isInstanceOf(Crash.class);
    bench.restart();
    bench.pass(Duration.ofMinutes(6));
    bench.settleAll();
    assertThat(held()).containsExactly(BOOK);
    assertThat(bench.outcomes(kiosk)).containsExactly(new Outcome.Applied(null));
  }

  @Test
  void aLostAnswerIsLookedUp() throws Exception {
    write(new Act.HoldPlaced(BOOK, CARD));
    ils.loseAnswers(true);
    bench.settleDue();
    assertThat(bench.outcomes(kiosk)).isEmpty();
    bench.pass(Duration.ofMinutes(6));
    bench.settleDue();
    assertThat(bench.outcomes(kiosk)).containsExactly(new Outcome.Applied(null));
  }

  @Test
  void aLineThatIsDownIsWaitedFor() throws Exception {
    write(new Act.HoldPlaced(BOOK, CARD));
    ils.fault(
        (moment, act) -> {
          throw new LibrarySystemException(LibrarySystemException.Kind.UNREACHABLE, "down");
        });
    bench.settleDue();
    assertThat(bench.outcomes(kiosk)).isEmpty();
    ils.fault((moment, act) -> {});
    bench.settleAll();
    assertThat(held()).containsExactly(BOOK);
  }

  @Test
  void whereNoneAreTakenStaffEnterIt() throws Exception {
    ils.can(ils.capabilities().but(Map.of(Capability.TAKES_HOLDS, false)));
    write(new Act.HoldPlaced(BOOK, CARD));
    bench.settleDue();
    assertThat(bench.outcomes(kiosk)).hasOnlyElementsOfType(Outcome.Unknown.class);
    assertThat(bench.store().counts().review()).isEqualTo(1);
  }
}
