package org.shuyi.hardware.pins;

import java.io.IOException;
import java.util.BitSet;

/** Relays and contacts of one board, counted from 0. Used by one thread. */
public interface Pins extends AutoCloseable {
  int relays();

  int contacts();

  /**
   * Puts every relay as it is to be.
   *
   * @param drawn the relays that are under current; all others are not
   * @throws IOException if the board does not take it; how the relays stand is then unknown
   */
  void drive(BitSet drawn) throws IOException;

  /**
   * The contacts whose circuit is closed.
   *
   * @throws IOException if the board does not tell
   */
  BitSet made() throws IOException;

  /** Lets all relays go, as far as the board still hears, and frees it. */
  @Override
  void close();
}
