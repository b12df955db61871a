package org.shuyi.hardware.rfid.feig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FramerPropertyTest {
  private static final int CONTROL = 0xB0;

  @Property(tries = 500)
  void repliesAreFoundWhereverTheStreamIsCut(
      @ForAll FrameForm form,
      @ForAll @Size(min = 1, max = 200) byte[] body,
      @ForAll @IntRange(min = 1, max = 40) int chunk) {
    byte[] frame = form.encode(3, CONTROL, body);
    byte[] stream = Arrays.copyOf(frame, frame.length * 2);
    System.arraycopy(frame, 0, stream, frame.length, frame.length);
    Framer framer = new Framer();
    List<Reply> replies = new ArrayList<>();
    for (int from = 0; from < stream.length; from += chunk) {
      byte[] part = Arrays.copyOfRange(stream, from, Math.min(stream.length, from + chunk));
      replies.addAll(framer.feed(part, part.length));
    }
    assertThat(replies).hasSize(2);
    assertThat(replies)
        .allSatisfy(
            reply -> {
              assertThat(reply.address()).isEqualTo(3);
              assertThat(reply.control()).isEqualTo(CONTROL);
              assertThat(reply.status().code()).isEqualTo(body[0] & 0xFF);
              assertThat(reply.fields().octets(body.length - 1))
                  .isEqualTo(Arrays.copyOfRange(body, 1, body.length));
            });
    assertThat(framer.sawNoise()).isFalse();
  }

  @Property(tries = 300)
  void noFlippedBitPasses(
      @ForAll FrameForm form,
      @ForAll @Size(min = 1, max = 60) byte[] body,
      @ForAll @IntRange(max = 10_000) int anywhere) {
    byte[] frame = form.encode(0, CONTROL, body);
    int bit = anywhere % (frame.length * 8);
    frame[bit / 8] ^= (byte) (1 << bit % 8);
    Framer framer = new Framer();
    assertThat(framer.feed(frame, frame.length)).noneMatch(reply -> isWhole(reply, body));
    assertThat(framer.silence().stream()).noneMatch(reply -> isWhole(reply, body));
    assertThat(framer.sawNoise()).isTrue();
  }

  private static boolean isWhole(Reply reply, byte[] body) {
    return reply.control() == CONTROL && reply.status().code() == (body[0] & 0xFF);
  }

  @Property(tries = 300)
  void aReplyBehindNoiseIsFoundInTheEnd(
      @ForAll FrameForm form,
      @ForAll @Size(min = 1, max = 40) byte[] noise,
      @ForAll @Size(min = 1, max = 60) byte[] body) {
    byte[] frame = form.encode(0, CONTROL, body);
    Framer framer = new Framer();
    List<Reply> replies = new ArrayList<>(framer.feed(noise, noise.length));
    replies.addAll(framer.feed(frame, frame.length));
    Optional<Reply> late = framer.silence();
    late.ifPresent(replies::add);
    assertThat(replies).anyMatch(reply -> isWhole(reply, body));
  }

  /**
   * By chance rubbish holds a frame now and then; it must only never overflow or stop the framer.
   */
  @Property(tries = 30)
  void rubbishNeverStopsTheFramer(@ForAll long seed) {
    byte[] rubbish = new byte[5000];
    new Random(seed).nextBytes(rubbish);
    byte[] longClaims = new byte[2 * Framer.MAX_FRAME];
    Arrays.fill(longClaims, (byte) 0x02);
    byte[] frame = FrameForm.STANDARD.encode(0, CONTROL, new byte[1]);
    Framer framer = new Framer();
    framer.feed(rubbish, rubbish.length);
    framer.feed(longClaims, longClaims.length);
    List<Reply> replies = new ArrayList<>(framer.feed(frame, frame.length));
    framer.silence().ifPresent(replies::add);
    assertThat(replies).anyMatch(reply -> isWhole(reply, new byte[1]));
  }
}
