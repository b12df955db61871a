package org.shuyi.hardware.rfid.feig;

/** What no source proves for every firmware. Settle it on a real reader, here and nowhere else. */
final class Uncertain {
  /** The command that switches the antenna: named in FEIG's own libraries, not in the manuals. */
  static final int RF_POWER = 0x6A;

  /**
   * What follows {@link #RF_POWER}: 0 for no field, and this many times the number of the antenna
   * for a field at one antenna of the reader's own multiplexer.
   */
  static final int RF_OUTPUT_OF_FIRST_ANTENNA = 0x01;

  /**
   * What stands before the address in a command that the reader hands on to a multiplexer. The
   * manual of the multiplexer (H30701-3e p. 13) prints 02 before the command and FE before the
   * address, which is taken for the frame on the antenna cable, not for that of the host.
   */
  static final int[] BEFORE_MULTIPLEXER = {};

  /**
   * True if the two bytes of MEM-SIZE in a system information are the size of a block, then the
   * number of blocks, as "most significant byte first" suggests. Each is one less than it means.
   */
  static final boolean BLOCK_SIZE_BEFORE_COUNT = true;

  private Uncertain() {}
}
