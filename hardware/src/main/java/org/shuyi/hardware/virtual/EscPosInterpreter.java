package org.shuyi.hardware.virtual;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out ESC/POS commands on a strip of paper, one at a time. It shares no code with the
 * driver, so that a mistake made in the one shows in the other. Like most real printers it knows
 * only the characters with two bytes.
 */
final class EscPosInterpreter {
  /** As the bigger real printers have; what does not fit is lost, as there. */
  static final int BUFFER_BYTES = 65_536;

  /** What the printer answers when its turn comes, not in real time. */
  sealed interface Question {
    /** GS r: the paper sensor. */
    record Mark() implements Question {}

    /** GS I. */
    record Name(int n) implements Question {}
  }

  private static final int LF = 0x0A;
  private static final int ESC = 0x1B;
  private static final int FS = 0x1C;
  private static final int GS = 0x1D;
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final char UNKNOWN_CHARACTER = '?';
  private static final Logger log = LoggerFactory.getLogger(EscPosInterpreter.class);

  private final SlipStrip strip;
  private final Runnable cut;
  private final Consumer<Question> asked;
  private byte[] buffer = {};
  private boolean hanziMode = true;
  private int hanziScale = 1;
  private byte[] qrData = {};
  private int qrModule = 3;

  /**
   * @param cut called when the paper is cut
   * @param asked told of what has to be answered
   */
  EscPosInterpreter(SlipStrip strip, Runnable cut, Consumer<Question> asked) {
    this.strip = strip;
    this.cut = cut;
    this.asked = asked;
  }

  void receive(byte[] bytes) {
    int room = Math.min(bytes.length, BUFFER_BYTES - buffer.length);
    if (room < bytes.length) {
      log.warn("the printer's buffer is full; {} bytes are lost", bytes.length - room);
    }
    byte[] more = Arrays.copyOf(buffer, buffer.length + room);
    System.arraycopy(bytes, 0, more, buffer.length, room);
    buffer = more;
  }

  void clear() {
    buffer = new byte[0];
    strip.forgetLine();
  }

  /** Everything but the paper starts anew. */
  void powerOff() {
    buffer = new byte[0];
    reset();
  }

  /** The answer to GS I: header, text, NUL. */
  static byte[] name(int n) {
    String text =
        switch (n) {
          case 65 -> "1.02 ESC/POS";
          case 66 -> "SHUYI";
          case 67 -> "VIRTUAL-58";
          case 68 -> "V58-000001";
          default -> "";
        };
    return ("_" + text + "\0").getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Carries out the next command.
   *
   * @return false if there is no whole one in the buffer
   */
  boolean step() {
    int length = length();
    if (length == 0 || length > buffer.length) {
      return false;
    }
    byte[] command = Arrays.copyOf(buffer, length);
    buffer = Arrays.copyOfRange(buffer, length, buffer.length);
    execute(command);
    return true;
  }

  /** Bytes of the first command in the buffer; more than there are if it is not whole. */
  private int length() {
    if (buffer.length == 0) {
      return 0;
    }
    return switch (at(0)) {
      case ESC -> 2 + escParameters();
      case FS -> 2 + fsParameters();
      case GS -> 2 + gsParameters();
      default -> at(0) >= 0x81 && hanziMode ? 2 : 1;
    };
  }

  /** A byte that is not there yet counts as 0, which is enough: the length then asks for more. */
  private int at(int index) {
    return index < buffer.length ? buffer[index] & 0xFF : 0;
  }

  private int escParameters() {
    return switch (at(1)) {
      case '@', '2' -> 0;
      case 'p' -> 3;
      case 'c' -> 2;
      default -> 1;
    };
  }

  private int fsParameters() {
    return switch (at(1)) {
      case '&', '.' -> 0;
      case 'S' -> 2;
      default -> 1;
    };
  }

  private int gsParameters() {
    return switch (at(1)) {
      case 'V' -> at(2) == 65 || at(2) == 66 ? 2 : 1;
      case 'L', 'W' -> 2;
      case '(' -> 3 + at(3) + 256 * at(4);
      case 'v' -> buffer.length < 8 ? 6 : 6 + (at(4) + 256 * at(5)) * (at(6) + 256 * at(7));
      default -> 1;
    };
  }

  private void execute(byte[] command) {
    switch (command[0] & 0xFF) {
      case ESC -> esc(command);
      case FS -> fs(command);
      case GS -> gs(command);
      case LF -> strip.lineFeed();
      default -> print(command);
    }
  }

  private void esc(byte[] command) {
    switch (command[1]) {
      case '@' -> reset();
      case 'a' -> strip.align(command[2] & 3);
      case 'E' -> strip.bold((command[2] & 1) != 0);
      case 'd' -> strip.feedLines(command[2] & 0xFF);
      case 'J' -> strip.feedDots(command[2] & 0xFF);
      case '2' -> strip.lineSpacing(SlipStrip.USUAL_SPACING);
      case '3' -> strip.lineSpacing(command[2] & 0xFF);
      default -> unknown(command);
    }
  }

  private void fs(byte[] command) {
    switch (command[1]) {
      case '&' -> hanziMode = true;
      case '.' -> hanziMode = false;
      case 'W' -> hanziScale = (command[2] & 1) + 1;
      default -> unknown(command);
    }
  }

  private void gs(byte[] command) {
    switch (command[1]) {
      case '!' -> strip.scale((command[2] >> 4 & 7) + 1, (command[2] & 7) + 1);
      case 'V' -> cut(command);
      case 'r' -> asked.accept(new Question.Mark());
      case 'I' -> asked.accept(new Question.Name(command[2]));
      case 'v' -> picture(command);
      case '(' -> symbol(command);
      default -> unknown(command);
    }
  }

  private void reset() {
    hanziMode = true;
    hanziScale = 1;
    qrData = new byte[0];
    strip.reset();
  }

  private void print(byte[] character) {
    int first = character[0] & 0xFF;
    if (first >= 0x20 && first < 0x7F) {
      strip.ascii((char) first);
    } else if (character.length == 2) {
      strip.hanzi(hanzi(character), hanziScale);
    } else if (first >= 0x80) {
      strip.ascii(UNKNOWN_CHARACTER);
    }
  }

  /** A pair of bytes without a meaning in GB18030 decodes to U+FFFD. */
  private static char hanzi(byte[] pair) {
    String decoded = new String(pair, GB18030);
    boolean known = decoded.length() == 1 && decoded.charAt(0) != '\uFFFD';
    return known ? decoded.charAt(0) : UNKNOWN_CHARACTER;
  }

  private void cut(byte[] command) {
    if (command.length == 4) {
      strip.feedDots(SlipStrip.HEAD_TO_CUTTER + (command[3] & 0xFF));
    }
    cut.run();
  }

  private void picture(byte[] command) {
    int bytesPerRow = (command[4] & 0xFF) + 256 * (command[5] & 0xFF);
    strip.picture(Arrays.copyOfRange(command, 8, command.length), bytesPerRow);
  }

  /** GS ( k of symbol type 0x31, QR: the functions this printer knows. */
  private void symbol(byte[] command) {
    if (command.length < 7 || command[2] != 'k' || command[5] != 0x31) {
      unknown(command);
      return;
    }
    switch (command[6]) {
      case 0x41, 0x45 -> {}
      case 0x43 -> qrModule = Math.clamp(command[7], 1, 16);
      case 0x50 -> qrData = Arrays.copyOfRange(command, 8, command.length);
      case 0x51 -> strip.qr(qrData, qrModule);
      default -> unknown(command);
    }
  }

  private static void unknown(byte[] command) {
    log.debug("the virtual printer does not know {} {}", command[0], command[1]);
  }
}
