package org.shuyi.sync.circulation;

import java.util.UUID;

/** The id of one act, made on the station (UUIDv7, RFC 9562), unique at the centre for ever. */
public record ActId(UUID value) implements Comparable<ActId> {
  public static ActId parse(String text) {
    return new ActId(UUID.fromString(text));
  }

  @Override
  public int compareTo(ActId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
