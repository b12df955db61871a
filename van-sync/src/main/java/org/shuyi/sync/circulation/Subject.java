package org.shuyi.sync.circulation;

/**
 * What acts are about, one strictly after the other: an item (its loans, returns, renewals), a
 * person (the cards that stations gave one), or a card (that it is lost).
 */
public sealed interface Subject permits ItemId, PersonHash, PatronId {
  /** Begins the key of a person. No item's id holds it. */
  String PERSON = "|";

  /** Begins the key of a card. */
  String CARD = "||";

  /** As text, for a column that holds all of them. */
  default String key() {
    return switch (this) {
      case ItemId item -> item.value();
      case PersonHash person -> PERSON + person.hex();
      case PatronId card -> CARD + card.value();
    };
  }

  /** What {@link #key()} wrote. */
  static Subject of(String key) {
    if (key.startsWith(CARD)) {
      return new PatronId(key.substring(CARD.length()));
    }
    return key.startsWith(PERSON)
        ? new PersonHash(key.substring(PERSON.length()))
        : new ItemId(key);
  }
}
