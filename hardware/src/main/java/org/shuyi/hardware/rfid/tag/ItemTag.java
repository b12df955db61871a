package org.shuyi.hardware.rfid.tag;

/**
 * The data elements of ISO 28560-1 that circulation needs.
 *
 * @param primaryItemId relative OID 1, the item's barcode in nearly all libraries; not empty
 * @param ownerInstitution relative OID 3, an ISIL such as {@code CN-120104-C-YBL}; empty if not
 *     written
 * @param parts how many parts the set has, 1 to 255
 * @param part which of them this tag is on, 0 (the whole set on one tag) to {@code parts}
 * @param usage relative OID 5, high nibble: 1 circulating, 2 not circulating, 7 discarded …
 */
public record ItemTag(
    String primaryItemId, String ownerInstitution, int parts, int part, int usage) {
  /** Type of usage: an item that circulates, the only one to be lent. */
  public static final int USAGE_CIRCULATING = 1;

  /** Type of usage: reference only. */
  public static final int USAGE_NOT_CIRCULATING = 2;

  public ItemTag {
    if (primaryItemId.isEmpty()) {
      throw new IllegalArgumentException("an item tag needs a primary item identifier");
    }
    if (parts < 1 || parts > 255 || part < 0 || part > parts) {
      throw new IllegalArgumentException("part " + part + " of " + parts + " can't be");
    }
    if (usage < 0 || usage > 15) {
      throw new IllegalArgumentException("type of usage " + usage + ": expected 0 to 15");
    }
  }

  public boolean circulates() {
    return usage == USAGE_CIRCULATING;
  }
}
