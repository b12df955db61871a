package org.shuyi.hardware.card.pn532;

/** What no manual at hand settles: to be checked on the first real reader. */
final class Uncertain {
  /**
   * Whether InListPassiveTarget switches the field on by itself, so that it may be off between two
   * looks.
   */
  static final boolean LOOKING_SWITCHES_FIELD_ON = true;

  private Uncertain() {}
}
