package org.shuyi.kiosk.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.sync.circulation.ItemId;

/** How far a book is in the return chute. One book at a time. */
public sealed interface Chuting {
  /** There is no chute, or it takes nothing now. */
  record Closed() implements Chuting {}

  /**
   * The flap is being unlocked.
   *
   * @param last why the book before was given back; null if it was not
   */
  record Unlocking(@Nullable Problem last) implements Chuting {}

  /**
   * For a book, and a closed flap.
   *
   * @param open somebody has opened it
   */
  record Inviting(boolean open, @Nullable Problem last) implements Chuting {}

  /** The flap is locked until somebody touches that it is to be opened. */
  record Resting(@Nullable Problem last) implements Chuting {}

  /** A book lies behind the closed flap; which one is it? */
  record Reading() implements Chuting {}

  /**
   * It is one of ours, and nobody can take it any more: it is written down and its tag armed.
   *
   * @param tags of all its parts
   */
  record Keeping(ItemId item, List<TagUid> tags) implements Chuting {
    public Keeping {
      tags = List.copyOf(tags);
    }
  }

  /** It is returned, and falls into its bin. */
  record Dropping(ItemId item) implements Chuting {}

  /** What is to be told of the last book. */
  enum Problem {
    /** Nothing that lies there has a tag. */
    NO_TAG,
    /** What lies there is no book of a library. */
    STRANGE,
    SEVERAL,
    /** Parts of a set are missing. */
    INCOMPLETE,
    /** It could not be written down. */
    NOT_RECORDED,
    /** Somebody opened the flap while a returned book was on its way to the bin. */
    FLAP,
    /** A returned book is stuck; staff will see to it. */
    STUCK,
    NO_ROOM,
    /** The chute does not answer. */
    NO_ANSWER
  }

  /** Whether the flap was unlocked. */
  enum Flap {
    UNLOCKED,
    /** Every bin is full. */
    NO_ROOM,
    /** The chute was not reached. */
    UNKNOWN
  }

  /** What became of a book that was to fall. */
  enum Fall {
    FALLEN,
    /** Nothing moves while the flap is open. */
    FLAP_OPEN,
    NOTHING_THERE,
    /** It lies there still, as far as anybody knows. */
    STUCK
  }

  /** Whether the machine has to do the next step. */
  default boolean busy() {
    return this instanceof Unlocking
        || this instanceof Reading
        || this instanceof Keeping
        || this instanceof Dropping;
  }

  /** Whether the flap can be asked to open. */
  default boolean rests() {
    return this instanceof Resting || (this instanceof Inviting(boolean open, var last) && !open);
  }
}
