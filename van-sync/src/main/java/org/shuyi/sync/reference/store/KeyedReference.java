package org.shuyi.sync.reference.store;

import java.time.Instant;
import java.util.Optional;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.reference.PatronHash;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.wire.ReferenceSnapshot;

/** Reference data of which the patrons are found by the library's key. Immutable. */
public final class KeyedReference implements Reference {
  private final ReferenceSnapshot snapshot;
  private final byte[] key;

  /**
   * A view of a snapshot.
   *
   * @param key the library's key, at least 16 bytes, the same as the centre's
   */
  public KeyedReference(ReferenceSnapshot snapshot, byte[] key) {
    this.snapshot = snapshot;
    this.key = key.clone();
  }

  @Override
  public Instant madeAt() {
    return snapshot.madeAt();
  }

  @Override
  public Optional<Item> item(ItemId item) {
    return Optional.ofNullable(snapshot.items().get(item));
  }

  @Override
  public Optional<Patron> patron(PatronId patron) {
    return Optional.ofNullable(snapshot.patrons().get(PatronHash.of(patron, key)));
  }

  @Override
  public LoanRules rules() {
    return snapshot.rules();
  }
}
