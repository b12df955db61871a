package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyi.sync.centre.ConflictRule.Do;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.store.Attempts;
import org.shuyi.sync.centre.store.History;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.Capabilities;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.ItemState.Circulation;
import org.shuyi.sync.ils.PatronState;
import org.shuyi.sync.sip2.session.Sip2LibrarySystem;

final class ConflictRuleTest {
  private static final ItemId ITEM = new ItemId("X1");
  private static final PatronId PATRON = new PatronId("P1001");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
  private static final LocalDate DUE = DAY.plusDays(21);
  private static final Act.OnItem LOAN = new Act.Loan(ITEM, PATRON, DUE, Act.DecidedBy.STATION);
  private static final Act.OnItem RETURN = new Act.Return(ITEM);
  private static final Act.OnItem RENEWAL = new Act.Renewal(ITEM, PATRON, Act.DecidedBy.STATION);
  private static final Instant NOW = DAY.atStartOfDay(ZoneOffset.UTC).toInstant();
  private static final Instant LONG_AGO = NOW.minusSeconds(3600);
  private static final Capabilities KOHA = Sip2LibrarySystem.CAPABILITIES;

  /** One situation for each row; without a default, a new row does not compile without a test. */
  private static Given situation(ConflictRule rule) {
    return switch (rule) {
      case LOAN_ENDS -> given(LOAN).held().ordered(Action.TAKE_BACK);
      case LOAN_ENDS_PERHAPS -> given(LOAN).out().holderUnknown().ordered(Action.TAKE_BACK);
      case LOAN_ENDED -> given(LOAN).out().ordered(Action.TAKE_BACK);
      case LOAN_AFTER_ANOTHER -> given(LOAN).out().ordered(Action.RETURN_FIRST);
      case LOAN_OLDER_THAN_SETTLED -> given(LOAN).out().later(History.Later.SURELY);
      case LOAN_PERHAPS_OLDER -> given(LOAN).out().later(History.Later.PERHAPS);
      case LOAN_ON_UNREGISTERED_CARD -> given(LOAN).notRegistered();
      case LOAN_OF_UNKNOWN_ITEM -> given(LOAN).shows(Circulation.UNKNOWN_ITEM);
      case LOAN_LANDED -> given(LOAN).held().attempted(null);
      case LOAN_STANDS -> given(LOAN).held();
      case LOAN_HOLDER_NOT_SHOWN -> given(LOAN).out().holderUnknown().attempted(null);
      case LOAN_OUT_TO_ANOTHER -> given(LOAN).out();
      case LOAN_PERHAPS_OVER -> given(LOAN).attemptedLongAgo();
      case LOAN_OF_RESERVED -> given(LOAN).shows(Circulation.ON_HOLD_SHELF);
      case LOAN_OF_FREE -> given(LOAN);
      case RETURN_OLDER_THAN_SETTLED -> given(RETURN).out().later(History.Later.SURELY);
      case RETURN_PERHAPS_OLDER -> given(RETURN).out().later(History.Later.PERHAPS);
      case RETURN_OF_UNKNOWN_ITEM -> given(RETURN).shows(Circulation.UNKNOWN_ITEM);
      case RETURN_LANDED -> given(RETURN).attempted(DUE);
      case RETURN_LANDED_LENT_AGAIN -> given(RETURN).out().attempted(DUE.minusDays(3));
      case RETURN_PERHAPS_LENT_AGAIN -> given(RETURN).out().after(PATRON, true).attempted(DUE);
      case RETURN_PERHAPS_DONE -> given(RETURN).held().after(PATRON, true).attemptedLongAgo();
      case RETURN_OF_IN_STOCK -> given(RETURN);
      case RETURN_OF_REFUSED_LOAN -> given(RETURN).out().after(PATRON, false);
      case RETURN_FROM_HOLDER -> given(RETURN).held().after(PATRON, true).longAgo();
      case RETURN_LATE_FROM_ANOTHER -> given(RETURN).out().after(PATRON, true).longAgo();
      case RETURN_LATE_LENT_SINCE -> given(RETURN).out().due(DUE.plusDays(1)).longAgo();
      case RETURN_OF_LOAN -> given(RETURN).out();
      case RENEWAL_OLDER_THAN_SETTLED -> given(RENEWAL).held().later(History.Later.SURELY);
      case RENEWAL_PERHAPS_OLDER -> given(RENEWAL).held().later(History.Later.PERHAPS);
      case RENEWAL_ON_UNREGISTERED_CARD -> given(RENEWAL).held().notRegistered();
      case RENEWAL_OF_UNKNOWN_ITEM -> given(RENEWAL).shows(Circulation.UNKNOWN_ITEM);
      case RENEWAL_LANDED -> given(RENEWAL).held().attempted(DUE.minusDays(21));
      case RENEWAL_CANT_TELL -> given(RENEWAL).held().due(null).attempted(DUE);
      case RENEWAL_PERHAPS_DONE -> given(RENEWAL).held().attemptedLongAgo();
      case RENEWAL_OF_HOLDER -> given(RENEWAL).held();
      case RENEWAL_HOLDER_NOT_SHOWN -> given(RENEWAL).out().holderUnknown();
      case RENEWAL_OF_ANOTHERS -> given(RENEWAL).out();
      case RENEWAL_OF_NOT_ON_LOAN -> given(RENEWAL);
    };
  }

  /** What is done in each row, written down a second time on purpose. */
  private static Do expected(ConflictRule rule) {
    return switch (rule) {
      case LOAN_OLDER_THAN_SETTLED, RETURN_OLDER_THAN_SETTLED, RENEWAL_OLDER_THAN_SETTLED ->
          Do.HISTORY;
      case LOAN_PERHAPS_OLDER,
          RETURN_PERHAPS_OLDER,
          RENEWAL_PERHAPS_OLDER,
          LOAN_OF_UNKNOWN_ITEM,
          RETURN_OF_UNKNOWN_ITEM,
          RENEWAL_OF_UNKNOWN_ITEM,
          LOAN_OUT_TO_ANOTHER,
          LOAN_PERHAPS_OVER,
          RETURN_PERHAPS_LENT_AGAIN,
          RETURN_PERHAPS_DONE,
          RETURN_OF_REFUSED_LOAN,
          RETURN_LATE_FROM_ANOTHER,
          RETURN_LATE_LENT_SINCE,
          RENEWAL_PERHAPS_DONE,
          RENEWAL_OF_ANOTHERS,
          RENEWAL_OF_NOT_ON_LOAN ->
          Do.REVIEW;
      case LOAN_LANDED, RETURN_LANDED, RETURN_LANDED_LENT_AGAIN, RENEWAL_LANDED -> Do.LANDED;
      case LOAN_STANDS, RETURN_OF_IN_STOCK -> Do.ALREADY_DONE;
      case LOAN_ON_UNREGISTERED_CARD, RENEWAL_ON_UNREGISTERED_CARD -> Do.HELD;
      case LOAN_HOLDER_NOT_SHOWN, LOAN_ENDS_PERHAPS, RENEWAL_CANT_TELL -> Do.DOUBT;
      case LOAN_ENDS -> Do.TAKE_BACK;
      case LOAN_ENDED -> Do.TAKEN_BACK;
      case LOAN_AFTER_ANOTHER -> Do.RETURN_FIRST;
      case LOAN_OF_RESERVED,
          LOAN_OF_FREE,
          RETURN_FROM_HOLDER,
          RETURN_OF_LOAN,
          RENEWAL_OF_HOLDER,
          RENEWAL_HOLDER_NOT_SHOWN ->
          Do.APPLY;
    };
  }

  @ParameterizedTest
  @EnumSource
  void eachRowIsReachedAndDoesWhatItSays(ConflictRule rule) {
    assertThat(ConflictRule.of(situation(rule).situation())).isEqualTo(rule);
    assertThat(rule.does()).isEqualTo(expected(rule));
    assertThat(rule.sentence()).hasSizeLessThan(300).doesNotContain(PATRON.value());
  }

  @Property
  void aLoanThatStandsIsNeverAskedForAgain(@ForAll("situations") Situation s) {
    if (s.act() instanceof Act.Loan && s.held()) {
      assertThat(ConflictRule.of(s).does()).isNotEqualTo(Do.APPLY);
    }
  }

  @Property
  void aReturnBehindARefusedLoanNeverClosesALoan(@ForAll("situations") Situation s) {
    if (s.act() instanceof Act.Return && s.onLoan() && s.afterRefusedLoan()) {
      assertThat(ConflictRule.of(s).does()).isNotEqualTo(Do.APPLY);
    }
  }

  @Property
  void whatIsSurelyPastIsNeverReplayed(@ForAll("situations") Situation s) {
    if (s.history().later() != History.Later.NONE && !s.attempted()) {
      assertThat(ConflictRule.of(s).does()).isIn(Do.HISTORY, Do.REVIEW);
    }
  }

  @Property
  void aRenewalIsNotRepeatedWithoutProofThatItDidNotLand(@ForAll("situations") Situation s) {
    if (s.act() instanceof Act.Renewal && s.attempted() && s.held() && !s.dueKnown()) {
      assertThat(ConflictRule.of(s).does()).isNotEqualTo(Do.APPLY);
    }
  }

  @Property
  void aLoanThatMayBeOverIsNotMadeAgain(@ForAll("situations") Situation s) {
    if (s.act() instanceof Act.Loan && s.attempted() && s.askedLongAgo()) {
      assertThat(ConflictRule.of(s).does()).isNotEqualTo(Do.APPLY);
    }
  }

  @Property
  void nothingLandedThatWasNeverAskedFor(@ForAll("situations") Situation s) {
    if (!s.attempted()) {
      assertThat(ConflictRule.of(s).does()).isNotIn(Do.LANDED, Do.DOUBT);
    }
  }

  @Property
  void noOrderReplaysWhatIsSurelyPast(@ForAll("ordered") Situation s) {
    if (s.later(History.Later.SURELY) && !s.ordered(Action.TAKE_BACK)) {
      assertThat(ConflictRule.of(s).does()).isEqualTo(Do.HISTORY);
    }
  }

  @Property
  void noOrderTouchesALoanThatStands(@ForAll("ordered") Situation s) {
    if (s.act() instanceof Act.Loan && s.held() && !s.ordered(Action.TAKE_BACK)) {
      assertThat(ConflictRule.of(s).does()).isNotIn(Do.APPLY, Do.RETURN_FIRST);
    }
  }

  @Property
  void noOrderEndsTheLoanOfWhoBorrowedSinceWeAsked(@ForAll("ordered") Situation s) {
    if (s.lentAgain()) {
      assertThat(ConflictRule.of(s).does()).isNotIn(Do.TAKE_BACK, Do.RETURN_FIRST);
    }
  }

  @Provide
  Arbitrary<Situation> ordered() {
    return Combinators.combine(
            situations(), Arbitraries.of(Action.APPLY, Action.RETURN_FIRST, Action.TAKE_BACK))
        .as(ConflictRuleTest::ordered);
  }

  private static Situation ordered(Situation s, Action order) {
    return new Situation(
        s.act(),
        s.item(),
        s.holder(),
        s.history(),
        s.attempts(),
        s.registered(),
        s.can(),
        s.late(),
        s.askedLongAgo(),
        s.doneOn(),
        s.loanDays(),
        order);
  }

  @Provide
  Arbitrary<Situation> situations() {
    Arbitrary<@Nullable LocalDate> dues =
        Arbitraries.<LocalDate>of(DUE, DUE.plusDays(21), DUE.minusDays(9)).injectNull(0.2);
    Arbitrary<Optional<History.Previous>> previous =
        Arbitraries.of(
            Optional.empty(),
            Optional.of(new History.Previous(Optional.empty(), true)),
            Optional.of(new History.Previous(Optional.of(PATRON), true)),
            Optional.of(new History.Previous(Optional.of(PATRON), false)));
    return Combinators.combine(
            Arbitraries.of(LOAN, RETURN, RENEWAL),
            Arbitraries.of(Circulation.class),
            dues,
            Arbitraries.of(0, 1, 2),
            Arbitraries.of(0, 1, 2),
            Arbitraries.of(History.Later.class),
            previous,
            Arbitraries.of(true, false))
        .as(
            (act, circulation, due, holder, attempts, later, before, late) ->
                new Given(
                        act,
                        circulation,
                        circulation == Circulation.ON_LOAN ? due : null,
                        circulation == Circulation.ON_LOAN ? holder : Math.min(holder, 1),
                        asked(attempts, (attempts + holder) % 2 == 0 ? LONG_AGO : NOW, due),
                        new History(later, before),
                        late,
                        null,
                        true)
                    .situation());
  }

  private static Attempts asked(int times, Instant since, @Nullable LocalDate dueBefore) {
    return times == 0 ? new Attempts(0, null, null) : new Attempts(times, since, dueBefore);
  }

  private static Given given(Act.OnItem act) {
    return new Given(
        act,
        Circulation.AVAILABLE,
        null,
        1,
        asked(0, NOW, null),
        new History(History.Later.NONE, Optional.empty()),
        false,
        null,
        true);
  }

  /**
   * A situation in the making.
   *
   * @param holder 0 the system can't tell, 1 the patron does not have the item, 2 has it
   */
  private record Given(
      Act.OnItem act,
      Circulation circulation,
      @Nullable LocalDate due,
      int holder,
      Attempts attempts,
      History history,
      boolean late,
      @Nullable Action order,
      boolean registered) {

    Given shows(Circulation next) {
      return new Given(act, next, due, holder, attempts, history, late, order, registered);
    }

    Given out() {
      return shows(Circulation.ON_LOAN).due(DUE);
    }

    Given due(@Nullable LocalDate next) {
      return new Given(act, circulation, next, holder, attempts, history, late, order, registered);
    }

    Given held() {
      return new Given(
          act, Circulation.ON_LOAN, DUE, 2, attempts, history, late, order, registered);
    }

    Given holderUnknown() {
      return new Given(act, circulation, due, 0, attempts, history, late, order, registered);
    }

    Given attempted(@Nullable LocalDate dueBefore) {
      return new Given(
          act,
          circulation,
          due,
          holder,
          asked(1, NOW, dueBefore),
          history,
          late,
          order,
          registered);
    }

    Given attemptedLongAgo() {
      return new Given(
          act, circulation, due, holder, asked(1, LONG_AGO, due), history, late, order, registered);
    }

    Given later(History.Later later) {
      return new Given(
          act,
          circulation,
          due,
          holder,
          attempts,
          new History(later, history.previous()),
          late,
          order,
          registered);
    }

    Given after(PatronId patron, boolean stands) {
      History.Previous previous = new History.Previous(Optional.of(patron), stands);
      return new Given(
          act,
          circulation,
          due,
          holder,
          attempts,
          new History(history.later(), Optional.of(previous)),
          late,
          order,
          registered);
    }

    Given ordered(Action what) {
      return new Given(act, circulation, due, holder, attempts, history, late, what, registered);
    }

    Given notRegistered() {
      return new Given(act, circulation, due, holder, attempts, history, late, order, false);
    }

    Given longAgo() {
      return new Given(act, circulation, due, holder, attempts, history, true, order, registered);
    }

    Situation situation() {
      return new Situation(
          act,
          new ItemState(ITEM, circulation, "书", "I247", due),
          patron(),
          history,
          attempts,
          registered,
          KOHA,
          late,
          LONG_AGO.equals(attempts.since()),
          DAY,
          21,
          order);
    }

    private @Nullable PatronState patron() {
      List<PatronState.OnLoan> loans =
          holder == 2 ? List.of(new PatronState.OnLoan(ITEM, "书", due)) : List.of();
      return holder == 0
          ? null
          : new PatronState(PATRON, PatronState.Standing.GOOD, "王", null, 5, loans);
    }
  }
}
