package org.shuyi.kiosk.session;

import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.reference.Reference;

/** Where a returned book goes from the chute. */
public enum Destination {
  /** Back to the shelf. */
  OWN,
  /** To the library it belongs to (通借通还). */
  OTHERS,
  /** Somebody waits for it. */
  HELD,
  /** Staff look at it first: it is withdrawn, or nobody knows it. */
  STAFF;

  /** Nobody's, so that whoever waits for a book waits for it as another. */
  private static final PatronId NOBODY = new PatronId("-");

  /**
   * By what the tag and the centre's reference data say; good without a network.
   *
   * @param library the ISIL of this library as its tags have it; empty if they don't say
   */
  static Destination of(ItemTag tag, Reference reference, String library) {
    String owner = tag.ownerInstitution();
    if (!library.isEmpty() && !owner.isEmpty() && !owner.equals(library)) {
      return OTHERS;
    }
    ItemId item = new ItemId(tag.primaryItemId());
    if (reference.reservedForAnother(item, NOBODY)) {
      return HELD;
    }
    return reference
        .item(item)
        .map(known -> known.flags().contains(Reference.ItemFlag.WITHDRAWN) ? STAFF : OWN)
        .orElse(OWN);
  }
}
