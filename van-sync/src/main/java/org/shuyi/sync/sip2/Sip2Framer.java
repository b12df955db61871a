package org.shuyi.sync.sip2;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.shuyi.sync.sip2.Sip2FormatException.Reason;

/**
 * Cuts a stream of bytes into messages. A message ends at CR; line feeds around it are dropped,
 * since servers end with CR or CR LF, and some with both kinds in one session. Not thread-safe.
 */
public final class Sip2Framer {
  /**
   * Bytes of one message without its terminator. A 64 with the lists of a heavy borrower stays
   * under 8 KiB; beyond this bound the peer does not speak SIP2.
   */
  public static final int MAX_FRAME = 64 * 1024;

  private final ByteArrayOutputStream partial = new ByteArrayOutputStream(256);

  /**
   * Takes the next bytes of the stream.
   *
   * @return the messages that are complete now, empty lines left out
   * @throws Sip2FormatException if a message passes {@link #MAX_FRAME}; the stream is lost then
   */
  public List<byte[]> feed(byte[] bytes, int offset, int length) throws Sip2FormatException {
    List<byte[]> frames = new ArrayList<>();
    for (int i = offset; i < offset + length; i++) {
      take(bytes[i], frames);
    }
    return frames;
  }

  private void take(byte b, List<byte[]> frames) throws Sip2FormatException {
    if (b == Sip2Codec.TERMINATOR) {
      if (partial.size() > 0) {
        frames.add(partial.toByteArray());
        partial.reset();
      }
    } else if (b != '\n' || partial.size() > 0) {
      if (partial.size() == MAX_FRAME) {
        throw new Sip2FormatException(
            Reason.TOO_LONG, "no end of message within " + MAX_FRAME + " bytes");
      }
      partial.write(b);
    }
  }
}
