package org.shuyi.sync.sip2;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuyi.sync.sip2.Sip2FormatException.Reason;

/**
 * Messages to bytes and back, by the layouts of {@link MessageType}. Strict in what it writes,
 * lenient in what it reads: any order of fields, unknown fields, missing fields, no bar before AY.
 * Stateless, safe for several threads.
 *
 * @param charset of text fields; what is not in it is refused when writing and becomes U+FFFD when
 *     reading
 * @param errorDetection whether to write AY and AZ, and to insist on them when reading
 */
public record Sip2Codec(Charset charset, boolean errorDetection) {
  /** Ends every message (SIP2 2.00). */
  static final byte TERMINATOR = '\r';

  /** {@code AYnAZhhhh}, or {@code AZhhhh} alone as a library system sends it with a 96. */
  private static final Pattern TRAILER = Pattern.compile("(?:AY(\\d))?AZ([0-9A-Fa-f]{4})$");

  private static final int LONGEST_TRAILER = 9;

  /**
   * A message that came in.
   *
   * @param sequence the digit after AY, empty if there was none
   */
  public record Received(Message message, OptionalInt sequence) {}

  /**
   * One message with its terminator.
   *
   * @param sequence 0 to 9; ignored without error detection
   * @throws Sip2FormatException if a text does not fit the character set or the frame
   */
  public byte[] encode(Message message, int sequence) throws Sip2FormatException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(128);
    out.writeBytes(bytes(text(message)));
    if (errorDetection) {
      out.writeBytes("AY%dAZ".formatted(Math.floorMod(sequence, 10)).getBytes(US_ASCII));
      out.writeBytes(Checksum.of(out.toByteArray(), out.size()));
    }
    if (out.size() > Sip2Framer.MAX_FRAME) {
      throw new Sip2FormatException(
          Reason.TOO_LONG, message.type() + " of " + out.size() + " bytes would not be read");
    }
    out.write(TERMINATOR);
    return out.toByteArray();
  }

  /**
   * Reads one frame, without its terminator.
   *
   * @throws Sip2FormatException in the ways its reasons name, and no other
   */
  public Received decode(byte[] frame) throws Sip2FormatException {
    Matcher trailer = TRAILER.matcher(new String(tail(frame), US_ASCII));
    if (!trailer.find()) {
      return new Received(parse(frame, !errorDetection), OptionalInt.empty());
    }
    int body = frame.length - trailer.group().length();
    verify(frame, trailer.group(2));
    String digit = trailer.group(1);
    return new Received(
        parse(Arrays.copyOf(frame, body), true),
        digit == null ? OptionalInt.empty() : OptionalInt.of(digit.charAt(0) - '0'));
  }

  private static String text(Message message) {
    StringBuilder text = new StringBuilder(message.type().code());
    message.type().layout().forEach(field -> text.append(message.fixed(field)));
    message.entries().forEach(e -> text.append(e.code()).append(e.value()).append('|'));
    return text.toString();
  }

  private byte[] bytes(String text) throws Sip2FormatException {
    try {
      ByteBuffer buffer = charset.newEncoder().encode(CharBuffer.wrap(text));
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (CharacterCodingException e) {
      throw new Sip2FormatException(
          Reason.NOT_IN_CHARSET, "a text that " + charset + " can't write; check the charset");
    }
  }

  private static byte[] tail(byte[] frame) {
    return Arrays.copyOfRange(frame, Math.max(0, frame.length - LONGEST_TRAILER), frame.length);
  }

  private static void verify(byte[] frame, String given) throws Sip2FormatException {
    String counted = new String(Checksum.of(frame, frame.length - Checksum.DIGITS), US_ASCII);
    if (!counted.equalsIgnoreCase(given)) {
      throw new Sip2FormatException(
          Reason.WRONG_CHECKSUM, "checksum " + given + " where the bytes give " + counted);
    }
  }

  // A GBK trail byte may be 0x7C, so bytes become characters before anything is split at a bar.
  private Message parse(byte[] body, boolean trusted) throws Sip2FormatException {
    String text = decodeText(body);
    MessageType type = text.length() < 2 ? null : MessageType.of(text.substring(0, 2));
    if (type == null) {
      throw new Sip2FormatException(
          text.length() < 2 ? Reason.TOO_SHORT : Reason.UNKNOWN_MESSAGE,
          "a message of " + text.length() + " characters that starts with no known two digits");
    }
    // Koha sends 96 bare even in a session with error detection; it carries nothing to protect.
    if (!trusted && !text.equals(MessageType.REQUEST_SC_RESEND.code())) {
      throw new Sip2FormatException(
          Reason.NO_CHECKSUM, type + " without AZ, though error detection is on");
    }
    int start = 2 + type.fixedWidth();
    if (text.length() < start) {
      throw new Sip2FormatException(
          Reason.TOO_SHORT,
          type + " of " + text.length() + " characters: its fixed fields need " + start);
    }
    return new Message(type, fixed(type, text), entries(text.substring(start)));
  }

  private String decodeText(byte[] body) throws Sip2FormatException {
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE)
          .decode(ByteBuffer.wrap(body))
          .toString()
          .replace('\n', ' ')
          .replace('\r', ' ');
    } catch (CharacterCodingException e) {
      throw new Sip2FormatException(Reason.NOT_IN_CHARSET, "bytes that are not " + charset);
    }
  }

  private static Map<FixedField, String> fixed(MessageType type, String text) {
    Map<FixedField, String> values = new EnumMap<>(FixedField.class);
    int at = 2;
    for (FixedField field : type.layout()) {
      values.put(field, text.substring(at, at + field.width()));
      at += field.width();
    }
    return values;
  }

  /** Pieces that carry no two printable ASCII characters are noise that some servers add. */
  private static List<Message.Entry> entries(String text) {
    List<Message.Entry> entries = new ArrayList<>();
    for (String piece : text.split("\\|", -1)) {
      if (piece.length() >= 2 && printable(piece.charAt(0)) && printable(piece.charAt(1))) {
        entries.add(new Message.Entry(piece.substring(0, 2), piece.substring(2)));
      }
    }
    return entries;
  }

  private static boolean printable(char c) {
    return c > ' ' && c <= '~';
  }
}
