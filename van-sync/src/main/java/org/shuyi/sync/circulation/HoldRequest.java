package org.shuyi.sync.circulation;

/** One patron's wish for one book: asked for, given up, asked for again, in this order. */
public record HoldRequest(PatronId patron, ItemId item) implements Subject {
  static HoldRequest of(String key) {
    int bar = key.indexOf('|');
    return new HoldRequest(new PatronId(key.substring(0, bar)), new ItemId(key.substring(bar + 1)));
  }
}
