package org.shuyi.hardware.dispenser.crt571;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.hardware.conformance.GoldenFrames;
import org.shuyi.hardware.dispenser.CardMove.Cause;
import org.shuyi.hardware.dispenser.DispenserState.Place;
import org.shuyi.hardware.dispenser.DispenserState.Stack;
import org.shuyi.hardware.dispenser.crt571.Frame.Message;
import org.shuyi.hardware.framing.FrameStreams;

/** Frames as programs for the CRT-571 and the manual of the QU-TK-F3 print them. */
@GoldenFrames(drivers = "crt-571", from = "QU-TK-F3 manual")
class FrameTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  @ParameterizedTest
  @CsvSource({
    "SET_UP, F2 00 00 03 43 30 33 03 B2",
    "STATUS, F2 00 00 03 43 31 30 03 B0",
    "TO_READER, F2 00 00 03 43 32 32 03 B1",
    "TO_BIN, F2 00 00 03 43 32 33 03 B0",
    "TO_MOUTH, F2 00 00 03 43 32 30 03 B3",
    "REFUSE_ENTRY, F2 00 00 03 43 33 31 03 B3"
  })
  void orders(Order order, String frame) {
    assertThat(HEX.formatHex(new Message(0, order.text()).bytes())).isEqualTo(frame);
  }

  @Test
  void states() {
    assertThat(reply(Order.STATUS, "F2 00 00 06 50 31 30 32 32 30 03 96"))
        .contains(new Reply.Positive(Place.READER, Stack.ENOUGH, false, ""));
    assertThat(reply(Order.STATUS, "F2 00 00 06 50 31 30 30 30 30 03 96"))
        .contains(new Reply.Positive(Place.NONE, Stack.EMPTY, false, ""));
  }

  @Test
  void refusals() {
    assertThat(reply(Order.TO_READER, "F2 00 00 05 4E 32 32 31 30 03 BB"))
        .contains(new Reply.Negative("10"));
    assertThat(new Reply.Negative("10").cause()).isEqualTo(Cause.JAMMED);
    assertThat(reply(Order.TO_READER, "F2 00 00 05 4E 32 32 41 30 03 CB"))
        .contains(new Reply.Negative("A0"));
    assertThat(new Reply.Negative("A0").cause()).isEqualTo(Cause.STACK_EMPTY);
  }

  @Test
  void anAnswerToAnotherOrderIsNone() {
    assertThat(reply(Order.TO_BIN, "F2 00 00 05 4E 32 32 31 30 03 BB")).isEmpty();
  }

  private static Optional<Reply> reply(Order order, String hex) {
    return Reply.to(order, message(hex).text());
  }

  private static Message message(String hex) {
    return (Message) Frame.FORM.open(HEX.parseHex(hex)).orElseThrow();
  }

  @Property(tries = 200)
  void framesCutAnywhere(
      @ForAll @IntRange(max = 15) int address,
      @ForAll @Size(min = 1, max = 60) byte[] text,
      @ForAll @IntRange(min = 1, max = 40) int chunk) {
    Message message = new Message(address, text);
    FrameStreams.twiceCutAnywhere(Frame.FORM, message.bytes(), message, chunk);
  }

  @Property(tries = 300)
  void framesBehindNoise(
      @ForAll @Size(max = 40) byte[] noise, @ForAll @Size(min = 1, max = 60) byte[] text) {
    Message message = new Message(0, text);
    FrameStreams.behindNoise(Frame.FORM, noise, message.bytes(), message);
  }

  @Property(tries = 300)
  void noFlippedBitPasses(@ForAll @Size(min = 1, max = 60) byte[] text, @ForAll int anywhere) {
    Message message = new Message(0, text);
    FrameStreams.oneBitFlipped(Frame.FORM, message.bytes(), message, anywhere);
  }

  @Property(tries = 20)
  void rubbish(@ForAll long seed) {
    Message message = new Message(0, Order.STATUS.text());
    FrameStreams.rubbish(Frame.FORM, seed, message.bytes(), message);
  }

  @Property(tries = 500)
  void anyTextIsAReplyOrNone(@ForAll Order order, @ForAll @Size(max = 12) byte[] tail) {
    byte[] text = Arrays.copyOf(order.text(), 3 + tail.length);
    System.arraycopy(tail, 0, text, 3, tail.length);
    for (byte mark : new byte[] {'P', 'N', 'E', 'X'}) {
      text[0] = mark;
      assertThat(Reply.to(order, text)).isNotNull();
    }
  }
}
