package org.shuyi.kiosk.ui.text;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Progress;
import org.shuyi.kiosk.flow.Progress.Stand;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.sync.circulation.RefusalReason;

/** How far an item is, and why not: states and reasons turned into words. Pure. */
public final class Wording {
  private Wording() {}

  /** How far one item is, and what the patron can do. */
  public static LineText line(Purpose purpose, Progress progress, Service service) {
    return switch (progress) {
      case Progress.Incomplete(int parts, int of) ->
          text(Tone.ATTENTION, Message.of(Key.STATE_SET_WHAT, parts, of), Key.STATE_SET_DO);
      case Progress.Deciding() -> text(Tone.BUSY, deciding(purpose));
      case Progress.Recording ignored -> text(Tone.BUSY, Key.STATE_RECORDING);
      case Progress.Securing ignored -> text(Tone.BUSY, securing(purpose));
      case Progress.Done(Stand stand) ->
          new LineText(
              Tone.DONE, Message.of(done(purpose)), due(stand.due()), kept(stand, service));
      case Progress.TagOwed owed -> owed(purpose, owed.stand(), service);
      case Progress.InReview(var ignored, List<RefusalReason> reasons) ->
          new LineText(Tone.ATTENTION, Message.of(review(purpose)), null, whats(reasons));
      case Progress.Refused(List<RefusalReason> reasons) ->
          new LineText(Tone.REFUSED, Message.of(refused(purpose)), null, explained(reasons));
      case Progress.TakenAway() -> text(Tone.PLAIN, Message.of(taken(purpose)), Key.STATE_TAKEN_DO);
      case Progress.NotRecorded() ->
          text(Tone.REFUSED, Message.of(unrecorded(purpose)), Key.STATE_UNRECORDED_DO);
      case Progress.StaysBehind(var why) -> behind(why);
      case Progress.OnLoan(LocalDate due, boolean overdue) ->
          overdue
              ? new LineText(
                  Tone.ATTENTION,
                  Message.of(Key.STATE_OVERDUE),
                  due(due),
                  List.of(Message.of(Key.STATE_OVERDUE_DO)))
              : new LineText(Tone.PLAIN, Message.of(Key.STATE_LOAN), due(due), List.of());
    };
  }

  private static LineText behind(Progress.StaysBehind.Why why) {
    return switch (why) {
      case STUCK -> text(Tone.REFUSED, Message.of(Key.STATE_STUCK), Key.STATE_STUCK_DO);
      case NOT_TAKEN ->
          text(Tone.PLAIN, Message.of(Key.STATE_LEFT_BEHIND), Key.STATE_LEFT_BEHIND_DO);
      case UNTOLD -> text(Tone.ATTENTION, Message.of(Key.STATE_UNTOLD), Key.STATE_UNTOLD_DO);
    };
  }

  /** Why, and what to do about it. */
  public static Advice reason(RefusalReason reason) {
    return switch (reason) {
      case ITEM_UNKNOWN -> refusal(Key.REASON_ITEM_UNKNOWN_WHAT, Key.REASON_ITEM_UNKNOWN_DO);
      case ITEM_NOT_FOR_LOAN -> refusal(Key.REASON_NOT_FOR_LOAN_WHAT, Key.REASON_NOT_FOR_LOAN_DO);
      case ITEM_ON_LOAN_TO_ANOTHER ->
          refusal(Key.REASON_ON_LOAN_OTHER_WHAT, Key.REASON_ON_LOAN_OTHER_DO);
      case ITEM_ALREADY_ON_LOAN_TO_PATRON ->
          refusal(Key.REASON_ON_LOAN_SELF_WHAT, Key.REASON_ON_LOAN_SELF_DO);
      case ITEM_RESERVED_FOR_ANOTHER -> refusal(Key.REASON_RESERVED_WHAT, Key.REASON_RESERVED_DO);
      case ITEM_NOT_ON_LOAN -> refusal(Key.REASON_NOT_ON_LOAN_WHAT, Key.REASON_NOT_ON_LOAN_DO);
      case PATRON_UNKNOWN -> refusal(Key.REASON_PATRON_UNKNOWN_WHAT, Key.REASON_PATRON_UNKNOWN_DO);
      case PATRON_BLOCKED -> refusal(Key.REASON_PATRON_BLOCKED_WHAT, Key.REASON_PATRON_BLOCKED_DO);
      case PATRON_EXPIRED -> refusal(Key.REASON_PATRON_EXPIRED_WHAT, Key.REASON_PATRON_EXPIRED_DO);
      case LOAN_LIMIT_REACHED -> refusal(Key.REASON_LIMIT_WHAT, Key.REASON_LIMIT_DO);
      case RENEWAL_LIMIT_REACHED -> refusal(Key.REASON_RENEWALS_WHAT, Key.REASON_RENEWALS_DO);
      case CARD_NUMBER_TAKEN -> refusal(Key.REASON_CARD_TAKEN_WHAT, Key.REASON_CARD_TAKEN_DO);
      case PIN_NEEDED -> refusal(Key.REASON_PIN_NEEDED_WHAT, Key.REASON_PIN_NEEDED_DO);
      case NEEDS_CENTRE -> refusal(Key.REASON_NEEDS_CENTRE_WHAT, Key.REASON_NEEDS_CENTRE_DO);
      case OTHER -> refusal(Key.REASON_OTHER_WHAT, Key.REASON_OTHER_DO);
    };
  }

  private static Advice refusal(Key what, Key remedy) {
    return Advice.of(Tone.REFUSED, what, remedy);
  }

  private static LineText text(Tone tone, Key state) {
    return new LineText(tone, Message.of(state), null, List.of());
  }

  private static LineText text(Tone tone, Message state, Key remedy) {
    return new LineText(tone, state, null, List.of(Message.of(remedy)));
  }

  private static LineText owed(Purpose purpose, Stand stand, Service service) {
    return new LineText(
        Tone.ATTENTION,
        Message.of(owedState(purpose)),
        due(stand.due()),
        List.of(Message.of(service.readerReady() ? Key.STATE_OWED_DO : Key.STATE_OWED_SHOW)));
  }

  private static List<Message> kept(Stand stand, Service service) {
    return service.online() || stand.confirmed() ? List.of() : List.of(Message.of(Key.STATE_KEPT));
  }

  private static @Nullable Message due(@Nullable LocalDate due) {
    return due == null ? null : Message.of(Key.STATE_DUE, due);
  }

  private static List<Message> whats(List<RefusalReason> reasons) {
    return reasons.stream().map(reason -> reason(reason).what()).toList();
  }

  private static List<Message> explained(List<RefusalReason> reasons) {
    return reasons.stream()
        .map(Wording::reason)
        .map(advice -> Message.of(Key.REASON_LINE, advice.what(), advice.remedy()))
        .toList();
  }

  private static Key deciding(Purpose purpose) {
    return switch (purpose) {
      case BORROW -> Key.STATE_DECIDING_BORROW;
      case RETURN -> Key.STATE_DECIDING_RETURN;
      case MY_LOANS -> Key.STATE_DECIDING_LOANS;
    };
  }

  private static Key securing(Purpose purpose) {
    return switch (purpose) {
      case BORROW -> Key.STATE_SECURING_BORROW;
      case RETURN -> Key.STATE_SECURING_RETURN;
      case MY_LOANS -> Key.STATE_SECURING_LOANS;
    };
  }

  private static Key done(Purpose purpose) {
    return switch (purpose) {
      case BORROW -> Key.STATE_DONE_BORROW;
      case RETURN -> Key.STATE_DONE_RETURN;
      case MY_LOANS -> Key.STATE_DONE_LOANS;
    };
  }

  private static Key owedState(Purpose purpose) {
    return switch (purpose) {
      case BORROW -> Key.STATE_OWED_BORROW;
      case RETURN -> Key.STATE_OWED_RETURN;
      case MY_LOANS -> Key.STATE_OWED_LOANS;
    };
  }

  private static Key review(Purpose purpose) {
    return switch (purpose) {
      case BORROW -> Key.STATE_REVIEW_BORROW;
      case RETURN -> Key.STATE_REVIEW_RETURN;
      case MY_LOANS -> Key.STATE_REVIEW_LOANS;
    };
  }

  private static Key refused(Purpose purpose) {
    return switch (purpose) {
      case BORROW -> Key.STATE_REFUSED_BORROW;
      case RETURN -> Key.STATE_REFUSED_RETURN;
      case MY_LOANS -> Key.STATE_REFUSED_LOANS;
    };
  }

  private static Key taken(Purpose purpose) {
    return switch (purpose) {
      case BORROW -> Key.STATE_TAKEN_BORROW;
      case RETURN -> Key.STATE_TAKEN_RETURN;
      case MY_LOANS -> Key.STATE_TAKEN_LOANS;
    };
  }

  private static Key unrecorded(Purpose purpose) {
    return switch (purpose) {
      case BORROW -> Key.STATE_UNRECORDED_BORROW;
      case RETURN -> Key.STATE_UNRECORDED_RETURN;
      case MY_LOANS -> Key.STATE_UNRECORDED_LOANS;
    };
  }
}
