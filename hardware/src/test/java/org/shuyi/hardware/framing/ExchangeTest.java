package org.shuyi.hardware.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;

class ExchangeTest {
  /** Says everything at once. */
  private static final class Hasty implements Link {
    private byte[] rest = new byte[0];

    @Override
    public void write(byte[] bytes) {
      rest = "taken\rdone\r".getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int read(byte[] into, Duration timeout) {
      int count = rest.length;
      System.arraycopy(rest, 0, into, 0, count);
      rest = new byte[0];
      return count;
    }

    @Override
    public void discardInput() {
      rest = new byte[0];
    }

    @Override
    public void close() {
      rest = new byte[0];
    }
  }

  @Test
  void anAnswerThatComesWithItsAcknowledgementIsNotLost() throws LinkException {
    Exchange<String> exchange =
        new Exchange<>("the device", new LineFramer(20), () -> Instant.EPOCH);
    Link link = new Hasty();
    Duration second = Duration.ofSeconds(1);
    assertThat(exchange.ask(link, new byte[1], "taken", second, ExchangeTest::any))
        .isEqualTo("taken");
    assertThat(exchange.await(link, "done", second, ExchangeTest::any)).isEqualTo("done");
  }

  private static Optional<String> any(String line) {
    return Optional.of(line);
  }
}
