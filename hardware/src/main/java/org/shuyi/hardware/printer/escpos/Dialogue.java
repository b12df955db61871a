package org.shuyi.hardware.printer.escpos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.shuyi.hardware.device.Identity;
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

  /** Status bytes bear no check and no name: one byte too many, and all four are asked again. */
  private static final int ROUNDS = 3;

  /** Five bytes at 9600 baud. */
  private static final Duration GLANCE = Duration.ofMillis(5);

  private static final Duration NAME = Duration.ofMillis(300);

  /** A name has at most 80 characters, between '_' and NUL. */
  private static final int NAME_BYTES = 82;

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

  /** GS a 0: says nothing of its own accord, which could be taken for an answer. */
  private static final byte[] ONLY_WHEN_ASKED = {0x1D, 0x61, 0};

  private static final Logger log = LoggerFactory.getLogger(Dialogue.class);

  private int marksOut;
  private int asked;

  /**
   * Asks for all four status bytes.
   *
   * @throws LinkException of kind TIMED_OUT if a second passes without an answer, GARBLED if the
   *     answers are none, three times over
   */
  Status status(Link link) throws LinkException {
    for (int round = 1; round < ROUNDS; round++) {
      try {
        return askAll(link);
      } catch (LinkException e) {
        if (e.kind() != Kind.GARBLED) {
          throw e;
        }
        log.debug("the printer is asked again: {}", e.getMessage());
      }
    }
    return askAll(link);
  }

  private Status askAll(Link link) throws LinkException {
    if (marksOut == 0) {
      link.discardInput();
    }
    List<Integer> answers = new ArrayList<>();
    for (int n = 1; n <= Status.REQUESTS; n++) {
      answers.add(ask(link, n));
    }
    requireQuiet(link);
    return Status.of(answers);
  }

  /** One more byte than was asked for: nobody can tell which of them is the answer to what. */
  private void requireQuiet(Link link) throws LinkException {
    byte[] one = new byte[1];
    while (link.read(one, GLANCE) > 0) {
      if (!takeIfMark(one[0])) {
        throw new LinkException(
            Kind.GARBLED,
            "the printer sent %02X that nobody had asked for; check the cable".formatted(one[0]));
      }
    }
  }

  private int ask(Link link, int n) throws LinkException {
    asked = n;
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
    if (marksOut == 0) {
      link.discardInput();
    }
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
    link.write(ONLY_WHEN_ASKED);
    marksOut = 0;
    byte[] answers = new byte[STRAY_BYTES];
    for (int i = 0; i < STRAY_BYTES && link.read(answers, QUIET) > 0; i++) {
      log.debug("the printer answered to clearing its buffer");
    }
  }

  /**
   * What GS I tells, which is answered in turn: to be asked of a printer that is well.
   *
   * @return empty if it does not know the question
   */
  Identity identity(Link link) throws LinkException {
    String model = name(link, 67);
    return model.isEmpty() ? Identity.UNKNOWN : new Identity(model, name(link, 65), name(link, 68));
  }

  private static String name(Link link, int n) throws LinkException {
    link.discardInput();
    link.write(new byte[] {0x1D, 0x49, (byte) n});
    StringBuilder name = new StringBuilder();
    byte[] one = new byte[1];
    for (int i = 0; i < NAME_BYTES && link.read(one, NAME) > 0 && one[0] != 0; i++) {
      name.append((char) (one[0] & 0x7F));
    }
    return name.indexOf("_") == 0 ? name.substring(1).strip() : "";
  }

  /** In words; the last question tells which of four answers a byte is. */
  String explain(boolean sent, byte[] bytes) {
    if (!sent) {
      return bytes.length == 1 && Status.decode(bytes[0]).isPresent()
          ? Status.explain(asked, bytes[0])
          : "";
    }
    if (Arrays.equals(bytes, RECOVER) || Arrays.equals(bytes, CLEAR)) {
      return "Forget what is not printed.";
    }
    if (Arrays.equals(bytes, ONLY_WHEN_ASKED)) {
      return "Speak only when asked.";
    }
    return bytes.length == 3 && bytes[0] == 0x10 && bytes[1] == 0x04
        ? "Status " + bytes[2] + ", at once."
        : bytes.length == 3 && bytes[0] == 0x1D && bytes[1] == 0x49 ? "Name " + bytes[2] + "." : "";
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
