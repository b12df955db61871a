package org.shuyi.hardware.pins.tcp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.link.tcp.TcpLink;
import org.shuyi.hardware.pins.FarAddress;

/** Asks, and waits for the answer. Used by one thread. */
final class FarBus implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int HEAD = 3;
  private static final byte DONE = 0x06;

  private final Link link;

  FarBus(FarAddress address) throws LinkException {
    this.link = TcpLink.open(address.host(), address.port());
  }

  /**
   * @return what came back, often nothing
   * @throws IOException if nobody acknowledges, or the other program is gone
   */
  byte[] ask(char what, byte... bytes) throws IOException {
    link.write(
        ByteBuffer.allocate(HEAD + bytes.length)
            .put((byte) what)
            .putShort((short) bytes.length)
            .put(bytes)
            .array());
    ByteBuffer head = ByteBuffer.wrap(exactly(HEAD));
    boolean done = head.get() == DONE;
    byte[] answer = exactly(head.getShort() & 0xFFFF);
    if (!done) {
      throw new IOException("nobody acknowledges");
    }
    return answer;
  }

  private byte[] exactly(int count) throws LinkException {
    byte[] all = new byte[count];
    for (int there = 0; there < count; ) {
      byte[] more = new byte[count - there];
      int read = link.read(more, PATIENCE);
      if (read == 0) {
        throw new LinkException(Kind.TIMED_OUT, "the program that serves the bus does not answer");
      }
      System.arraycopy(more, 0, all, there, read);
      there += read;
    }
    return all;
  }

  @Override
  public void close() {
    link.close();
  }
}
