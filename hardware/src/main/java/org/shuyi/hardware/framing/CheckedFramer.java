package org.shuyi.hardware.framing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds frames that say their length near the beginning and bear a check. What has been taken out
 * is wiped, for it may be about a person.
 */
public final class CheckedFramer<F> implements Framer<F> {
  private final FrameForm<F> form;
  private final byte[] buffer;
  private int filled;
  private boolean noisy;

  public CheckedFramer(FrameForm<F> form) {
    this.form = form;
    this.buffer = new byte[form.longest()];
  }

  @Override
  public List<F> feed(byte[] bytes, int count) {
    List<F> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // There is room: whatever claims to be a frame ends at the longest and is taken or dropped.
      buffer[filled++] = bytes[i];
      drain(frames);
    }
    return frames;
  }

  /**
   * Noise may claim to be the start of a long frame and hide a whole one: the claim is given up.
   */
  @Override
  public List<F> silence() {
    List<F> frames = new ArrayList<>();
    while (filled > 0) {
      noisy = true;
      drop(1);
      drain(frames);
    }
    return frames;
  }

  @Override
  public void reset() {
    drop(filled);
    noisy = false;
  }

  /** What was seen until now has been made up for; half a frame is kept. */
  public void forgiveNoise() {
    noisy = false;
  }

  @Override
  public boolean sawNoise() {
    return noisy || filled > 0;
  }

  private void drain(List<F> frames) {
    while (filled > 0) {
      int length = form.length(buffer, filled);
      if (length == FrameForm.UNDECIDED || filled < length) {
        return;
      }
      Optional<F> frame = length == FrameForm.NO_FRAME ? Optional.empty() : open(length);
      frame.ifPresent(frames::add);
      noisy |= frame.isEmpty();
      drop(frame.isPresent() ? length : 1);
    }
  }

  private Optional<F> open(int length) {
    return form.open(Arrays.copyOf(buffer, length));
  }

  private void drop(int count) {
    System.arraycopy(buffer, count, buffer, 0, filled - count);
    Arrays.fill(buffer, filled - count, filled, (byte) 0);
    filled -= count;
  }
}
