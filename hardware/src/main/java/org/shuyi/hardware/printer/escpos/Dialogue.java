package org.shuyi.hardware.printer.escpos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the printer is asked and what it answers. DLE EOT is answered at once, whatever waits in the
 * printer's buffer. GS r is answered when all that was sent before it is on paper: here it is the
 * <em>mark</em> that shows how far the printer has come. Only the device's thread comes here.
 */
final class Dialogue {
  /** Longer than the slowest printer of the manuals takes for a real-time answer. */
  private static final Duration ANSWER = Duration.ofSeconds(1);

  /** A printer says at most three bytes to the commands of {@link #clear}. */
  private static final Duration QUIET = Duration.ofMillis(100);

  /** Bytes that may be in the way of an answer; a printer that sends more is not understood. */
  private static final int STRAY_BYTES = 64;

  /** GS r 1: paper sensor, answered in turn. Bits 4 and 7 of the answer are 0. */
  private static final byte[] MARK = {0x1D, 0x72, 1};

  /** DLE ENQ 2: leave the error and clear the buffers (Epson TM-H5000, Custom P80C). */
  private static final byte[] RECOVER = {0x10, 0x05, 2};

  /**
   * DLE DC4 8 with its fixed parameters: clear the buffers, without an error too. Newer Epson
   * models take DLE ENQ 2 only after an error of the cutter; models that know only that ignore this
   * one.
   */
  private static final byte[] CLEAR = {0x10, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8};

  private static final Logger log = LoggerFactory.getLogger(Dialogue.class);

  private int marksOut;

  /**
   * Asks for all four status bytes.
   *
   * @throws LinkException of kind TIMED_OUT if a second passes without an answer, GARBLED if the
   *     answer is none
   */
  Status status(Link link) throws LinkException {
    if (marksOut == 0) {
      link.discardInput();
    }
    List<Integer> answers = new ArrayList<>();
    for (int n = 1; n <= Status.REQUESTS; n++) {
      answers.add(ask(link, n));
    }
    return Status.of(answers);
  }

  private int ask(Link link, int n) throws LinkException {
    link.write(Status.request(n));
    byte[] one = new byte[1];
    for (int stray = 0; stray < STRAY_BYTES; stray++) {
      if (link.read(one, ANSWER) == 0) {
        throw new LinkException(
            Kind.TIMED_OUT,
            "the printer did not answer DLE EOT " + n + " within " + ANSWER.toMillis() + " ms");
      }
      if (!takeIfMark(one[0])) {
        return decoded(n, one[0]);
      }
    }
    throw new LinkException(Kind.GARBLED, "the printer does not stop sending");
  }

  private static int decoded(int n, byte answer) throws LinkException {
    return Status.decode(answer)
        .orElseThrow(
            () ->
                new LinkException(
                    Kind.GARBLED,
                    "the printer answered DLE EOT %d with %02X, which is no status; check the baud rate"
                        .formatted(n, answer)));
  }

  void sendMark(Link link) throws LinkException {
    marksOut++;
    link.write(MARK);
  }

  /** True if no mark is still on its way through the printer; waits so long for each. */
  boolean caughtUp(Link link, Duration patience) throws LinkException {
    byte[] one = new byte[1];
    for (int i = 0; marksOut > 0 && i < STRAY_BYTES && link.read(one, patience) > 0; i++) {
      takeIfMark(one[0]);
    }
    return marksOut == 0;
  }

  /** Makes the printer forget what it has not printed. */
  void clear(Link link) throws LinkException {
    link.write(RECOVER);
    link.write(CLEAR);
    marksOut = 0;
    byte[] answers = new byte[STRAY_BYTES];
    for (int i = 0; i < STRAY_BYTES && link.read(answers, QUIET) > 0; i++) {
      log.debug("the printer answered to clearing its buffer");
    }
  }

  void forgetMarks() {
    marksOut = 0;
  }

  /** A status byte has bit 4 set, the answer to a mark has not. */
  private boolean takeIfMark(byte answer) {
    if (marksOut == 0 || (answer & 0x90) != 0) {
      return false;
    }
    marksOut--;
    return true;
  }
}
