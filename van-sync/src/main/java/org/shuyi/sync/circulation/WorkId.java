package org.shuyi.sync.circulation;

/**
 * A digital work that a station gives away, by its identifier in the library's collection.
 *
 * @param value 1 to 64 characters, no control character, no vertical bar
 */
public record WorkId(String value) {
  public WorkId {
    Identifiers.requireSafe("work id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
