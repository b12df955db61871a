package org.shuyi.hardware.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LineFramerTest {
  private static final int LONGEST = 20;
  private static final byte[] LINES =
      "\r\n+CSQ: 17,99\r\n\r\nOK\r\n".getBytes(StandardCharsets.US_ASCII);

  private final LineFramer framer = new LineFramer(LONGEST);

  /** Noise spoils the line that it runs into; the first end of a line makes up for it. */
  @Property(tries = 300)
  void linesAreFoundBehindNoiseHoweverTheyAreCut(
      @ForAll @Size(max = 60) byte[] noise, @ForAll @IntRange(min = 1, max = 30) int chunk) {
    framer.reset();
    feed(noise, chunk);
    List<String> found = feed(LINES, chunk);
    assertThat(found).endsWith("+CSQ: 17,99", "OK");
    assertThat(found).hasSizeLessThanOrEqualTo(3).noneMatch(line -> line.length() > LONGEST);
    assertThat(feed(LINES, chunk)).containsExactly("+CSQ: 17,99", "OK");
  }

  private List<String> feed(byte[] stream, int chunk) {
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < stream.length; from += chunk) {
      byte[] part = Arrays.copyOfRange(stream, from, Math.min(stream.length, from + chunk));
      lines.addAll(framer.feed(part, part.length));
    }
    return lines;
  }
}
