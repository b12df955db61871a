package org.shuyi.kiosk.ui.text;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.hardware.rfid.tag.TagContent;
import org.shuyi.kiosk.flow.Journey.CardProblem;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Journey.Slip;
import org.shuyi.kiosk.flow.Progress;
import org.shuyi.kiosk.flow.Progress.Stand;
import org.shuyi.kiosk.flow.Service;
import org.shuyi.sync.circulation.RefusalReason;

/** Which text tells what: the one place where states turn into words. Pure. */
public final class Wording {
  private Wording() {}

  /** How far one item is, and what the patron can do. */
  public static LineText line(Purpose purpose, Progress progress, boolean online) {
    return switch (progress) {
      case Progress.Incomplete(int parts, int of) ->
          text(Tone.ATTENTION, Message.of(Key.STATE_SET_WHAT, parts, of), Key.STATE_SET_DO);
      case Progress.Deciding() -> text(Tone.BUSY, deciding(purpose));
      case Progress.Recording ignored -> text(Tone.BUSY, Key.STATE_RECORDING);
      case Progress.Securing ignored -> text(Tone.BUSY, securing(purpose));
      case Progress.Done(Stand stand) ->
          new LineText(Tone.DONE, Message.of(done(purpose)), standing(stand, online));
      case Progress.TagOwed owed -> owed(purpose, owed.stand());
      case Progress.InReview(var ignored, List<RefusalReason> reasons) ->
          new LineText(Tone.ATTENTION, Message.of(review(purpose)), whats(reasons));
      case Progress.Refused(List<RefusalReason> reasons) ->
          new LineText(Tone.REFUSED, Message.of(refused(purpose)), explained(reasons));
      case Progress.TakenAway() -> text(Tone.PLAIN, Message.of(taken(purpose)), Key.STATE_TAKEN_DO);
      case Progress.NotRecorded() ->
          text(Tone.REFUSED, Message.of(unrecorded(purpose)), Key.STATE_UNRECORDED_DO);
      case Progress.OnLoan(LocalDate due) ->
          new LineText(Tone.PLAIN, Message.of(Key.STATE_LOAN), due(due));
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
      case NEEDS_CENTRE -> refusal(Key.REASON_NEEDS_CENTRE_WHAT, Key.REASON_NEEDS_CENTRE_DO);
      case OTHER -> refusal(Key.REASON_OTHER_WHAT, Key.REASON_OTHER_DO);
    };
  }

  /** What was wrong with the last card; null if nothing was. */
  public static @Nullable Advice card(CardProblem problem) {
    return switch (problem) {
      case NONE -> null;
      case NOT_A_CARD ->
          Advice.of(Tone.ATTENTION, Key.IDENTIFY_PROBLEM_CARD_WHAT, Key.IDENTIFY_PROBLEM_CARD_DO);
      case PATRON_UNKNOWN ->
          Advice.of(
              Tone.ATTENTION, Key.IDENTIFY_PROBLEM_UNKNOWN_WHAT, Key.IDENTIFY_PROBLEM_UNKNOWN_DO);
    };
  }

  /** Things on the pad that are no books of ours, one advice for each kind. */
  public static List<Advice> strangers(List<TagSeen> pad) {
    return Stream.of(
            stranger(count(pad, TagContent.PatronCard.class), Key.BAD_CARD_WHAT, Key.BAD_CARD_DO),
            stranger(
                count(pad, TagContent.Damaged.class), Key.BAD_DAMAGED_WHAT, Key.BAD_DAMAGED_DO),
            stranger(count(pad, TagContent.Blank.class), Key.BAD_BLANK_WHAT, Key.BAD_BLANK_DO),
            stranger(
                count(pad, TagContent.Foreign.class), Key.BAD_FOREIGN_WHAT, Key.BAD_FOREIGN_DO))
        .flatMap(List::stream)
        .toList();
  }

  /** Library items on the pad; a set of several parts counts once, as a patron counts it. */
  public static int books(List<TagSeen> pad) {
    return (int)
        pad.stream()
            .map(TagSeen::content)
            .filter(TagContent.Item.class::isInstance)
            .map(content -> ((TagContent.Item) content).tag().primaryItemId())
            .distinct()
            .count();
  }

  /** What does not work now, the gravest first. Empty if all is well. */
  public static List<Advice> notices(Service service) {
    if (starting(service)) {
      return List.of(Advice.of(Tone.CALM, Key.NOTICE_STARTING_WHAT, Key.NOTICE_STARTING_DO));
    }
    List<Advice> notices = new ArrayList<>();
    if (!service.journalReady()) {
      notices.add(Advice.of(Tone.ATTENTION, Key.NOTICE_RECORD_WHAT, Key.NOTICE_RECORD_DO));
    }
    if (!service.readerReady()) {
      notices.add(Advice.of(Tone.ATTENTION, Key.NOTICE_READER_WHAT, Key.NOTICE_READER_DO));
    }
    if (!service.scannerReady()) {
      notices.add(Advice.of(Tone.ATTENTION, Key.NOTICE_SCANNER_WHAT, Key.NOTICE_SCANNER_DO));
    }
    if (!service.printerReady()) {
      notices.add(Advice.of(Tone.CALM, Key.NOTICE_PRINTER_WHAT, Key.NOTICE_PRINTER_DO));
    }
    if (!service.online()) {
      notices.add(Advice.of(Tone.CALM, Key.NOTICE_OFFLINE_WHAT, Key.NOTICE_OFFLINE_DO));
    } else if (service.queued() > 0) {
      notices.add(
          new Advice(
              Tone.CALM,
              Message.of(Key.NOTICE_CATCHING_WHAT, service.queued()),
              Message.of(Key.NOTICE_CATCHING_DO)));
    }
    return notices;
  }

  /** How much waits and how old what the station knows is; empty while the centre answers. */
  public static List<Message> offlineFacts(Service service) {
    if (service.online() || starting(service)) {
      return List.of();
    }
    Message age =
        service.referenceMadeAt().equals(Instant.EPOCH)
            ? Message.of(Key.NOTICE_OFFLINE_AGELESS)
            : Message.of(Key.NOTICE_OFFLINE_AGE, service.referenceMadeAt());
    return service.queued() == 0
        ? List.of(age)
        : List.of(Message.of(Key.NOTICE_OFFLINE_QUEUE, service.queued()), age);
  }

  /** Why nothing can be lent now; null if it can. */
  public static @Nullable Key noBorrowing(Service service) {
    return service.lends() ? null : noDevice(service);
  }

  /** Why nothing can be taken back now; null if it can. */
  public static @Nullable Key noReturning(Service service) {
    return service.takesBack() ? null : noDevice(service);
  }

  /** Why loans can't be shown now; null if they can. */
  public static @Nullable Key noLoans(Service service) {
    if (service.showsLoans()) {
      return null;
    }
    if (starting(service)) {
      return Key.NOTICE_STARTING_DO;
    }
    if (!service.scannerReady()) {
      return Key.UNABLE_SCANNER;
    }
    return service.journalReady() ? Key.UNABLE_NETWORK : Key.UNABLE_RECORD;
  }

  /** Where the slip is; null if none was wanted. */
  public static @Nullable Key slip(Slip slip) {
    return switch (slip) {
      case NOT_WANTED -> null;
      case PRINTING -> Key.SLIP_PRINTING;
      case PRINTED -> Key.SLIP_PRINTED;
      case FAILED -> Key.SLIP_FAILED;
    };
  }

  /** How the end of a journey is told. */
  public static Message finished(Purpose purpose, long stands) {
    if (stands == 0) {
      return Message.of(Key.FINISHED_NOTHING);
    }
    return switch (purpose) {
      case BORROW -> Message.of(Key.FINISHED_BORROW, stands);
      case RETURN -> Message.of(Key.FINISHED_RETURN, stands);
      case MY_LOANS -> Message.of(Key.FINISHED_LOANS, stands);
    };
  }

  /** What is left to do at the end of a journey. */
  public static Key farewell(Purpose purpose) {
    return switch (purpose) {
      case BORROW -> Key.FINISHED_BORROW_DO;
      case RETURN -> Key.FINISHED_RETURN_DO;
      case MY_LOANS -> Key.FINISHED_LOANS_DO;
    };
  }

  /** Nothing works: the program has only just come up and the devices have not answered yet. */
  private static boolean starting(Service service) {
    return !service.journalReady()
        && !service.readerReady()
        && !service.scannerReady()
        && !service.printerReady();
  }

  private static Key noDevice(Service service) {
    if (starting(service)) {
      return Key.NOTICE_STARTING_DO;
    }
    if (!service.journalReady()) {
      return Key.UNABLE_RECORD;
    }
    return service.readerReady() ? Key.UNABLE_SCANNER : Key.UNABLE_READER;
  }

  private static long count(List<TagSeen> pad, Class<? extends TagContent> kind) {
    return pad.stream().map(TagSeen::content).filter(kind::isInstance).count();
  }

  private static List<Advice> stranger(long count, Key what, Key remedy) {
    return count == 0
        ? List.of()
        : List.of(new Advice(Tone.ATTENTION, Message.of(what, count), Message.of(remedy)));
  }

  private static Advice refusal(Key what, Key remedy) {
    return Advice.of(Tone.REFUSED, what, remedy);
  }

  private static LineText text(Tone tone, Key state) {
    return new LineText(tone, Message.of(state), List.of());
  }

  private static LineText text(Tone tone, Message state, Key remedy) {
    return new LineText(tone, state, List.of(Message.of(remedy)));
  }

  private static LineText owed(Purpose purpose, Stand stand) {
    List<Message> details = new ArrayList<>(due(stand.due()));
    details.add(Message.of(Key.STATE_OWED_DO));
    return new LineText(Tone.ATTENTION, Message.of(owedState(purpose)), details);
  }

  private static List<Message> standing(Stand stand, boolean online) {
    List<Message> details = new ArrayList<>(due(stand.due()));
    if (!online && !stand.confirmed()) {
      details.add(Message.of(Key.STATE_KEPT));
    }
    return details;
  }

  private static List<Message> due(@Nullable LocalDate due) {
    return due == null ? List.of() : List.of(Message.of(Key.STATE_DUE, due));
  }

  private static List<Message> whats(List<RefusalReason> reasons) {
    return reasons.stream().map(reason -> reason(reason).what()).toList();
  }

  private static List<Message> explained(List<RefusalReason> reasons) {
    return reasons.stream()
        .map(Wording::reason)
        .flatMap(advice -> Stream.of(advice.what(), advice.remedy()))
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
