package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyi.sync.centre.KohaLikeSystem.Crash;
import org.shuyi.sync.centre.KohaLikeSystem.Moment;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.centre.review.Step;
import org.shuyi.sync.centre.store.Attempts;
import org.shuyi.sync.centre.store.Registered;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.PatronState.Standing;

/** Cards that were reported lost: the table, a row each, and the way to the library system. */
class LostCardTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final PatronId CARD = new PatronId("P1001");
  private static final Attempts NOT_ASKED = new Attempts(0, null, null);
  private static final Attempts ASKED = new Attempts(1, NOW, null);

  @TempDir private Path folder;
  private final KohaLikeSystem ils = new KohaLikeSystem(NOW);
  private final TestStation van = new TestStation("van-01", 1);
  private CentreBench bench;

  @BeforeEach
  void open() throws Exception {
    ils.can(ils.capabilities().but(Map.of(Capability.BLOCKS_CARDS, true)));
    bench = new CentreBench(folder.resolve("centre.db"), ils, NOW);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static LossSituation of(Standing standing) {
    return new LossSituation(standing, false, Registered.YES, NOT_ASKED, false, true);
  }

  private static LossSituation asked(LossSituation s, boolean told) {
    return new LossSituation(s.standing(), s.alias(), s.registered(), ASKED, told, s.canBlock());
  }

  @Test
  void eachRowOfTheTable() {
    LossSituation good = of(Standing.GOOD);
    LossSituation gone = of(Standing.UNKNOWN_PATRON);
    LossSituation mayCome =
        new LossSituation(
            Standing.UNKNOWN_PATRON, false, Registered.NOT_YET, NOT_ASKED, false, true);
    LossSituation second =
        new LossSituation(Standing.GOOD, true, Registered.YES, NOT_ASKED, false, true);
    LossSituation unable =
        new LossSituation(Standing.GOOD, false, Registered.YES, NOT_ASKED, false, false);
    LossSituation shown = of(Standing.CARD_LOST);

    assertThat(LossRule.of(asked(shown, false))).isEqualTo(LossRule.LOSS_LANDED);
    assertThat(LossRule.of(shown)).isEqualTo(LossRule.LOSS_KNOWN);
    assertThat(LossRule.of(asked(shown, true))).as("staff did it").isEqualTo(LossRule.LOSS_KNOWN);
    assertThat(LossRule.of(second)).isEqualTo(LossRule.LOSS_OF_SECOND_CARD);
    assertThat(LossRule.of(mayCome)).isEqualTo(LossRule.LOSS_BEFORE_REGISTRATION);
    assertThat(LossRule.of(gone)).isEqualTo(LossRule.LOSS_OF_UNKNOWN_CARD);
    assertThat(LossRule.of(good)).isEqualTo(LossRule.LOSS_OF_CARD);
    assertThat(LossRule.of(of(Standing.BLOCKED))).as("fines").isEqualTo(LossRule.LOSS_OF_CARD);
    assertThat(LossRule.of(asked(good, false))).isEqualTo(LossRule.LOSS_OF_CARD);
    assertThat(LossRule.of(asked(good, true))).as("refused").isEqualTo(LossRule.LOSS_BY_HAND);
    assertThat(LossRule.of(unable)).isEqualTo(LossRule.LOSS_BY_HAND);
  }

  private void report() throws Exception {
    van.write(new Act.CardReportedLost(CARD), NOW.minusSeconds(60));
    bench.receive(van.all());
  }

  private ActId act() {
    return van.acts().getFirst().id();
  }

  @Test
  void itIsMarkedAndStationsAreToRefuseIt() throws Exception {
    report();
    assertThat(bench.store().lostCards()).as("at once").containsExactly(CARD);
    bench.settleAll();
    assertThat(ils.lost()).containsExactly(CARD);
    assertThat(bench.outcomes(van)).containsExactly(new Outcome.Applied(null));
    assertThat(bench.store().counts().review()).isZero();
  }

  @Test
  void aLibrarySystemThatCantLeavesItToStaffAndSeesWhenTheyHaveDoneIt() throws Exception {
    ils.can(ils.capabilities().but(Map.of(Capability.BLOCKS_CARDS, false)));
    report();
    bench.settleDue();
    assertThat(bench.outcomes(van)).hasOnlyElementsOfType(Outcome.Unknown.class);
    assertThat(bench.store().counts().review()).isEqualTo(1);
    ils.standing(CARD, Standing.CARD_LOST);
    bench.pass(Duration.ofMinutes(6));
    bench.settleAll();
    assertThat(bench.outcomes(van)).containsExactly(new Outcome.AlreadyDone(null));
    assertThat(bench.store().counts().review()).isZero();
    assertThat(ils.lost()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_APPLY", "AFTER_APPLY"})
  void aCrashAtAnyStepMarksItOnce(Moment moment) throws Exception {
    report();
    ils.crashOnceAt(moment);
    assertThatThrownBy(bench::settleDue).isInstanceOf(Crash.class);
    bench.restart();
    bench.settleAll();
    assertThat(ils.lost()).containsExactly(CARD);
    assertThat(bench.outcomes(van)).containsExactly(new Outcome.Applied(null));
  }

  @Test
  void aLostAnswerIsLookedAfter() throws Exception {
    ils.loseAnswers(true);
    report();
    bench.settleAll();
    assertThat(ils.lost()).containsExactly(CARD);
    assertThat(bench.outcomes(van)).containsExactly(new Outcome.Applied(null));
  }

  @Test
  void aLineThatIsDownIsWaitedFor() throws Exception {
    ils.fault(
        (moment, act) -> {
          throw new LibrarySystemException(LibrarySystemException.Kind.UNREACHABLE, "down");
        });
    report();
    bench.settleDue();
    assertThat(bench.outcomes(van)).isEmpty();
    ils.fault((moment, act) -> {});
    bench.settleAll();
    assertThat(ils.lost()).containsExactly(CARD);
  }

  @Test
  void aReportThatStaffDropLeavesTheCardGood() throws Exception {
    ils.can(ils.capabilities().but(Map.of(Capability.BLOCKS_CARDS, false)));
    report();
    bench.settleDue();
    bench.desk().take(act(), new Step.Do(new StaffId("s-17"), Action.DROP, "found in a coat"));
    bench.settleAll();
    assertThat(bench.store().lostCards()).isEmpty();
    assertThat(bench.store().counts().review()).isZero();
    assertThat(bench.outcomes(van)).hasOnlyElementsOfType(Outcome.Refused.class);
  }
}
