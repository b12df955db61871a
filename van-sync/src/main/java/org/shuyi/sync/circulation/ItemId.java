package org.shuyi.sync.circulation;

/**
 * An item's primary item identifier (ISO 28560-1 OID 1), in nearly all libraries its barcode.
 * Untrusted at the edge: no control character and no vertical bar, which would end a SIP2 field.
 *
 * @param value 1 to 64 characters
 */
public record ItemId(String value) implements Subject {
  public ItemId {
    Identifiers.requireSafe("item id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
