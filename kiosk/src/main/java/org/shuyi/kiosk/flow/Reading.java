package org.shuyi.kiosk.flow;

/** Digital titles and notices (阅览), to be opened on a telephone. Needs no card. */
public sealed interface Reading extends Journey {
  /** All that the station's file names. */
  record Offered() implements Reading {}

  /**
   * One of them as a QR code.
   *
   * @param address of a page that a telephone opens
   */
  record Shown(String name, String address) implements Reading {}
}
