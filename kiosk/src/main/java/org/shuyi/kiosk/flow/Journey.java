package org.shuyi.kiosk.flow;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;

/** Where the patron is. Each is one screen. */
public sealed interface Journey
    permits Journey.Welcome,
        Journey.Identify,
        Journey.Recognising,
        Journey.PatronRefused,
        Journey.Borrowing,
        Journey.Returning,
        Journey.MyLoans,
        Journey.NeedsCentre,
        Journey.More,
        Journey.Finished,
        Registering,
        Proving,
        Rating,
        Reading,
        Searching,
        Holding,
        Lockers,
        Paying,
        Staffing,
        Servicing {
  /** Nobody is here. */
  record Welcome() implements Journey {}

  /** A card is asked for. */
  record Identify(Errand errand, CardProblem problem) implements Journey {}

  /**
   * The card was read; who is it?
   *
   * @param patron whose answer is awaited: that of an earlier card may still be on its way
   */
  record Recognising(Errand errand, PatronId patron) implements Journey {}

  /** Nothing can be lent to this patron. */
  record PatronRefused(List<RefusalReason> reasons, boolean decidedOffline) implements Journey {
    public PatronRefused {
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * Books are being lent (外借), each as it is laid on the pad: no second step that somebody forgets.
   *
   * @param lines one for each item seen in this session, in the order in which they came
   * @param asTheyAre items that are lent although not all their tags are seen
   * @param notABook what was scanned last is no barcode of a book of ours
   */
  record Borrowing(
      Borrower borrower, List<Line> lines, Map<ItemId, AsItIs> asTheyAre, boolean notABook)
      implements Journey {
    public Borrowing(Borrower borrower, List<Line> lines) {
      this(borrower, lines, Map.of(), false);
    }

    public Borrowing {
      asTheyAre = Map.copyOf(asTheyAre);
      lines = List.copyOf(lines);
    }

    /** How many are lent in this session, also those that were lent before and are told again. */
    public int lent() {
      return (int) standing().count();
    }

    /** How many the patron has out, from before and from now; each counts once. */
    public int used() {
      return (int) Stream.concat(borrower.out().stream(), standing()).distinct().count();
    }

    private Stream<ItemId> standing() {
      return lines.stream().filter(line -> line.progress().stands()).map(Line::item);
    }
  }

  /** Why an item is lent although not all its tags are seen. */
  enum AsItIs {
    /** Its barcode was scanned: what its tags say nobody knows. */
    SCANNED,
    /** A part of the set is missing, and the patron wants it without. */
    INCOMPLETE
  }

  /**
   * Books are being taken back (还书), each as it is laid on the pad or into the chute. Needs no
   * card.
   */
  record Returning(List<Line> lines, Chuting chute) implements Journey {
    /** Where there is no chute. */
    public Returning(List<Line> lines) {
      this(lines, new Chuting.Closed());
    }

    public Returning {
      lines = List.copyOf(lines);
    }
  }

  /** The patron's loans, to look at and to renew (续借). */
  record MyLoans(Borrower borrower, List<Line> lines) implements Journey {
    public MyLoans {
      lines = List.copyOf(lines);
    }
  }

  /** What else can be done here, where the first screen has no room for it. */
  record More() implements Journey {}

  /** The centre is not there, and this needs it. */
  record NeedsCentre() implements Journey {}

  /** All done; take the books and the slip. */
  record Finished(Purpose purpose, List<Line> lines, Slip slip) implements Journey {
    public Finished {
      lines = List.copyOf(lines);
    }
  }

  /** What a card is asked for. */
  enum Errand {
    BORROW,
    LOCKER,
    MY_LOANS,
    HOLDS,
    /** Staff see to the lockers. */
    STOCK,
    CHANGE_PIN,
    REPORT_LOST,
    FEES,
    /** A technician wants to see the devices. */
    SERVICE
  }

  /** What was done with books. */
  enum Purpose {
    BORROW,
    RETURN,
    MY_LOANS
  }

  /** What was wrong with the last card. */
  enum CardProblem {
    NONE,
    /** What was scanned is no library card. */
    NOT_A_CARD,
    /** It is a book: the card comes first. */
    A_BOOK,
    PATRON_UNKNOWN
  }

  /** Whether a slip is coming. */
  enum Slip {
    NOT_WANTED,
    PRINTING,
    PRINTED,
    FAILED
  }

  /** One item of a session. */
  record Line(ItemId item, String title, Progress progress) {
    Line with(Progress next) {
      return new Line(item, title, next);
    }

    Line titled(@Nullable String found) {
      return found == null || found.isEmpty() ? this : new Line(item, found, progress);
    }
  }
}
