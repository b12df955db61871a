package org.shuyi.hardware.link.recording;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.link.recording.Recording.Entry;
import org.shuyi.hardware.link.recording.Recording.What;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a recording. It must never disturb the device: if the disk is full or the tape is, the
 * recording ends there and the device goes on. Used by one device's thread.
 *
 * <p>A recording holds every byte, also those of a library card: it is personal data, made only
 * when a technician asks for it.
 */
public final class Tape {
  /** Some hours of a polled reader; a forgotten recording does not fill the disk. */
  public static final int LIMIT_CHARACTERS = 8 * 1024 * 1024;

  private static final Logger log = LoggerFactory.getLogger(Tape.class);

  private final Writer out;
  private final InstantSource time;
  private Instant start;
  private long written;
  private boolean ended;

  /**
   * @param out written and flushed line by line; the caller closes it
   * @param title one line: which device, at which address
   * @param time one that is never set
   */
  public Tape(Writer out, String title, InstantSource time) {
    this.out = out;
    this.time = time;
    this.start = time.instant();
    line("# " + title.replaceAll("\\R", " "));
    line("# ms since opening; = opened, > sent, < received, ! failed. May hold card numbers.");
  }

  /** Records every wire that this opener opens, one after the other. */
  public LinkOpener record(LinkOpener opener) {
    return RecordingLink.around(opener, this);
  }

  void rewind() {
    start = time.instant();
  }

  void add(What what) {
    line(new Entry(Duration.between(start, time.instant()), what).toString());
  }

  private void line(String text) {
    if (ended) {
      return;
    }
    try {
      write(text);
    } catch (IOException e) {
      ended = true;
      log.warn("the recording ends here, the device goes on: {}", e.toString());
    }
  }

  private void write(String text) throws IOException {
    written += text.length() + 1;
    ended = written > LIMIT_CHARACTERS;
    out.write(ended ? "# The tape is full.\n" : text + "\n");
    out.flush();
  }
}
