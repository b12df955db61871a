package org.shuyi.hardware.chute;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.shuyi.hardware.device.Device;

/**
 * A patron opens the flap and lays a book into the slot; when the flap is closed again, the book is
 * read by the reader under the slot and taken to a bin, or the flap is opened to give it back. That
 * a bin is full is told before anybody is asked for a book. Contacts are told as {@link
 * ChuteEvent}.
 */
public interface Chute extends Device {
  /** Within what every command is answered. */
  Duration LONGEST = Duration.ofSeconds(18);

  /** Whether the flap was opened. */
  enum Flap {
    UNLOCKED,
    /** Every bin is full: no book is asked for. */
    NO_ROOM,
    /** The chute was not reached. */
    UNKNOWN
  }

  /** How many bins there are, numbered from 1. */
  int bins();

  /**
   * Unlocks the flap for one book.
   *
   * @return always completes, normally, within {@link #LONGEST}
   */
  CompletionStage<Flap> open();

  /**
   * Unlocks the flap for a book that is given back: also when all bins are full.
   *
   * @return always completes, normally, within {@link #LONGEST}
   */
  CompletionStage<Flap> giveBack();

  /**
   * Takes what lies in the slot. Nothing moves unless the flap is closed, and all stops when it is
   * opened.
   *
   * @param bin from 1
   * @return always completes, normally, within {@link #LONGEST}
   */
  CompletionStage<Intake> take(int bin);
}
