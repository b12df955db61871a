package org.shuyi.sync.journal;

/**
 * One life of a journal: random 64 bits, drawn when a journal is created or restored from a backup,
 * so that sequence numbers used twice can't be taken for each other.
 */
public record Epoch(long value) {
  @Override
  public String toString() {
    return Long.toHexString(value);
  }
}
