package org.shuyi.hardware.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What every framer of a checked protocol stands, for the property tests of each. */
public final class FrameStreams {
  private FrameStreams() {}

  /** Two frames, cut anywhere, are two frames and no noise. */
  public static <F> void twiceCutAnywhere(FrameForm<F> form, byte[] frame, F meant, int chunk) {
    byte[] stream = Arrays.copyOf(frame, 2 * frame.length);
    System.arraycopy(frame, 0, stream, frame.length, frame.length);
    CheckedFramer<F> framer = new CheckedFramer<>(form);
    assertThat(feed(framer, stream, chunk)).containsExactly(meant, meant);
    assertThat(framer.sawNoise()).isFalse();
  }

  /** However it begins, noise hides a frame no longer than a silence. */
  public static <F> void behindNoise(FrameForm<F> form, byte[] noise, byte[] frame, F meant) {
    CheckedFramer<F> framer = new CheckedFramer<>(form);
    List<F> found = feed(framer, noise, 7);
    found.addAll(feed(framer, frame, 7));
    found.addAll(framer.silence());
    assertThat(found).last().isEqualTo(meant);
    found = feed(framer, frame, 3);
    assertThat(found).as("the next frame").containsExactly(meant);
  }

  /**
   * Half a frame hides the next no longer than a silence. Without one, a check of a single byte
   * lets one in 256 of such mixtures pass, and no framer could tell.
   */
  public static <F> void behindHalfFrame(FrameForm<F> form, byte[] frame, int bytes, F meant) {
    CheckedFramer<F> framer = new CheckedFramer<>(form);
    assertThat(feed(framer, Arrays.copyOf(frame, bytes), 7)).isEmpty();
    assertThat(framer.silence()).isEmpty();
    assertThat(feed(framer, frame, 7)).containsExactly(meant);
  }

  /** A frame with one bit flipped is never taken for the frame. */
  public static <F> void oneBitFlipped(FrameForm<F> form, byte[] frame, F meant, int anywhere) {
    byte[] flipped = frame.clone();
    int bit = Math.floorMod(anywhere, frame.length * 8);
    flipped[bit / 8] ^= (byte) (1 << bit % 8);
    CheckedFramer<F> framer = new CheckedFramer<>(form);
    List<F> found = feed(framer, flipped, frame.length);
    boolean noise = framer.sawNoise();
    found.addAll(framer.silence());
    assertThat(found).doesNotContain(meant);
    assertThat(noise).isTrue();
  }

  /** Rubbish fills no buffer, and stops nothing. */
  public static <F> void rubbish(FrameForm<F> form, long seed, byte[] frame, F meant) {
    byte[] rubbish = new byte[3 * form.longest()];
    new Random(seed).nextBytes(rubbish);
    System.arraycopy(frame, 0, rubbish, form.longest(), frame.length / 2);
    CheckedFramer<F> framer = new CheckedFramer<>(form);
    feed(framer, rubbish, 100);
    framer.silence();
    assertThat(feed(framer, frame, 1)).containsExactly(meant);
  }

  private static <F> List<F> feed(CheckedFramer<F> framer, byte[] stream, int chunk) {
    List<F> frames = new ArrayList<>();
    for (int from = 0; from < stream.length; from += chunk) {
      byte[] part = Arrays.copyOfRange(stream, from, Math.min(stream.length, from + chunk));
      frames.addAll(framer.feed(part, part.length));
    }
    return frames;
  }
}
