package org.shuyi.kiosk.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.kiosk.flow.Books;
import org.shuyi.kiosk.flow.Borrower;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Progress;
import org.shuyi.kiosk.van.Job.Trouble;
import org.shuyi.kiosk.van.OfferedStop;
import org.shuyi.kiosk.van.Refusal;
import org.shuyi.kiosk.van.Turn;
import org.shuyi.kiosk.van.Turn.Who;
import org.shuyi.kiosk.van.Van;
import org.shuyi.kiosk.van.VanTouch;
import org.shuyi.sync.circulation.Act.OverrideReason;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.circulation.VanAct.ProposedBy;
import org.shuyi.sync.circulation.VanAct.SkipReason;

/** What the van's staff read: short, for they read it forty times an hour. Pure. */
public final class VanWording {
  private VanWording() {}

  /** Which way a book goes, on the screen. */
  public enum Way {
    OUT,
    BACK,
    RENEWED
  }

  /** One book at the desk. */
  public record Deed(Way way, Line line, int turn) {}

  /** What may be touched beside a book. */
  public record Offer(String id, Key text, VanTouch touch) {}

  /** None if there is none. */
  public static List<Advice> trouble(Trouble trouble) {
    return switch (trouble) {
      case NONE -> List.of();
      case NOT_STAFF -> wrong(Key.VAN_TROUBLE_NOT_STAFF_WHAT, Key.VAN_TROUBLE_NOT_STAFF_DO);
      case WRONG_PIN -> wrong(Key.VAN_TROUBLE_WRONG_WHAT, Key.VAN_TROUBLE_WRONG_DO);
      case LOCKED -> wrong(Key.VAN_TROUBLE_LOCKED_WHAT, Key.VAN_TROUBLE_LOCKED_DO);
      case PIN_UNTOLD -> wrong(Key.VAN_TROUBLE_UNTOLD_WHAT, Key.VAN_TROUBLE_UNTOLD_DO);
      case NOT_RECORDED -> wrong(Key.VAN_TROUBLE_RECORDED_WHAT, Key.VAN_TROUBLE_RECORDED_DO);
      case DESK_BUSY -> wrong(Key.VAN_TROUBLE_BUSY_WHAT, Key.VAN_TROUBLE_BUSY_DO);
    };
  }

  private static List<Advice> wrong(Key what, Key remedy) {
    return List.of(Advice.of(Tone.REFUSED, what, remedy));
  }

  /** What points to a stop, and when it was planned. */
  public static Message why(OfferedStop stop) {
    Message by = Message.of(by(stop.by()));
    return stop.planned() == null
        ? by
        : Message.of(
            Key.REASON_LINE,
            by,
            Message.of(Key.VAN_PLANNED, stop.planned().toLocalTime().toString()));
  }

  private static Key by(ProposedBy by) {
    return switch (by) {
      case STAFF -> Key.VAN_BY_STAFF;
      case TIMETABLE -> Key.VAN_BY_TIMETABLE;
      case POSITION -> Key.VAN_BY_POSITION;
      case POSITION_AND_TIMETABLE -> Key.VAN_BY_BOTH;
    };
  }

  /** When the van comes back. */
  public static Message next(OfferedStop stop) {
    return stop.next() == null
        ? Message.of(Key.VAN_NEXT_NONE)
        : Message.of(Key.VAN_NEXT, stop.next());
  }

  /** Who is at the desk. */
  public static Message who(Van van) {
    return switch (van.desk().now().who()) {
      case Who.Nobody() -> Message.of(Key.VAN_DESK_NOBODY);
      case Who.Asked(PatronId card) -> Message.of(Key.PATRON_CARD, card.masked());
      case Who.Known(var lending) -> named(lending.borrower());
      case Who.Blocked(var borrower, var reasons) -> named(borrower);
    };
  }

  private static Message named(Borrower borrower) {
    return borrower.maskedName().isEmpty()
        ? Message.of(Key.PATRON_CARD, borrower.patron().masked())
        : Message.of(Key.VAN_DESK_CARD, borrower.maskedName(), borrower.patron().masked());
  }

  /** What to do for them. */
  public static Message hint(Van van) {
    Turn now = van.desk().now();
    return switch (now.who()) {
      case Who.Nobody() -> {
        long waits = waiting(van);
        yield waits > 0
            ? Message.of(Key.VAN_DESK_WAITS, waits)
            : Message.of(Key.VAN_DESK_NOBODY_DO);
      }
      case Who.Asked ignored -> Message.of(Key.VAN_DESK_ASKING);
      case Who.Known(var lending) when now.because() != null ->
          Message.of(Key.VAN_DESK_BECAUSE, Message.of(why(now.because())));
      case Who.Known(var lending) when lending.borrower().loanLimit() >= 0 ->
          Message.of(Key.VAN_DESK_ALLOWED, lending.borrower().loanLimit(), lending.used());
      case Who.Known ignored -> Message.of(Key.VAN_DESK_READY);
      case Who.Blocked ignored -> Message.of(Key.VAN_DESK_BLOCKED);
    };
  }

  private static long waiting(Van van) {
    Turn now = van.desk().now();
    return Books.lying(van.pad()).entrySet().stream()
        .filter(it -> it.getValue() != Security.ON_LOAN)
        .filter(it -> now.lying().contains(it.getKey()))
        .filter(it -> now.all().noneMatch(line -> line.item().equals(it.getKey())))
        .count();
  }

  /** What is not as it should be, the gravest first. */
  public static List<Advice> notices(Van van) {
    List<Advice> all = new ArrayList<>();
    switch (van.desk().notice()) {
      case NONE -> {
        // Nothing was wrong.
      }
      case NOT_A_CARD ->
          all.add(
              Advice.of(
                  Tone.ATTENTION, Key.VAN_NOTICE_NOT_A_CARD_WHAT, Key.VAN_NOTICE_NOT_A_CARD_DO));
      case TOO_FAST ->
          all.add(
              Advice.of(Tone.REFUSED, Key.VAN_NOTICE_TOO_FAST_WHAT, Key.VAN_NOTICE_TOO_FAST_DO));
    }
    if (van.desk().now().who() instanceof Who.Blocked(var borrower, var reasons)) {
      reasons.stream().map(Wording::reason).forEach(all::add);
    }
    ServiceWording.notices(van.service()).stream()
        .filter(advice -> advice.tone() == Tone.ATTENTION)
        .forEach(all::add);
    return all;
  }

  /** Every book of who is here, what is to be done first, then the newest. */
  public static List<Deed> deeds(Van van) {
    Turn now = van.desk().now();
    Stream<Deed> earlier =
        van.desk().earlier().stream().flatMap(VanWording::all).filter(VanWording::calls);
    List<Deed> own = all(now).toList();
    return Stream.of(
            own.reversed().stream().filter(VanWording::calls),
            earlier,
            own.reversed().stream().filter(deed -> !calls(deed)))
        .flatMap(it -> it)
        .toList();
  }

  private static Stream<Deed> all(Turn turn) {
    return Stream.of(
            of(Way.RENEWED, turn.renewals(), turn),
            of(Way.BACK, turn.back(), turn),
            of(Way.OUT, turn.out(), turn))
        .flatMap(it -> it);
  }

  private static Stream<Deed> of(Way way, List<Line> lines, Turn turn) {
    return lines.stream().map(line -> new Deed(way, line, turn.number()));
  }

  private static boolean calls(Deed deed) {
    return switch (deed.line().progress()) {
      case Progress.Refused ignored -> true;
      case Progress.TagOwed ignored -> true;
      case Progress.Incomplete ignored -> true;
      case Progress.NotRecorded ignored -> true;
      case Progress.TakenAway ignored -> true;
      default -> false;
    };
  }

  /** How far a book is: as a patron reads it, but with reasons alone. */
  public static LineText deed(Deed deed, Van van) {
    LineText text = Wording.line(purpose(deed.way()), deed.line().progress(), van.service());
    return deed.line().progress() instanceof Progress.Refused(List<RefusalReason> reasons)
        ? new LineText(
            text.tone(),
            text.state(),
            null,
            reasons.stream().map(reason -> Wording.reason(reason).what()).toList())
        : new LineText(
            text.tone(),
            text.state(),
            text.due(),
            text.tone() == Tone.DONE ? List.of() : text.details());
  }

  private static Purpose purpose(Way way) {
    return switch (way) {
      case OUT -> Purpose.BORROW;
      case BACK -> Purpose.RETURN;
      case RENEWED -> Purpose.MY_LOANS;
    };
  }

  public static Key way(Way way) {
    return switch (way) {
      case OUT -> Key.VAN_WAY_OUT;
      case BACK -> Key.VAN_WAY_BACK;
      case RENEWED -> Key.VAN_WAY_RENEWED;
    };
  }

  /** Null if nothing may be touched. */
  public static @Nullable Offer offer(Deed deed, Van van) {
    boolean now = deed.turn() == van.desk().now().number();
    boolean known = van.desk().now().who() instanceof Who.Known;
    return switch (deed.line().progress()) {
      case Progress.Refused ignored when deed.way() != Way.BACK ->
          new Offer("override", Key.VAN_OVERRIDE, new VanTouch.Override(refusal(deed)));
      case Progress.Done ignored when deed.way() == Way.BACK && now && known ->
          new Offer("lend-again", Key.VAN_LEND_AGAIN, new VanTouch.LendAgain(deed.line().item()));
      default -> null;
    };
  }

  private static Refusal refusal(Deed deed) {
    return deed.way() == Way.RENEWED
        ? new Refusal.OfRenewal(deed.turn(), deed.line().item())
        : new Refusal.OfLoan(deed.turn(), deed.line().item());
  }

  public static Key why(OverrideReason reason) {
    return switch (reason) {
      case CARD_FORGOTTEN -> Key.VAN_WHY_CARD_FORGOTTEN;
      case OVER_LIMIT -> Key.VAN_WHY_OVER_LIMIT;
      case CARD_NOT_GOOD -> Key.VAN_WHY_CARD_NOT_GOOD;
      case ITEM_RESTRICTED -> Key.VAN_WHY_ITEM_RESTRICTED;
      case NOT_KNOWN_HERE -> Key.VAN_WHY_NOT_KNOWN_HERE;
      case OTHER -> Key.VAN_WHY_OTHER;
    };
  }

  public static Key why(SkipReason reason) {
    return switch (reason) {
      case WEATHER -> Key.VAN_SKIP_WEATHER;
      case ROAD -> Key.VAN_SKIP_ROAD;
      case VEHICLE -> Key.VAN_SKIP_VEHICLE;
      case STAFF -> Key.VAN_SKIP_STAFF;
      case TIME -> Key.VAN_SKIP_TIME;
      case NOBODY_THERE -> Key.VAN_SKIP_NOBODY_THERE;
      case OTHER -> Key.VAN_SKIP_OTHER;
    };
  }

  /** What was typed is no card. */
  public static Advice wrongCard() {
    return Advice.of(Tone.ATTENTION, Key.VAN_FORGOTTEN_WRONG_WHAT, Key.VAN_FORGOTTEN_WRONG_DO);
  }

  /** Who was here before, in one line. */
  public static Message earlier(Turn turn) {
    PatronId card = turn.card();
    Object who = card == null ? Message.of(Key.VAN_NOBODY) : card.masked();
    return turn.busy() || turn.owes()
        ? Message.of(Key.VAN_EARLIER_TODO, who)
        : Message.of(
            Key.VAN_EARLIER_BOTH,
            Message.of(Key.VAN_EARLIER, who, standing(turn.out())),
            Message.of(Key.VAN_EARLIER_MORE, standing(turn.back()), standing(turn.renewals())));
  }

  private static long standing(List<Line> lines) {
    return lines.stream().filter(line -> line.progress().stands()).count();
  }
}
