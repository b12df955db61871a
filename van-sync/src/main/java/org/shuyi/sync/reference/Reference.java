package org.shuyi.sync.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PinVerifier;

/**
 * What a station knows without asking: always one whole version, the newest that was verified. Safe
 * for use by several threads. Data that turns out to be damaged is as if it had never come.
 */
public interface Reference {
  /**
   * As of when the centre read this set; {@link Instant#EPOCH} if this station never had it or
   * can't read it.
   */
  Instant asOf(ReferenceSet set);

  /** The age of the oldest set. */
  default Instant madeAt() {
    return Arrays.stream(ReferenceSet.values())
        .map(this::asOf)
        .min(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  Optional<Item> item(ItemId item);

  /** Found by a keyed hash: the card number itself is not on the station. */
  Optional<Patron> patron(PatronId patron);

  /** Whether the item waits for somebody else than this patron. */
  boolean reservedForAnother(ItemId item, PatronId patron);

  /**
   * For what this patron is the first who waits. Reads the whole set from the disk: not on a thread
   * that serves somebody meanwhile.
   */
  List<ItemId> waitingFor(PatronId patron);

  /**
   * Whether the library's whole block list may hold this patron, also one that this station does
   * not know. False is certain; true is wrong for one in some 256 patrons.
   */
  boolean mayBeBlocked(PatronId patron);

  /**
   * The rules for patrons of a category.
   *
   * @param category as {@link Patron#category()}; one without rules of its own has those of ""
   */
  LoanRules rules(String category);

  /**
   * Every item of the version that is in use when this begins, in no order that means anything.
   * What turns out to be damaged ends it early. Reads the whole set from the disk: not while a
   * patron waits.
   */
  void items(BiConsumer<? super ItemId, ? super Item> each);

  /**
   * An item, as far as a station needs it.
   *
   * @param parts pieces that belong together and are lent as one; 1 for a plain book
   * @param author as the library system writes it; "" if it says none
   * @param callNumber class of the Chinese Library Classification and book number; "" for none
   * @param place where the library system has it, as a station's file names it; "" for none
   */
  record Item(
      String title,
      Set<ItemFlag> flags,
      int parts,
      String author,
      String callNumber,
      String place) {
    /** Characters of an author; longer ones are cut on the wire, as the two below. */
    public static final int MAX_AUTHOR = 64;

    public static final int MAX_CALL_NUMBER = 32;
    public static final int MAX_PLACE = 24;

    public Item {
      flags = Set.copyOf(flags);
    }

    /** Of which nothing is known that helps to find it but the title. */
    public Item(String title, Set<ItemFlag> flags, int parts) {
      this(title, flags, parts, "", "", "");
    }

    /** A plain book that anybody may borrow. */
    public static Item forLoan(String title) {
      return new Item(title, Set.of(), 1);
    }
  }

  /** Why an item is not lent. */
  enum ItemFlag {
    REFERENCE_ONLY,
    WITHDRAWN,
    NOT_FOR_LOAN
  }

  /**
   * A patron, as far as a station needs it.
   *
   * @param category the library system's own; "" if there are none
   * @param loanLimit items out at once; -1 if it is not known
   * @param onLoan items out when the data was made; -1 if it is not known
   * @param expires the last day of the card; null for never
   * @param pin null if no PIN of this patron was ever confirmed
   */
  record Patron(
      Set<PatronFlag> flags,
      String category,
      int loanLimit,
      int onLoan,
      @Nullable LocalDate expires,
      @Nullable PinVerifier pin) {
    /** Characters of a category. */
    public static final int MAX_CATEGORY = 32;

    public Patron {
      flags = Set.copyOf(flags);
    }

    /** With nothing known but that the card is good until then. */
    public static Patron inGoodStanding(@Nullable LocalDate expires) {
      return new Patron(Set.of(), "", -1, -1, expires, null);
    }

    public boolean blocked() {
      return flags.contains(PatronFlag.BLOCKED);
    }
  }

  /** What a station has to know of a patron's standing. */
  enum PatronFlag {
    BLOCKED,
    /** Expired whatever the date says. */
    EXPIRED,
    CHILD
  }

  /**
   * Rules that hold offline.
   *
   * @param loanDays due date of an offline loan, counted from today
   * @param offlineLoanLimit how many items one patron may borrow from this station while it is
   *     offline
   * @param renewals how often a loan may be prolonged
   */
  record LoanRules(int loanDays, int offlineLoanLimit, int renewals) {
    /** A station that knows nothing lends nothing by itself. */
    public static final LoanRules NONE = new LoanRules(0, 0, 0);
  }
}
