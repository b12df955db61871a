package org.shuyi.kiosk.flow;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;

/** Books that are asked for (预约): what waits, asking for another, giving one up. */
public sealed interface Holding extends Journey {
  /**
   * What the patron has asked for.
   *
   * @param awaited nobody has answered yet
   * @param asOf how old it is what this station knew of that; null if the library system said it
   */
  record Listed(Borrower borrower, List<Wish> wishes, boolean awaited, @Nullable Instant asOf)
      implements Holding {
    public Listed {
      wishes = List.copyOf(wishes);
    }
  }

  /**
   * One of them.
   *
   * @param stage how far it is
   * @param place where; empty if not said
   * @param through the last day on which it waits; null if not said
   */
  record Wish(ItemId item, String title, Stage stage, String place, @Nullable LocalDate through) {
    /** How far the library is with it. */
    public enum Stage {
      /** It is to be fetched. */
      READY,
      /** Others come first, or it is on its way. */
      WAITS,
      /** Reserved when the list was made; more is not known here. */
      RESERVED,
      /** Asked for at this machine, and the library does not know yet. */
      NOT_SENT
    }
  }

  /** Shall this one be given up? */
  record Confirm(Listed from, Wish wish) implements Holding {}

  /** It is being written down that one is given up. */
  record Cancelling(Listed from, Wish wish) implements Holding {}

  /**
   * Whose card shall it be asked for with?
   *
   * @param notACard what was scanned last is none that we know
   */
  record ShowCard(Title title, boolean notACard) implements Holding {}

  /** The card was read; who is it? */
  record Recognising(Title title, PatronId patron) implements Holding {}

  /** It is being written down. */
  record Placing(Title title, PatronId patron, boolean offline) implements Holding {}

  /**
   * How far it came.
   *
   * @param act whose outcome is awaited; null if none was written
   */
  record Told(Title title, Matter matter, @Nullable ActId act) implements Holding {
    /** What there is to tell. */
    public enum Matter {
      /** On its way to the library. */
      ASKED,
      /** It goes to the library when the network is back. */
      LATER,
      PLACED,
      REFUSED,
      NOT_WRITTEN
    }
  }
}
