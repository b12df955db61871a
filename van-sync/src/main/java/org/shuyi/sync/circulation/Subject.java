package org.shuyi.sync.circulation;

/**
 * What acts are about, one strictly after the other: an item (its loans, returns, renewals), a
 * person (the cards that stations gave one), a card (that it is lost), an order (that fees were
 * paid with it), or a patron's wish for a book (that it is held).
 */
public sealed interface Subject permits ItemId, PersonHash, PatronId, FeeOrder, HoldRequest {
  /** Begins the key of a person. No item's id holds it. */
  String PERSON = "|";

  /** Begins the key of a card. */
  String CARD = "||";

  /** Begins the key of an order. */
  String ORDER = "|=";

  /** Begins the key of a wish for a book; card and item follow, with a bar between them. */
  String HOLD = "|#";

  /** As text, for a column that holds all of them. */
  default String key() {
    return switch (this) {
      case ItemId item -> item.value();
      case PersonHash person -> PERSON + person.hex();
      case PatronId card -> CARD + card.value();
      case FeeOrder order -> ORDER + order.number();
      case HoldRequest(var patron, var item) -> HOLD + patron.value() + "|" + item.value();
    };
  }

  /** What {@link #key()} wrote. */
  static Subject of(String key) {
    if (key.startsWith(CARD)) {
      return new PatronId(key.substring(CARD.length()));
    }
    if (key.startsWith(ORDER)) {
      return new FeeOrder(key.substring(ORDER.length()));
    }
    if (key.startsWith(HOLD)) {
      return HoldRequest.of(key.substring(HOLD.length()));
    }
    return key.startsWith(PERSON)
        ? new PersonHash(key.substring(PERSON.length()))
        : new ItemId(key);
  }
}
