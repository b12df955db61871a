package org.shuyi.hardware.link.recording;

import java.time.Duration;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.link.recording.Recording.What;

/** A wire whose bytes are written down. Reads that brought nothing are not. */
final class RecordingLink implements Link {
  private final Link link;
  private final Tape tape;

  private RecordingLink(Link link, Tape tape) {
    this.link = link;
    this.tape = tape;
  }

  static LinkOpener around(LinkOpener opener, Tape tape) {
    return () -> {
      tape.rewind();
      try {
        Link link = opener.open();
        tape.add(new What.Opened());
        return new RecordingLink(link, tape);
      } catch (LinkException e) {
        throw taped(tape, e);
      }
    };
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    // First, so that an answer can't stand before its question.
    tape.add(new What.Sent(Recording.hex(bytes, bytes.length)));
    try {
      link.write(bytes);
    } catch (LinkException e) {
      throw taped(tape, e);
    }
  }

  @Override
  public int read(byte[] into, Duration timeout) throws LinkException {
    try {
      int count = link.read(into, timeout);
      if (count > 0) {
        tape.add(new What.Received(Recording.hex(into, count)));
      }
      return count;
    } catch (LinkException e) {
      throw taped(tape, e);
    }
  }

  @Override
  public void discardInput() throws LinkException {
    try {
      link.discardInput();
    } catch (LinkException e) {
      throw taped(tape, e);
    }
  }

  @Override
  public void close() {
    link.close();
  }

  private static LinkException taped(Tape tape, LinkException e) {
    tape.add(new What.Failed(e.kind()));
    return e;
  }
}
