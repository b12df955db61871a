package org.shuyi.sync.circulation;

/**
 * What acts are about, one strictly after the other: an item (its loans, returns, renewals), or a
 * person (the cards that stations gave one).
 */
public sealed interface Subject permits ItemId, PersonHash {
  /** Begins the key of a person. No item's id holds it. */
  String PERSON = "|";

  /** As text, for a column that holds both. */
  default String key() {
    return switch (this) {
      case ItemId item -> item.value();
      case PersonHash person -> PERSON + person.hex();
    };
  }

  /** What {@link #key()} wrote. */
  static Subject of(String key) {
    return key.startsWith(PERSON)
        ? new PersonHash(key.substring(PERSON.length()))
        : new ItemId(key);
  }
}
