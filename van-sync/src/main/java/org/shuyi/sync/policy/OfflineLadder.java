package org.shuyi.sync.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.reference.Reference;

/**
 * The offline ladder: whether a station lends while the centre does not answer. Every reason that
 * applies is given, not only the first.
 *
 * @param reference what the station knows
 * @param pending acts of this station that the centre has not settled, oldest first
 * @param now as far as the station knows
 * @param today in the library's zone
 */
public record OfflineLadder(
    OfflineRules rules,
    Reference reference,
    List<RecordedAct> pending,
    Instant now,
    LocalDate today) {
  public OfflineLadder {
    pending = List.copyOf(pending);
  }

  /** What the ladder says of one loan. */
  public sealed interface Ruling {
    /** It may be lent until then. */
    record Granted(String title, LocalDate due) implements Ruling {}

    /** It may not, for all these reasons. */
    record Denied(String title, List<RefusalReason> reasons) implements Ruling {
      public Denied {
        reasons = List.copyOf(reasons);
      }
    }
  }

  /** Why nothing may be lent to this patron; empty if something may. */
  public List<RefusalReason> blocks(PatronId patron) {
    if (rules.rung() == OfflineRules.Rung.RETURN_ONLY || tooOld()) {
      return List.of(RefusalReason.NEEDS_CENTRE);
    }
    Set<RefusalReason> reasons = EnumSet.noneOf(RefusalReason.class);
    reference
        .patron(patron)
        .ifPresentOrElse(
            known -> patronReasons(known.blocked(), known.expires(), reasons),
            () -> provisionalReasons(patron, reasons));
    if (reportedLost(patron)) {
      reasons.add(RefusalReason.PATRON_BLOCKED);
    }
    return List.copyOf(reasons);
  }

  private void patronReasons(
      boolean blocked, @Nullable LocalDate expires, Set<RefusalReason> reasons) {
    if (blocked) {
      reasons.add(RefusalReason.PATRON_BLOCKED);
    }
    if (expires != null && expires.isBefore(today)) {
      reasons.add(RefusalReason.PATRON_EXPIRED);
    }
  }

  private void provisionalReasons(PatronId card, Set<RefusalReason> reasons) {
    Optional<Act.CardIssued> issued = issuedHere(card).filter(i -> rules.provisionalLoans() > 0);
    issued.ifPresentOrElse(
        provisional -> patronReasons(false, provisional.validThrough(), reasons),
        () -> reasons.add(RefusalReason.PATRON_UNKNOWN));
  }

  /** The provisional card of that number: issued here, and not registered or refused yet. */
  private Optional<Act.CardIssued> issuedHere(PatronId card) {
    return pending.stream()
        .map(RecordedAct::act)
        .filter(Act.CardIssued.class::isInstance)
        .map(Act.CardIssued.class::cast)
        .filter(issued -> issued.card().equals(card))
        .findFirst();
  }

  private boolean reportedLost(PatronId card) {
    return pending.stream()
        .anyMatch(
            recorded ->
                recorded.act() instanceof Act.CardReportedLost lost && lost.card().equals(card));
  }

  private int loanLimit(PatronId patron) {
    int limit = reference.rules().offlineLoanLimit();
    return reference.patron(patron).isPresent() ? limit : Math.min(limit, rules.provisionalLoans());
  }

  /**
   * May this patron have this item? What is out already can't be lent, whatever else there is to
   * say.
   */
  public Ruling loan(PatronId patron, ItemId item) {
    Optional<Reference.Item> known = reference.item(item);
    String title = known.map(Reference.Item::title).orElse("");
    Optional<RecordedAct> out = stillOut(item);
    if (out.isPresent()) {
      return new Ruling.Denied(title, List.of(out(out.get().act(), patron)));
    }
    Set<RefusalReason> reasons = EnumSet.noneOf(RefusalReason.class);
    reasons.addAll(blocks(patron));
    known.ifPresentOrElse(
        found -> itemReasons(found, reasons), () -> reasons.add(RefusalReason.ITEM_UNKNOWN));
    if (borrowedHere(patron) >= loanLimit(patron)) {
      reasons.add(RefusalReason.LOAN_LIMIT_REACHED);
    }
    return reasons.isEmpty()
        ? new Ruling.Granted(title, today.plusDays(reference.rules().loanDays()))
        : new Ruling.Denied(title, List.copyOf(reasons));
  }

  /**
   * The loan of this item that this station recorded, and that nobody settled or returned here
   * since. Its act is an {@link Act.Loan}.
   */
  public Optional<RecordedAct> stillOut(ItemId item) {
    return pending.stream()
        .filter(recorded -> circulates(recorded.act(), item))
        .reduce((earlier, later) -> later)
        .filter(recorded -> recorded.act() instanceof Act.Loan);
  }

  /** The same, if it is to this patron. */
  public Optional<RecordedAct> stillOutTo(PatronId patron, ItemId item) {
    return stillOut(item).filter(recorded -> isLoanTo(recorded.act(), patron));
  }

  private static boolean circulates(Act act, ItemId item) {
    return switch (act) {
      case Act.Loan loan -> loan.item().equals(item);
      case Act.Return back -> back.item().equals(item);
      default -> false;
    };
  }

  private static boolean isLoanTo(Act act, PatronId patron) {
    return act instanceof Act.Loan loan && loan.patron().equals(patron);
  }

  private long borrowedHere(PatronId patron) {
    return pending.stream()
        .map(RecordedAct::act)
        .filter(Act.Loan.class::isInstance)
        .map(Act.Loan.class::cast)
        .filter(loan -> loan.patron().equals(patron))
        .map(Act.Loan::item)
        .distinct()
        .filter(item -> stillOutTo(patron, item).isPresent())
        .count();
  }

  /**
   * Data from the far future says that the clock stands at 1970 or thereabouts; then nobody knows
   * how old the data is.
   */
  private boolean tooOld() {
    Duration age = Duration.between(reference.madeAt(), now).abs();
    return age.compareTo(rules.referenceAge()) > 0;
  }

  private static void itemReasons(Reference.Item item, Set<RefusalReason> reasons) {
    if (!item.forLoan()) {
      reasons.add(RefusalReason.ITEM_NOT_FOR_LOAN);
    }
    if (item.reserved()) {
      reasons.add(RefusalReason.ITEM_RESERVED_FOR_ANOTHER);
    }
  }

  private static RefusalReason out(Act loan, PatronId patron) {
    return isLoanTo(loan, patron)
        ? RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON
        : RefusalReason.ITEM_ON_LOAN_TO_ANOTHER;
  }
}
