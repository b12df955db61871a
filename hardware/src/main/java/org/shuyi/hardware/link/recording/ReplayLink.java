package org.shuyi.hardware.link.recording;

import java.time.Duration;
import java.util.Arrays;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;

/** One wire of a replay. */
final class ReplayLink implements Link {
  private final Replay replay;

  /** Received, but there was no room for it in the last read. */
  private byte[] left = {};

  private boolean closed;

  ReplayLink(Replay replay) {
    this.replay = replay;
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    requireOpen();
    replay.write(Recording.hex(bytes, bytes.length));
  }

  @Override
  public int read(byte[] into, Duration timeout) throws LinkException {
    requireOpen();
    if (left.length == 0) {
      String hex = replay.read();
      left = hex == null ? left : Recording.bytes(hex);
    }
    int count = Math.min(left.length, into.length);
    System.arraycopy(left, 0, into, 0, count);
    left = Arrays.copyOfRange(left, count, left.length);
    return count;
  }

  /** What a real wire threw away was never received, and so is not in the recording. */
  @Override
  public void discardInput() throws LinkException {
    requireOpen();
    replay.failIfRecorded();
    left = new byte[0];
  }

  @Override
  public void close() {
    closed = true;
  }

  private void requireOpen() throws LinkException {
    if (closed) {
      throw new LinkException(Kind.CLOSED, "this wire of the replay was closed");
    }
  }
}
