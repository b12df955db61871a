package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyi.sync.circulation.Act;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hundred thousand steps of random patrons, and every law of {@link FlowPropertyTest} after them.
 * More with {@code -Dshuyi.patrons.walks}; a walk that fails names its seed.
 */
class RandomPatronsTest {
  private static final int WALKS = Integer.getInteger("shuyi.patrons.walks", 400);
  private static final int STEPS = 250;

  private static final Logger LOG = LoggerFactory.getLogger(RandomPatronsTest.class);

  @TestFactory
  Stream<DynamicTest> everyLawHolds() {
    return laws(Flow::step).entrySet().stream()
        .map(law -> DynamicTest.dynamicTest(law.getKey(), () -> holds(law.getValue())));
  }

  private static Map<String, Consumer<List<Move>>> laws(BiFunction<Kiosk, Event, Step> flow) {
    FlowPropertyTest of = FlowPropertyTest.of(flow);
    Map<String, Consumer<List<Move>>> laws = new LinkedHashMap<>();
    laws.put("tag after act", of::aTagIsWrittenOnlyAfterItsActIsOnDisk);
    laws.put("lent once", of::inOneSessionAnItemIsLentTakenBackOrRenewedAtMostOnce);
    laws.put("granted", of::nothingIsLentOrRenewedThatWasNotGrantedToThisPatronInThisSession);
    laws.put("nothing left", of::whenASessionEndsNothingOfThePatronIsLeftAndNothingOnThePad);
    laws.put("desk cleared", of::nothingOfAPersonIsLeftAtTheCounterWhenASessionEnds);
    laws.put("card in hand", of::aCardInSomebodysHandStands);
    laws.put("card after act", of::aCardIsGivenOnlyAfterItsActIsOnDisk);
    laws.put("card closed", of::aCardThatCameBackIsClosed);
    laws.put("nobody else", of::nobodyIsTakenForSomebodyElse);
    laws.put("debts", of::inTheEndEveryTagIsAsItsActWantsOrADebtStandsForIt);
    laws.put("safe only lent", of::noTagIsSafeWithoutALoan);
    laws.put("settled", of::aDebtIsSettledOnlyAfterATagWasVerifiedAgain);
    laws.put("busy", of::noSessionEndsWhileAMachineHasToDoTheNextStep);
    laws.put("time-out", of::aSessionAlwaysHasATimeOutComing);
    laws.put("told", of::whatIsToldAsStandingIsOnDiskAndSettledAsTold);
    laws.put("door after loan", of::aDoorIsOpenedOnlyForALoanThatStands);
    laws.put("open doors", of::noOpenDoorIsUnnoticed);
    laws.put("books gone", of::loansOutOfTheLockerAreTheBooksThatAreGone);
    laws.put("only staff load", of::onlyStaffWhosePinWasRightLoadTheLocker);
    laws.put("paid once", of::inTheEndWhatWasPaidIsAnActOnce);
    laws.put("order closed", of::noSessionLeavesAnOrderThatIsNotClosed);
    laws.put("welcome", of::inTheEndEverySessionEndsAtTheWelcome);
    return laws;
  }

  private static void holds(Consumer<List<Move>> law) {
    for (long seed = 0; seed < WALKS; seed++) {
      try {
        law.accept(Patrons.walk(Flow::step, seed, STEPS));
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
      }
    }
  }

  /** A law that no broken flow breaks says nothing. */
  @ParameterizedTest
  @EnumSource
  void aBrokenRuleIsFound(BrokenRule rule) {
    for (long seed = 0; seed < WALKS; seed++) {
      List<Move> moves = Patrons.walk(rule, seed, STEPS);
      Optional<String> law = broken(rule, moves);
      if (law.isPresent()) {
        LOG.info("{}: law '{}' after {} steps", rule, law.get(), seed * STEPS + first(rule, moves));
        return;
      }
    }
    fail("%s was not found in %d walks", rule, WALKS);
  }

  private static Optional<String> broken(BrokenRule rule, List<Move> moves) {
    return laws(rule).entrySet().stream()
        .filter(law -> isBroken(law.getValue(), moves))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean isBroken(Consumer<List<Move>> law, List<Move> moves) {
    try {
      law.accept(moves);
      return false;
    } catch (AssertionError | NoSuchElementException e) {
      return true;
    }
  }

  /** After how many moves a law is broken, by halves: later moves mend nothing, mostly. */
  private static int first(BrokenRule rule, List<Move> moves) {
    int holds = 0;
    int breaks = moves.size();
    while (breaks - holds > 1) {
      int half = (holds + breaks) / 2;
      boolean broken = broken(rule, moves.subList(0, half)).isPresent();
      breaks = broken ? half : breaks;
      holds = broken ? holds : half;
    }
    return breaks;
  }

  /** Where nobody gets anywhere every law holds. */
  @Test
  void patronsGetToTheEnd() {
    Map<Reached, Integer> times = new EnumMap<>(Reached.class);
    long steps = 0;
    for (long seed = 0; seed < WALKS; seed++) {
      List<Move> moves = Patrons.walk(Flow::step, seed, STEPS);
      Play play = Play.of(Flow::step, moves);
      steps += moves.size();
      play.world
          .acts()
          .forEach(act -> Reached.by(act).ifPresent(r -> times.merge(r, 1, Integer::sum)));
      times.merge(Reached.CARD_TAKEN, play.world.counter.inHands.size(), Integer::sum);
      times.merge(Reached.POWER_CUT, play.cuts, Integer::sum);
    }
    assertThat(steps).isGreaterThanOrEqualTo((long) WALKS * STEPS);
    for (Reached reached : Reached.values()) {
      assertThat(times.getOrDefault(reached, 0)).as("%s", reached).isGreaterThan(WALKS / 50);
    }
  }

  private enum Reached {
    LENT,
    RETURNED,
    DEBT,
    DEBT_SETTLED,
    CARD,
    CARD_TAKEN,
    CARD_CLOSED,
    PIN,
    OUT_OF_LOCKER,
    HOLD,
    PAID,
    HOLD_PLACED,
    HOLD_CANCELLED,
    INTO_LOCKER,
    POWER_CUT;

    static Optional<Reached> by(Act act) {
      return Optional.ofNullable(
          switch (act) {
            case Act.Loan ignored -> LENT;
            case Act.Return ignored -> RETURNED;
            case Act.DebtOpened ignored -> DEBT;
            case Act.DebtSettled ignored -> DEBT_SETTLED;
            case Act.CardIssued ignored -> CARD;
            case Act.CardReportedLost ignored -> CARD_CLOSED;
            case Act.PinChanged ignored -> PIN;
            case Act.StockRemoved ignored -> OUT_OF_LOCKER;
            case Act.HoldPickedUp ignored -> HOLD;
            case Act.HoldPlaced ignored -> HOLD_PLACED;
            case Act.HoldCancelled ignored -> HOLD_CANCELLED;
            case Act.FeePaid ignored -> PAID;
            case Act.StockLoaded ignored -> INTO_LOCKER;
            default -> null;
          });
    }
  }
}
