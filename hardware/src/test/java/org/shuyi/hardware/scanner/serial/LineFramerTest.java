package org.shuyi.hardware.scanner.serial;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.scanner.serial.LineFramer.Frame;

class LineFramerTest {
  private final LineFramer framer = new LineFramer();

  @ParameterizedTest
  @ValueSource(strings = {"9787\r", "9787\n", "9787\r\n", "\r\n\r\n9787\r\n\n", "\n9787\r"})
  void everyTerminatorEndsALineAndEmptyLinesAreDropped(String sent) {
    assertThat(feed(sent)).containsExactly(line("9787"));
    assertThat(framer.silence()).isEmpty();
  }

  @Test
  void aLineSplitAtAnyPositionIsTheSameLine() {
    byte[] sent = "21111115\r\n9787020002207\n中图法\r".getBytes(UTF_8);
    for (int cut = 0; cut <= sent.length; cut++) {
      LineFramer fresh = new LineFramer();
      List<Frame> frames = new ArrayList<>(fresh.feed(sent, cut));
      byte[] rest = Arrays.copyOfRange(sent, cut, sent.length);
      frames.addAll(fresh.feed(rest, rest.length));
      assertThat(frames)
          .as("cut at %d", cut)
          .containsExactly(line("21111115"), line("9787020002207"), line("中图法"));
    }
  }

  @Test
  void silenceEndsALineWithoutATerminator() {
    assertThat(feed("97870")).isEmpty();
    assertThat(framer.silence()).containsExactly(line("97870"));
    assertThat(framer.silence()).isEmpty();
  }

  @Test
  void theLongestLinePassesAndOneByteMoreIsThrownAwayUpToItsEnd() {
    String longest = "x".repeat(LineFramer.LONGEST);
    assertThat(feed(longest + "\r")).containsExactly(line(longest));
    assertThat(feed(longest + "y\r" + "after\r"))
        .containsExactly(new Frame.TooLong(), line("after"));
  }

  @Test
  void aTooLongLineWithoutAnEndDoesNotLeaveTheScannerDeaf() {
    assertThat(feed("x".repeat(100_000))).isEmpty();
    assertThat(framer.silence()).containsExactly(new Frame.TooLong());
    assertThat(feed("after\r")).containsExactly(line("after"));
  }

  @Test
  void onlyTheCountedBytesAreTakenIn() {
    byte[] stale = "ab\rOLD\r".getBytes(UTF_8);
    assertThat(framer.feed(stale, 3)).containsExactly(line("ab"));
    assertThat(framer.silence()).isEmpty();
  }

  @Property
  void noBytesHoweverCutMakeAnEmptyOrTooLongLineOrChangeTheLines(
      @ForAll @Size(max = 40) List<byte[]> parts) {
    List<Frame> inParts = new ArrayList<>();
    for (byte[] part : parts) {
      inParts.addAll(framer.feed(part, part.length));
    }
    inParts.addAll(framer.silence());

    int total = parts.stream().mapToInt(part -> part.length).sum();
    ByteBuffer all = ByteBuffer.allocate(total);
    parts.forEach(all::put);
    List<Frame> atOnce = new ArrayList<>(framer.feed(all.array(), total));
    atOnce.addAll(framer.silence());

    assertThat(inParts).isEqualTo(atOnce);
    assertThat(inParts).allSatisfy(LineFramerTest::isWithinBounds);
  }

  private static void isWithinBounds(Frame frame) {
    if (frame instanceof Frame.Line(ByteBuffer bytes)) {
      assertThat(bytes.remaining()).isBetween(1, LineFramer.LONGEST);
    }
  }

  private List<Frame> feed(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return framer.feed(bytes, bytes.length);
  }

  private static Frame line(String text) {
    return new Frame.Line(ByteBuffer.wrap(text.getBytes(UTF_8)));
  }
}
