package org.shuyi.sync.ils.demo;

import java.time.Instant;

/**
 * Something the demo library did, in the order it did it.
 *
 * @param sequence from 1, without gaps
 * @param card whose loan it was
 * @param at by the demo library's own clock
 * @param told the time of the act as the message gave it
 */
public record DemoEvent(
    long sequence, Kind kind, String barcode, String card, Instant at, Instant told) {
  /** What was done. */
  public enum Kind {
    LENT,
    RENEWED,
    RETURNED
  }
}
