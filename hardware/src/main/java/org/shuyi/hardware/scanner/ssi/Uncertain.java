package org.shuyi.hardware.scanner.ssi;

/** What no manual at hand settles: to be checked on the first real scanner. */
final class Uncertain {
  /** Whether each packet of a long code begins with the symbology, or only the first. */
  static final boolean SYMBOLOGY_IN_EVERY_PACKET = true;

  /** The symbology numbers of Han Xin and MaxiCode; the others stand in two tables of others. */
  static final int HAN_XIN = 0xB7;

  static final int MAXICODE = 0x25;

  private Uncertain() {}
}
