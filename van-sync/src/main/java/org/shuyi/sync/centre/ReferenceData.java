package org.shuyi.sync.centre;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.reference.PatronHash;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.wire.Limits;
import org.shuyi.sync.wire.ReferenceSnapshot;

/** Makes what a station may know of items, patrons and rules. */
final class ReferenceData {
  private final Catalogue catalogue;
  private final CentreStore store;
  private final byte[] key;
  private final InstantSource clock;

  /**
   * @param key under which card numbers leave the centre
   */
  ReferenceData(Catalogue catalogue, CentreStore store, byte[] key, InstantSource clock) {
    this.catalogue = catalogue;
    this.store = store;
    this.key = key.clone();
    this.clock = clock;
  }

  /**
   * The state of now, under a version of its own.
   *
   * @throws IllegalStateException the library is too large for one snapshot
   */
  ReferenceSnapshot snapshot() throws StoreException {
    Map<ItemId, Reference.Item> items = catalogue.items();
    Map<PatronId, Reference.Patron> patrons = catalogue.patrons();
    requireRoom("items", items.size());
    requireRoom("patrons", patrons.size());
    return new ReferenceSnapshot(
        store.next("reference"), clock.instant(), items, hashed(patrons), catalogue.rules());
  }

  private Map<PatronHash, Reference.Patron> hashed(Map<PatronId, Reference.Patron> patrons) {
    Map<PatronHash, Reference.Patron> hashed = HashMap.newHashMap(patrons.size());
    patrons.forEach((id, patron) -> hashed.put(PatronHash.of(id, key), patron));
    return hashed;
  }

  private static void requireRoom(String what, int count) {
    if (count > Limits.REFERENCE_ENTRIES) {
      throw new IllegalStateException(
          count + " " + what + ": one snapshot holds " + Limits.REFERENCE_ENTRIES);
    }
  }
}
