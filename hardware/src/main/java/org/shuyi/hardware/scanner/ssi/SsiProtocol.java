package org.shuyi.hardware.scanner.ssi;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Degraded;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.device.supervise.Protocol;
import org.shuyi.hardware.framing.CheckedFramer;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.scanner.CodeReporter;

/**
 * Asks a scanner who it is, and takes the codes that it sends at any time. Used by the scanner's
 * thread only.
 */
final class SsiProtocol implements Protocol {
  private static final Duration SILENCE = Duration.ofMillis(200);
  private static final Duration ANSWER = Duration.ofMillis(500);

  /** Parameter EE, 1: codes come in packets. Until the scanner is switched off; no beep (FF). */
  private static final byte[] IN_PACKETS =
      Packet.toScanner(Packet.PARAM_SEND, (byte) 0xFF, (byte) 0xEE, (byte) 1);

  private static final byte[] WHO_ARE_YOU = Packet.toScanner(Packet.REQUEST_REVISION);
  private static final byte[] ACKNOWLEDGED = Packet.toScanner(Packet.ACK);
  private static final byte[] SEND_AGAIN = Packet.toScanner(Packet.NAK, Packet.RESEND);

  /** Wakes a scanner that sleeps, which then needs 50 ms. */
  private static final byte[] WAKE = {0};

  private static final Duration WAKING = Duration.ofMillis(50);

  /** After three the scanner gives up by itself, and so does the station. */
  private static final int MOST_NAKS = 3;

  private final CodeReporter codes;
  private final Decoded decoded;
  private final InstantSource time;
  private final CheckedFramer<Packet> framer = new CheckedFramer<>(Packet.FORM);
  private final byte[] buffer = new byte[512];
  private Identity identity = Identity.UNKNOWN;
  private boolean fresh = true;
  private boolean refused;
  private int naks;

  SsiProtocol(CodeReporter codes, InstantSource time) {
    this.codes = codes;
    this.decoded = new Decoded(codes);
    this.time = time;
  }

  /** What was scanned while nobody listened is thrown away: its patron has left. */
  @Override
  public Condition greet(Link link) throws LinkException {
    if (fresh) {
      link.discardInput();
      Packet answer = ask(link, IN_PACKETS, SsiProtocol::acknowledges);
      refused = answer.opcode() == Packet.NAK;
      fresh = false;
    }
    Packet revision = ask(link, WHO_ARE_YOU, packet -> packet.opcode() == Packet.REPLY_REVISION);
    identity = new Identity("SSI", new String(revision.data(), StandardCharsets.US_ASCII), "");
    return condition();
  }

  private static boolean acknowledges(Packet packet) {
    return packet.opcode() == Packet.ACK || packet.opcode() == Packet.NAK;
  }

  /** Once more after waking it: it may sleep. */
  private Packet ask(Link link, byte[] question, Predicate<Packet> answers) throws LinkException {
    link.write(question);
    Optional<Packet> answer = await(link, answers);
    if (answer.isEmpty()) {
      link.write(WAKE);
      receive(link, WAKING);
      link.write(question);
      answer = await(link, answers);
    }
    return answer.orElseThrow(this::missed);
  }

  /** Codes that come meanwhile are taken too. */
  private Optional<Packet> await(Link link, Predicate<Packet> answers) throws LinkException {
    Instant end = time.instant().plus(ANSWER);
    while (time.instant().isBefore(end)) {
      for (Packet packet : receive(link, SILENCE)) {
        take(link, packet);
        if (answers.test(packet)) {
          return Optional.of(packet);
        }
      }
    }
    return Optional.empty();
  }

  private LinkException missed() {
    return framer.sawNoise()
        ? new LinkException(
            Kind.GARBLED, "the scanner sends no SSI packets; baud rate, parity, SSI host?")
        : new LinkException(Kind.TIMED_OUT, "the scanner gave no answer; is it set to SSI?");
  }

  @Override
  public Condition turn(Link link) throws LinkException {
    List<Packet> packets = receive(link, SILENCE);
    for (Packet packet : packets) {
      take(link, packet);
    }
    if (packets.isEmpty()) {
      quiet(link);
    }
    return condition();
  }

  private List<Packet> receive(Link link, Duration wait) throws LinkException {
    int count = link.read(buffer, wait);
    List<Packet> packets = count == 0 ? framer.silence() : framer.feed(buffer, count);
    Arrays.fill(buffer, 0, count, (byte) 0);
    return packets;
  }

  private void take(Link link, Packet packet) throws LinkException {
    framer.forgiveNoise();
    naks = 0;
    switch (packet.opcode()) {
      case Packet.DECODE_DATA -> {
        link.write(ACKNOWLEDGED);
        decoded.take(packet);
      }
      case Packet.EVENT -> link.write(ACKNOWLEDGED);
      default -> {} // an answer, for whoever waits for it
    }
  }

  /** Bytes that were no packet may have been a code: the scanner is asked to say it again. */
  private void quiet(Link link) throws LinkException {
    codes.quiet();
    if (framer.sawNoise()) {
      framer.reset();
      codes.badRead();
      if (naks < MOST_NAKS) {
        naks++;
        link.write(SEND_AGAIN);
      }
    } else if (naks > 0) {
      naks = 0;
      decoded.forgetHalf();
    }
  }

  private Condition condition() {
    return refused
        ? new Degraded(Reason.REFUSED, "The scanner does not want to send codes in packets.")
        : codes.condition();
  }

  /** None: a turn waits in its read. */
  @Override
  public Duration pace() {
    return Duration.ZERO;
  }

  @Override
  public Identity identity() {
    return identity;
  }

  /** A code may be a patron's card. */
  @Override
  public boolean sendsPersonalData() {
    return true;
  }

  /** Of what is received the opcode alone: what follows it may be a card's number. */
  @Override
  public String explain(boolean sent, byte[] bytes) {
    if (!sent) {
      List<Packet> packets = new CheckedFramer<>(Packet.FORM).feed(bytes, bytes.length);
      return packets.isEmpty() ? "No whole packet with a right check sum." : packets + ".";
    }
    if (Arrays.equals(bytes, WAKE)) {
      return "Wake up.";
    }
    return switch (bytes.length < 2 ? 0 : bytes[1] & 0xFF) {
      case Packet.PARAM_SEND -> "Send codes in packets.";
      case Packet.REQUEST_REVISION -> "Who are you?";
      case Packet.ACK -> "Received.";
      case Packet.NAK -> "Send that again.";
      default -> "";
    };
  }

  @Override
  public void lost() {
    framer.reset();
    codes.lost();
    decoded.forgetAll();
    fresh = true;
    refused = false;
    naks = 0;
  }
}
