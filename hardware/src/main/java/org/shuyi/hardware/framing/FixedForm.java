package org.shuyi.hardware.framing;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Frames that are all of one length.
 *
 * @param longest the length of every frame, in bytes
 * @param valid whether head, end and check sum of a whole frame are right
 */
public record FixedForm(int longest, Predicate<byte[]> valid) implements FrameForm<byte[]> {
  @Override
  public int length(byte[] bytes, int filled) {
    return longest;
  }

  @Override
  public Optional<byte[]> open(byte[] frame) {
    return Optional.of(frame).filter(valid);
  }
}
