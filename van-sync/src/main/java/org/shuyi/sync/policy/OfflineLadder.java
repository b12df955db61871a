package org.shuyi.sync.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.reference.ReferenceSet;

/**
 * The offline ladder: whether a station lends while the centre does not answer. Every reason that
 * applies is given, not only the first.
 *
 * @param reference what the station knows
 * @param pending acts of this station that the centre has not settled, oldest first
 * @param now as far as the station knows
 * @param today in the library's zone
 * @param proof by what the patron is known in this session
 */
public record OfflineLadder(
    OfflineRules rules,
    Reference reference,
    List<RecordedAct> pending,
    Instant now,
    LocalDate today,
    Proof proof) {
  public OfflineLadder {
    pending = List.copyOf(pending);
  }

  /** By what a patron is known. */
  public enum Proof {
    /** The card alone. */
    CARD,
    /** The card and its PIN, checked here or by the centre. */
    PIN,
    /**
     * Staff who know the patron. A block, an expired card and the item's own reasons still stand.
     */
    STAFF
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
    if (rules.rung() == OfflineRules.Rung.RETURN_ONLY
        || tooOld(ReferenceSet.PATRONS)
        || tooOld(ReferenceSet.BLOCKED)
        || tooOld(ReferenceSet.RULES)) {
      return List.of(RefusalReason.NEEDS_CENTRE);
    }
    Set<RefusalReason> reasons = EnumSet.noneOf(RefusalReason.class);
    reference
        .patron(patron)
        .ifPresentOrElse(
            known -> knownReasons(known, reasons), () -> provisionalReasons(patron, reasons));
    if (reportedLost(patron)) {
      reasons.add(RefusalReason.PATRON_BLOCKED);
    }
    return List.copyOf(reasons);
  }

  private void knownReasons(Reference.Patron patron, Set<RefusalReason> reasons) {
    if (patron.blocked()) {
      reasons.add(RefusalReason.PATRON_BLOCKED);
    }
    if (patron.flags().contains(Reference.PatronFlag.EXPIRED) || isOver(patron.expires())) {
      reasons.add(RefusalReason.PATRON_EXPIRED);
    }
    if (needsPin()) {
      reasons.add(RefusalReason.PIN_NEEDED);
    }
  }

  private boolean needsPin() {
    return rules.rung() == OfflineRules.Rung.KNOWN_PATRON_WITH_PIN && proof == Proof.CARD;
  }

  private boolean isOver(@Nullable LocalDate last) {
    return last != null && last.isBefore(today);
  }

  /** A card that was issued here has a PIN if its owner chose one. */
  private void provisionalReasons(PatronId card, Set<RefusalReason> reasons) {
    Optional<Act.CardIssued> issued = issuedHere(card).filter(i -> rules.provisionalLoans() > 0);
    issued.ifPresentOrElse(
        provisional -> {
          if (isOver(provisional.validThrough())) {
            reasons.add(RefusalReason.PATRON_EXPIRED);
          }
          if (needsPin() && KnownPin.of(card, reference, pending, today).isPresent()) {
            reasons.add(RefusalReason.PIN_NEEDED);
          }
        },
        () -> strangerReasons(card, reasons));
  }

  /**
   * Staff may vouch for a patron whom this station does not know, unless the library's block list
   * may hold the card: then only the centre can tell.
   */
  private void strangerReasons(PatronId card, Set<RefusalReason> reasons) {
    if (reference.mayBeBlocked(card)) {
      reasons.add(RefusalReason.NEEDS_CENTRE);
    }
    if (proof != Proof.STAFF) {
      reasons.add(RefusalReason.PATRON_UNKNOWN);
    }
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

  /**
   * How much a patron may borrow here without the centre.
   *
   * @param limit how many items at once, at least {@code used}
   * @param used how many of them are out already
   */
  public record Allowance(int limit, int used) {
    boolean usedUp() {
      return used >= limit;
    }
  }

  /** What a patron has out beside what this station lent is as old as the reference data. */
  public Allowance allowance(PatronId patron) {
    Optional<Reference.Patron> known = reference.patron(patron);
    Reference.LoanRules own = reference.rules(known.map(Reference.Patron::category).orElse(""));
    int here = outTo(patron).size();
    int limit =
        known
            .filter(each -> each.loanLimit() >= 0)
            .map(each -> each.loanLimit() - Math.max(0, each.onLoan()))
            .map(left -> Math.min(left, offlineLimit(known, own)))
            .orElseGet(() -> offlineLimit(known, own));
    return new Allowance(Math.max(here, limit), here);
  }

  /** A patron whom only staff know borrows as little as one with a provisional card. */
  private int offlineLimit(Optional<Reference.Patron> known, Reference.LoanRules own) {
    return known.isPresent()
        ? own.offlineLoanLimit()
        : Math.min(own.offlineLoanLimit(), rules.provisionalLoans());
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
    itemReasons(item, known, patron, reasons);
    Optional<Reference.Patron> borrower = reference.patron(patron);
    Reference.LoanRules own = reference.rules(borrower.map(Reference.Patron::category).orElse(""));
    if (allowance(patron).usedUp()) {
      reasons.add(RefusalReason.LOAN_LIMIT_REACHED);
    }
    return reasons.isEmpty()
        ? new Ruling.Granted(title, today.plusDays(own.loanDays()))
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

  /** What this station lent to a patron, and nobody settled or returned here since. */
  public Set<ItemId> outTo(PatronId patron) {
    return pending.stream()
        .map(RecordedAct::act)
        .filter(Act.Loan.class::isInstance)
        .map(Act.Loan.class::cast)
        .filter(loan -> loan.patron().equals(patron))
        .map(Act.Loan::item)
        .filter(item -> stillOutTo(patron, item).isPresent())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Data from the far future says that the clock stands at 1970 or thereabouts; then nobody knows
   * how old the data is.
   */
  private boolean tooOld(ReferenceSet set) {
    Duration age = Duration.between(reference.asOf(set), now).abs();
    return age.compareTo(rules.referenceAge()) > 0;
  }

  private void itemReasons(
      ItemId item, Optional<Reference.Item> known, PatronId patron, Set<RefusalReason> reasons) {
    if (tooOld(ReferenceSet.ITEMS) || tooOld(ReferenceSet.HOLDS)) {
      reasons.add(RefusalReason.NEEDS_CENTRE);
      return;
    }
    if (known.isEmpty()) {
      reasons.add(RefusalReason.ITEM_UNKNOWN);
    } else if (!known.get().flags().isEmpty()) {
      reasons.add(RefusalReason.ITEM_NOT_FOR_LOAN);
    }
    if (reference.reservedForAnother(item, patron)) {
      reasons.add(RefusalReason.ITEM_RESERVED_FOR_ANOTHER);
    }
  }

  private static RefusalReason out(Act loan, PatronId patron) {
    return isLoanTo(loan, patron)
        ? RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON
        : RefusalReason.ITEM_ON_LOAN_TO_ANOTHER;
  }
}
