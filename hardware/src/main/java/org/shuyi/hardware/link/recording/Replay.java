package org.shuyi.hardware.link.recording;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.link.recording.Recording.Entry;
import org.shuyi.hardware.link.recording.Recording.What;

/**
 * Plays the device's part of a recording. A driver that sends anything but what was recorded fails
 * at once; because whoever runs the driver may catch that, {@link #requireFinished()} says it
 * again. Time is not played: what was received can be read at once, and a read with nothing to come
 * answers at once that nothing came. One thread uses the wires; any may ask whether it is finished.
 */
public final class Replay implements LinkOpener {
  private final List<Entry> entries;
  private int next;
  private @Nullable String mismatch;

  public Replay(Recording recording) {
    this.entries = recording.entries();
  }

  /**
   * The next wire of the recording.
   *
   * @throws LinkException as recorded; of kind NOT_FOUND after the recording's end
   */
  @Override
  public synchronized Link open() throws LinkException {
    return switch (peek()) {
      case What.Opened() -> {
        next++;
        yield new ReplayLink(this);
      }
      case What.Failed(Kind kind) -> throw failure(kind);
      case What.Sent(String ignored) -> throw fail("the driver opened the wire again");
      case What.Received(String ignored) -> throw fail("the driver opened the wire again");
      case null -> throw new LinkException(Kind.NOT_FOUND, "the recording is at its end");
    };
  }

  /**
   * Makes sure that the whole recording was played and nothing went wrong on the way.
   *
   * @throws IllegalStateException saying which entry was not met, and by what
   */
  public synchronized void requireFinished() {
    if (mismatch != null) {
      throw new IllegalStateException(mismatch);
    }
    if (next < entries.size()) {
      throw fail("nothing more happened");
    }
  }

  /** True when every entry was played or a mismatch stopped it. */
  public synchronized boolean isOver() {
    return mismatch != null || next >= entries.size();
  }

  synchronized void write(String hex) throws LinkException {
    failIfRecorded();
    if (!new What.Sent(hex).equals(peek())) {
      throw fail("the driver sent " + hex);
    }
    next++;
    // What was to be sent is recorded before the wire fails over it.
    failIfRecorded();
  }

  synchronized void failIfRecorded() throws LinkException {
    if (peek() instanceof What.Failed(Kind kind)) {
      throw failure(kind);
    }
  }

  /** What comes next from the device, or null if nothing comes before the driver does something. */
  synchronized @Nullable String read() throws LinkException {
    return switch (peek()) {
      case What.Received(String hex) -> {
        next++;
        yield hex;
      }
      case What.Failed(Kind kind) -> throw failure(kind);
      case What.Sent(String ignored) -> null;
      case What.Opened() -> null;
      case null -> null;
    };
  }

  private @Nullable What peek() {
    return next < entries.size() ? entries.get(next).what() : null;
  }

  private LinkException failure(Kind kind) {
    next++;
    return new LinkException(kind, "as recorded");
  }

  private IllegalStateException fail(String what) {
    String expected =
        next < entries.size() ? "'" + entries.get(next) + "' is recorded" : "the recording is over";
    if (mismatch == null) {
      mismatch = "replay, entry " + (next + 1) + ": " + expected + ", but " + what;
    }
    return new IllegalStateException(mismatch);
  }
}
