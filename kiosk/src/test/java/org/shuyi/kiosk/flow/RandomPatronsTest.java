package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.shuyi.sync.circulation.Act;

/**
 * A hundred thousand steps of random patrons, and every law of {@link FlowPropertyTest} after them.
 * More with {@code -Dshuyi.patrons.walks}; a walk that fails names its seed.
 */
class RandomPatronsTest {
  private static final int WALKS = Integer.getInteger("shuyi.patrons.walks", 400);
  private static final int STEPS = 250;

  private final FlowPropertyTest laws = new FlowPropertyTest();

  @TestFactory
  List<DynamicTest> everyLawHolds() {
    return List.of(
        law("tag after act", laws::aTagIsWrittenOnlyAfterItsActIsOnDisk),
        law("granted", laws::nothingIsLentOrRenewedThatWasNotGrantedToThisPatronInThisSession),
        law("nothing left", laws::whenASessionEndsNothingOfThePatronIsLeftAndNothingOnThePad),
        law("desk cleared", laws::nothingOfAPersonIsLeftAtTheCounterWhenASessionEnds),
        law("card in hand", laws::aCardInSomebodysHandStands),
        law("card after act", laws::aCardIsGivenOnlyAfterItsActIsOnDisk),
        law("card closed", laws::aCardThatCameBackIsClosed),
        law("nobody else", laws::nobodyIsTakenForSomebodyElse),
        law("debts", laws::inTheEndEveryTagIsAsItsActWantsOrADebtStandsForIt),
        law("safe only lent", laws::noTagIsSafeWithoutALoan),
        law("settled", laws::aDebtIsSettledOnlyAfterATagWasVerifiedAgain),
        law("busy", laws::noSessionEndsWhileAMachineHasToDoTheNextStep),
        law("time-out", laws::aSessionAlwaysHasATimeOutComing),
        law("told", laws::whatIsToldAsStandingIsOnDiskAndSettledAsTold),
        law("door after loan", laws::aDoorIsOpenedOnlyForALoanThatStands),
        law("open doors", laws::noOpenDoorIsUnnoticed),
        law("books gone", laws::loansOutOfTheLockerAreTheBooksThatAreGone),
        law("welcome", laws::inTheEndEverySessionEndsAtTheWelcome));
  }

  private static DynamicTest law(String name, Consumer<List<Move>> law) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          for (long seed = 0; seed < WALKS; seed++) {
            List<Move> moves = Patrons.walk(seed, STEPS);
            try {
              law.accept(moves);
            } catch (AssertionError e) {
              throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
          }
        });
  }

  /** Where nobody gets anywhere every law holds. */
  @Test
  void patronsGetToTheEnd() {
    Map<Reached, Integer> times = new EnumMap<>(Reached.class);
    long steps = 0;
    for (long seed = 0; seed < WALKS; seed++) {
      List<Move> moves = Patrons.walk(seed, STEPS);
      Play play = Play.of(moves);
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
            default -> null;
          });
    }
  }
}
