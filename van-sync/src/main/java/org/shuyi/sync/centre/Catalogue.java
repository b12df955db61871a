package org.shuyi.sync.centre;

import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.reference.Reference;

/**
 * All items and patrons of a library, for the reference data of its stations. SIP2 can't list them,
 * so this is a port of its own: an export, a database, a REST interface. Read now and then by one
 * thread, from the first to the last and in any order, so that nobody has to hold a million of
 * them; the streams are closed by whoever asked for them. A source that fails in the middle throws
 * {@link java.io.UncheckedIOException}: what stations have then stays.
 */
public interface Catalogue {
  Stream<Item> items();

  /** By card number; it leaves the centre only as a keyed hash. */
  Stream<Patron> patrons();

  /** Items that wait for somebody. */
  Stream<Hold> holds();

  /** The rules for patrons of categories that have none of their own. */
  Reference.LoanRules rules();

  /** Categories of patrons with rules of their own. */
  default Map<String, Reference.LoanRules> categoryRules() {
    return Map.of();
  }

  /** An item of the library. */
  record Item(ItemId id, Reference.Item item) {}

  /** A patron of the library. */
  record Patron(PatronId id, Reference.Patron patron) {}

  /**
   * A hold that is to be honoured.
   *
   * @param first in line; null if the source does not say
   */
  record Hold(ItemId item, @Nullable PatronId first) {}
}
