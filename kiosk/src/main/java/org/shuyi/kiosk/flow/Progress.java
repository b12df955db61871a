package org.shuyi.kiosk.flow;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.RefusalReason;

/** How far one item of a session is. */
public sealed interface Progress {
  /** Parts of a set are missing. */
  record Incomplete(int parts, int of) implements Progress {}

  /** May it be lent, or renewed? */
  record Deciding() implements Progress {}

  /** It may; the act is on its way to the disk. */
  record Recording(Act act) implements Progress {}

  /**
   * The act stands; its tags are being written.
   *
   * @param waiting the tags whose answer is to come
   * @param owed the tags that are not as they should be
   * @param debt the act that recorded a debt in an earlier try; null if none did
   */
  record Securing(Stand stand, List<TagUid> waiting, List<TagUid> owed, @Nullable ActId debt)
      implements Progress {
    public Securing {
      waiting = List.copyOf(waiting);
      owed = List.copyOf(owed);
    }

    /** The first try. */
    public Securing(Stand stand, List<TagUid> waiting) {
      this(stand, waiting, List.of(), null);
    }
  }

  /** Done. */
  record Done(Stand stand) implements Progress {}

  /**
   * The act stands, but a tag is not as it should be: lay it on the pad again, or ask staff.
   *
   * @param debt the act that recorded the debt; null while, or if, it could not be recorded
   * @param waiting the tags to be written when seen again; none: all, when the item is whole again
   */
  record TagOwed(Stand stand, @Nullable ActId debt, List<TagUid> waiting) implements Progress {
    public TagOwed {
      waiting = List.copyOf(waiting);
    }
  }

  /** The act stands; the library system did not agree, and staff will look at it. */
  record InReview(ActId act, List<RefusalReason> reasons) implements Progress {
    public InReview {
      reasons = List.copyOf(reasons);
    }
  }

  /** No, for all these reasons; nothing was done. */
  record Refused(List<RefusalReason> reasons) implements Progress {
    public Refused {
      reasons = List.copyOf(reasons);
    }
  }

  /** Taken off the pad before it was decided; nothing was done. */
  record TakenAway() implements Progress {}

  /** The machine could not write it down; nothing was done. */
  record NotRecorded() implements Progress {}

  /**
   * An act of this session that stands.
   *
   * @param due for a loan or a renewal, else null
   * @param confirmed the library system itself said so
   * @param refused why it did not agree, kept until the tags are written; empty if it did not say
   */
  record Stand(ActId act, @Nullable LocalDate due, boolean confirmed, List<RefusalReason> refused) {
    public Stand {
      refused = List.copyOf(refused);
    }

    public Stand(ActId act, @Nullable LocalDate due, boolean confirmed) {
      this(act, due, confirmed, List.of());
    }

    Stand confirmed(@Nullable LocalDate settledDue) {
      return new Stand(act, settledDue == null ? due : settledDue, true);
    }

    Stand refused(List<RefusalReason> reasons) {
      return new Stand(act, due, confirmed, reasons);
    }

    /** What is told of it when nothing is left to be done here. */
    Progress told() {
      return refused.isEmpty() ? new Done(this) : new InReview(act, refused);
    }
  }

  /** It stays behind its door, and is not lent. */
  record StaysBehind(Why why) implements Progress {
    /** Why it stays there. */
    public enum Why {
      /** The door did not open. */
      STUCK,
      /** The door was opened and the book left where it lay. */
      NOT_TAKEN,
      /** That it is not lent could not be written down: staff will see to it. */
      UNTOLD
    }
  }

  /**
   * On loan, as the list of loans shows it.
   *
   * @param overdue it should be back, by a clock that can be trusted
   */
  record OnLoan(@Nullable LocalDate due, boolean overdue) implements Progress {}

  /** True while a machine, not the patron, has to do the next step. */
  default boolean busy() {
    return this instanceof Deciding || this instanceof Recording || this instanceof Securing;
  }

  /** True if an act of this session stands for the item. */
  default boolean stands() {
    return switch (this) {
      case Securing ignored -> true;
      case Done ignored -> true;
      case TagOwed ignored -> true;
      case InReview ignored -> true;
      case Incomplete ignored -> false;
      case Deciding ignored -> false;
      case Recording ignored -> false;
      case Refused ignored -> false;
      case TakenAway ignored -> false;
      case NotRecorded ignored -> false;
      case StaysBehind ignored -> false;
      case OnLoan ignored -> false;
    };
  }
}
