package org.shuyi.sync.centre.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.sync.centre.review.ReviewCase.Verdict;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RefusalReason;

final class ReviewCaseTest {
  private static final StaffId ANN = new StaffId("s-17");
  private static final StaffId BEN = new StaffId("s-18");
  private static final List<Action> ALL =
      List.of(Action.APPLY, Action.RETURN_FIRST, Action.HISTORY, Action.BY_HAND, Action.DROP);
  private static final Outcome YES = new Outcome.Applied(null);
  private static final Outcome NO = new Outcome.Refused(List.of(RefusalReason.OTHER), "no");
  private static final Outcome WHO_KNOWS = new Outcome.Unknown("no answer");

  private static ReviewCase next(ReviewCase now, Step step) {
    assertThat(now.after(step, ALL)).isInstanceOf(Verdict.Next.class);
    return ((Verdict.Next) now.after(step, ALL)).next();
  }

  private static void refused(ReviewCase now, Step step, String why) {
    assertThat(now.after(step, ALL))
        .isInstanceOfSatisfying(Verdict.No.class, no -> assertThat(no.why()).contains(why));
  }

  private static ReviewCase opened() {
    return ReviewCase.opened(true);
  }

  private static Step order(Action action) {
    return new Step.Do(ANN, action, "seen at the desk");
  }

  @Test
  void oneTakesItAndNobodyElseDecides() {
    ReviewCase taken = next(opened(), new Step.Take(ANN, null, ""));
    refused(taken, new Step.Take(BEN, null, ""), "taken by s-17");
    refused(taken, new Step.Do(BEN, Action.APPLY, ""), "taken by s-17");
    assertThat(next(taken, new Step.Take(BEN, ANN, "holiday")).owner()).isEqualTo(BEN);
    assertThat(next(taken, order(Action.APPLY)).state()).isEqualTo(CaseState.ORDERED);
  }

  @Test
  void aProposalIsForAnother() {
    ReviewCase proposed = next(opened(), new Step.Propose(BEN, Action.HISTORY, ""));
    assertThat(proposed.action()).isEqualTo(Action.HISTORY);
    assertThat(proposed.state()).isEqualTo(CaseState.OPEN);
    assertThat(next(proposed, order(Action.HISTORY)).owner()).isEqualTo(ANN);
  }

  @Test
  void whatIsNotOfferedIsNotDoneAndWhatIsOfferedIsSaid() {
    assertThat(opened().after(order(Action.APPLY), List.of(Action.DROP)))
        .isEqualTo(new Verdict.No("apply is not offered here; offered: drop"));
    refused(opened(), new Step.Do(ANN, Action.DROP, " "), "note");
    refused(opened(), order(Action.TAKE_BACK), "not offered");
  }

  @Test
  void anOrderThatTheLibrarySystemRefusesComesBackToWhoGaveIt() {
    ReviewCase ordered = next(opened(), order(Action.APPLY));
    ReviewCase back = ordered.after(NO);
    assertThat(back.state()).isEqualTo(CaseState.TAKEN);
    assertThat(back.owner()).isEqualTo(ANN);
    assertThat(back.action()).isNull();
    assertThat(ordered.after(WHO_KNOWS).state()).isEqualTo(CaseState.TAKEN);
    assertThat(ordered.after(YES).state()).isEqualTo(CaseState.DONE);
  }

  @Test
  void aDroppedActIsDoneWithoutTheLibrarySystem() {
    assertThat(next(opened(), order(Action.DROP)).after(NO).state()).isEqualTo(CaseState.DONE);
  }

  @Test
  void whatSettlesByItselfIsClosed() {
    assertThat(opened().after(YES).state()).isEqualTo(CaseState.CLOSED);
    assertThat(opened().after(YES).after(WHO_KNOWS)).isEqualTo(opened());
    ReviewCase taken = next(opened(), new Step.Take(ANN, null, ""));
    assertThat(taken.after(NO)).isEqualTo(taken);
  }

  @Test
  void anOrderIsUndoneOnlyBeforeTheLibrarySystemIsAsked() {
    ReviewCase ordered = next(opened(), order(Action.APPLY));
    assertThat(next(ordered, new Step.Undo(ANN, "")).state()).isEqualTo(CaseState.UNDONE);
    ReviewCase asked = new ReviewCase(CaseState.ORDERED, ANN, Action.APPLY, true, true);
    refused(asked, new Step.Undo(ANN, ""), "wait");
  }

  @Test
  void aLoanThatWasMadeIsEndedAndIsThenForStaffAgain() {
    ReviewCase done = next(opened(), order(Action.APPLY)).after(YES);
    ReviewCase ending = next(done, new Step.Undo(BEN, ""));
    assertThat(ending.state()).isEqualTo(CaseState.ORDERED);
    assertThat(ending.action()).isEqualTo(Action.TAKE_BACK);
    refused(ending, new Step.Undo(BEN, ""), "wait");
    assertThat(ending.after(NO).state()).isEqualTo(CaseState.UNDONE);
  }

  @Test
  void whatCantBeMadeUpForIsNotUndone() {
    ReviewCase back = next(ReviewCase.opened(false), order(Action.APPLY)).after(YES);
    refused(back, new Step.Undo(ANN, ""), "own desk");
    ReviewCase swapped = next(opened(), order(Action.RETURN_FIRST)).after(YES);
    refused(swapped, new Step.Undo(ANN, ""), "own desk");
    refused(opened(), new Step.Undo(ANN, ""), "nothing is decided");
  }

  /**
   * Whatever staff and lanes do: never two orders at once, and an order only by who has the case.
   */
  @Property
  void aCaseIsAlwaysInOrder(@ForAll("happenings") List<Object> happenings) {
    ReviewCase now = opened();
    for (Object each : happenings) {
      ReviewCase before = now;
      now = each instanceof Step step ? stepped(before, step) : before.after((Outcome) each);
      if (each instanceof Step step && !now.equals(before)) {
        assertThat(before.asked()).isFalse();
        assertThat(now.state()).isNotIn(CaseState.DONE, CaseState.CLOSED);
        if (before.state() == CaseState.ORDERED || before.state() == CaseState.DONE) {
          assertThat(step).isInstanceOf(Step.Undo.class);
        }
      }
      assertThat(now.state() == CaseState.ORDERED && now.action() == null).isFalse();
      assertThat(now.state() == CaseState.TAKEN && now.owner() == null).isFalse();
      assertThat(now.state() == CaseState.DONE && now.action() == null).isFalse();
    }
  }

  /** From wherever a case is, staff can bring it to an end. */
  @Property
  void noCaseIsStuck(@ForAll("happenings") List<Object> happenings) {
    ReviewCase now = opened();
    for (Object each : happenings) {
      now = each instanceof Step step ? stepped(now, step) : now.after((Outcome) each);
    }
    if (now.state().isOpen()) {
      ReviewCase taken = next(now, new Step.Take(BEN, now.owner(), ""));
      now = next(taken, new Step.Do(BEN, Action.DROP, "gone"));
    }
    if (now.state() == CaseState.ORDERED) {
      now = now.after(NO);
      assertThat(now.state()).isNotEqualTo(CaseState.ORDERED);
    }
  }

  private static ReviewCase stepped(ReviewCase now, Step step) {
    return now.after(step, ALL) instanceof Verdict.Next(var next) ? next : now;
  }

  @Provide
  Arbitrary<List<Object>> happenings() {
    Arbitrary<StaffId> staff = Arbitraries.of(ANN, BEN);
    Arbitrary<Action> actions = Arbitraries.of(Action.class);
    Arbitrary<Object> any =
        Arbitraries.oneOf(
            Combinators.combine(staff, staff.injectNull(0.5))
                .as((by, from) -> new Step.Take(by, from, "")),
            Combinators.combine(staff, actions).as((by, what) -> new Step.Propose(by, what, "")),
            Combinators.combine(staff, actions).as((by, what) -> new Step.Do(by, what, "why")),
            staff.map(by -> new Step.Undo(by, "")),
            Arbitraries.of(YES, NO, WHO_KNOWS));
    return any.list().ofMaxSize(12);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "王小明", "two words", "-x", "a23456789012345678901234567890123"})
  void aNameIsNoAccount(String value) {
    assertThatThrownBy(() -> new StaffId(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("account");
  }
}
