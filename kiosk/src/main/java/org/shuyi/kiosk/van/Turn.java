package org.shuyi.kiosk.van;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Books;
import org.shuyi.kiosk.flow.Borrower;
import org.shuyi.kiosk.flow.Journey.Borrowing;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.sync.circulation.Act.OverrideReason;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;

/**
 * One person at the desk, from the card to the next card; the machine may still be at work for them
 * when the next one is there.
 *
 * @param number counts up
 * @param back what came back, whoever had it
 * @param renewals what is kept longer
 * @param scanned barcodes that wait until it is known who this is
 * @param lying what lies on the pad and is theirs
 * @param renewing what they have out and lay down is renewed, not taken back
 * @param again what came back in this turn and goes out again
 * @param accepted reasons that staff overrode for this person
 * @param because why they did; null while they did not
 */
public record Turn(
    int number,
    Who who,
    List<Line> back,
    List<Line> renewals,
    List<ItemId> scanned,
    Set<ItemId> lying,
    boolean renewing,
    Set<ItemId> again,
    Set<RefusalReason> accepted,
    @Nullable OverrideReason because) {
  public Turn {
    back = List.copyOf(back);
    renewals = List.copyOf(renewals);
    scanned = List.copyOf(scanned);
    lying = Set.copyOf(lying);
    again = Set.copyOf(again);
    accepted = Set.copyOf(accepted);
  }

  /** Whose turn it is. */
  public sealed interface Who {
    /** No card was shown: books come back, or wait for a card. */
    record Nobody() implements Who {}

    /** The card was read; who is it? */
    record Asked(PatronId card) implements Who {}

    /** Books are lent. */
    record Known(Borrowing lending) implements Who {}

    /** Nothing may be lent, unless staff say so. */
    record Blocked(Borrower borrower, List<RefusalReason> reasons) implements Who {
      public Blocked {
        reasons = List.copyOf(reasons);
      }
    }
  }

  public static Turn of(int number, Who who, Set<ItemId> lying) {
    return new Turn(
        number, who, List.of(), List.of(), List.of(), lying, false, Set.of(), Set.of(), null);
  }

  /** Null for nobody. */
  public @Nullable PatronId card() {
    return switch (who) {
      case Who.Nobody() -> null;
      case Who.Asked(var card) -> card;
      case Who.Known(var lending) -> lending.borrower().patron();
      case Who.Blocked(var borrower, var reasons) -> borrower.patron();
    };
  }

  /** What goes out. */
  public List<Line> out() {
    return who instanceof Who.Known(var lending) ? lending.lines() : List.of();
  }

  /** A machine has to do the next step. */
  public boolean busy() {
    return who instanceof Who.Asked || all().anyMatch(line -> line.progress().busy());
  }

  /** Staff have to lay something down again. */
  public boolean owes() {
    return Books.owed(out()) || Books.owed(back);
  }

  /** Every book of this turn. */
  public Stream<Line> all() {
    return Stream.of(out(), back, renewals).flatMap(List::stream);
  }

  static Optional<Line> line(List<Line> lines, ItemId item) {
    return lines.stream().filter(line -> line.item().equals(item)).findFirst();
  }

  Turn with(Who next) {
    return new Turn(
        number, next, back, renewals, scanned, lying, renewing, again, accepted, because);
  }

  Turn back(List<Line> next) {
    return new Turn(
        number, who, next, renewals, scanned, lying, renewing, again, accepted, because);
  }

  Turn renewals(List<Line> next) {
    return new Turn(number, who, back, next, scanned, lying, renewing, again, accepted, because);
  }

  Turn scanned(List<ItemId> next) {
    return new Turn(number, who, back, renewals, next, lying, renewing, again, accepted, because);
  }

  Turn lying(Set<ItemId> next) {
    return new Turn(number, who, back, renewals, scanned, next, renewing, again, accepted, because);
  }

  Turn renewing(boolean next) {
    return new Turn(number, who, back, renewals, scanned, lying, next, again, accepted, because);
  }

  Turn again(Set<ItemId> next) {
    return new Turn(number, who, back, renewals, scanned, lying, renewing, next, accepted, because);
  }

  Turn overridden(Set<RefusalReason> reasons, OverrideReason why) {
    return new Turn(number, who, back, renewals, scanned, lying, renewing, again, reasons, why);
  }
}
