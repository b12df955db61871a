package org.shuyi.sync.centre;

import java.util.Map;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.reference.Reference;

/**
 * All items and patrons of a library, for the reference data of its stations. SIP2 can't list them,
 * so this is a port of its own: an export, a database, a REST interface. Called now and then by one
 * thread; each call gives the state of that moment.
 */
public interface Catalogue {
  Map<ItemId, Reference.Item> items();

  /** By card number; it leaves the centre only as a keyed hash. */
  Map<PatronId, Reference.Patron> patrons();

  Reference.LoanRules rules();
}
