package org.shuyi.hardware.framing;

import java.util.List;

/**
 * Cuts a stream of bytes into frames, however it is split, and finds the next frame after any
 * rubbish. Not thread-safe.
 */
public interface Framer<F> {
  /**
   * Takes in the first {@code count} bytes.
   *
   * @return the valid frames that they complete, in order
   */
  List<F> feed(byte[] bytes, int count);

  /**
   * Nothing came for a while: what is there is either a whole frame or none.
   *
   * @return the valid frames that noise at the front had hidden
   */
  default List<F> silence() {
    return List.of();
  }

  /** Forgets half a frame and {@link #sawNoise()}. */
  void reset();

  /** Whether bytes came since the last {@link #reset()} that belong to no valid frame. */
  boolean sawNoise();
}
