package org.shuyi.sync.sip2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.sip2.Sip2FormatException.Reason;

class Sip2FramerTest {
  private final Sip2Framer framer = new Sip2Framer();

  @Test
  void takesCrAndCrLfInOneSession() throws Exception {
    assertThat(feed("941\r\n96\r98Y\r\n")).containsExactly("941", "96", "98Y");
  }

  @Test
  void keepsAHalfMessageForLater() throws Exception {
    assertThat(feed("94")).isEmpty();
    assertThat(feed("1\r")).containsExactly("941");
  }

  @Test
  void leavesEmptyLinesOut() throws Exception {
    assertThat(feed("\r\n\r\r\n941\r")).containsExactly("941");
  }

  @Test
  void givesUpOnAMessageWithoutEnd() throws Exception {
    byte[] most = new byte[Sip2Framer.MAX_FRAME];
    java.util.Arrays.fill(most, (byte) 'x');
    assertThat(framer.feed(most, 0, most.length)).isEmpty();
    assertThatThrownBy(() -> framer.feed(most, 0, 1))
        .isInstanceOfSatisfying(
            Sip2FormatException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LONG));
  }

  private List<String> feed(String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return framer.feed(bytes, 0, bytes.length).stream()
        .map(frame -> new String(frame, StandardCharsets.US_ASCII))
        .toList();
  }
}
