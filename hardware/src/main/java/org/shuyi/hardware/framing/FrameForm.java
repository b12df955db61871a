package org.shuyi.hardware.framing;

import java.util.Optional;

/** What a protocol's frames look like. Pure. */
public interface FrameForm<F> {
  /** What came so far begins like a frame, but does not say how long it will be. */
  int UNDECIDED = 0;

  /** No frame begins like this. */
  int NO_FRAME = -1;

  /** No frame is longer, in bytes; a longer claim is noise. */
  int longest();

  /**
   * How long the frame is that begins at the first byte.
   *
   * @param filled how many bytes are there, at least 1
   * @return 1 to {@link #longest()}, {@link #UNDECIDED} or {@link #NO_FRAME}
   */
  int length(byte[] bytes, int filled);

  /**
   * Checks and opens a whole frame.
   *
   * @param frame a copy of its own
   * @return empty if its check is wrong
   */
  Optional<F> open(byte[] frame);
}
