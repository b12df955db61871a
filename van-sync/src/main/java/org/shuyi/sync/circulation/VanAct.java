package org.shuyi.sync.circulation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a book van (流动图书车) does besides lending. Nothing of it concerns the library system: the
 * centre stores it, and that settles it. At which stop anything was done follows from the stop that
 * was open then, in the order of the journal: see {@link ServicePoint}.
 */
public sealed interface VanAct extends Act {
  /** The van stands at a stop and serves it, or does so no more, or never came. */
  sealed interface OnStop extends VanAct {
    StopId stop();
  }

  /** Where a book of the van's stock is. A loan and a return say so as well. */
  sealed interface OnShelf extends VanAct {
    ItemId item();
  }

  /**
   * A stop is open. It ends the one before, if that was left without being closed.
   *
   * @param planned when the timetable has this visit, local time by minutes; null for an extra stop
   * @param proposedBy what pointed to this stop before staff confirmed it
   */
  record StopOpened(StopId stop, @Nullable LocalDateTime planned, ProposedBy proposedBy)
      implements OnStop {
    public StopOpened {
      requireMinutes(planned);
    }

    /** Not in the timetable. */
    public boolean isExtra() {
      return planned == null;
    }
  }

  /** A stop is closed; the van goes on. */
  record StopClosed(StopId stop) implements OnStop {}

  /**
   * The van does not serve a stop that was planned.
   *
   * @param planned when the timetable has it, local time by minutes
   * @param cancelled said before the trip, and not on the way
   */
  record StopSkipped(StopId stop, LocalDateTime planned, boolean cancelled, SkipReason reason)
      implements OnStop {
    public StopSkipped {
      requireMinutes(planned);
    }
  }

  /**
   * Heads that staff counted (总流通人次). Says nothing of who they were.
   *
   * @param count 1 to {@link #MOST_PEOPLE}
   * @param group OTHER if it was not said
   */
  record Visit(int count, PatronCategory group) implements VanAct {
    public Visit {
      requirePeople(count);
    }
  }

  /**
   * An exhibition, a lecture or the like was held (流动展览、流动讲座).
   *
   * @param title 1 to {@link #MOST_TITLE} characters
   * @param attendance heads (参加人次) by age; OTHER if it was not said, none if nobody counted
   */
  record EventHeld(EventKind kind, String title, Map<PatronCategory, Integer> attendance)
      implements VanAct {
    public EventHeld {
      Identifiers.requireText("title of an event", title, MOST_TITLE);
      attendance.values().forEach(VanAct::requirePeople);
      attendance = Collections.unmodifiableMap(new TreeMap<>(attendance));
    }

    /** Heads of every age. */
    public int attended() {
      return attendance.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  /** Somebody took a digital work along (数字资源流动下载). Says nothing of who it was. */
  record DownloadTaken(WorkId work) implements VanAct {}

  /**
   * A patron asked for something to be brought next time. The request goes by the id of this act.
   *
   * @param stop where it is wanted
   * @param promised the day on which it was promised; null if nothing was
   */
  record Request(Wish wish, PatronId patron, StopId stop, @Nullable LocalDate promised)
      implements VanAct {}

  /**
   * What became of a request.
   *
   * @param request the id of its act
   * @param item the copy that was brought or handed over; null only if there is none to be had
   */
  record RequestAnswered(ActId request, RequestAnswer answer, @Nullable ItemId item)
      implements VanAct {
    public RequestAnswered {
      if ((answer == RequestAnswer.CANNOT_BE_HAD) != (item == null)) {
        throw new IllegalArgumentException(
            "a request that is " + answer + ": expected " + (item == null ? "a" : "no") + " copy");
      }
    }
  }

  /**
   * A book was looked for at a stocktake (盘点).
   *
   * @param place where it was found, or where it was missed: a shelf or a call number
   */
  record StockCounted(ItemId item, String place, Found found) implements OnShelf {
    public StockCounted {
      Identifiers.requireText("place", place, MOST_PLACE);
    }
  }

  /** Staff took a book aboard (上架). */
  record StockShelved(ItemId item) implements OnShelf {}

  /** Staff took a book out of the van's stock (下架). */
  record StockUnshelved(ItemId item) implements OnShelf {}

  /** More than any stop has seen at once. */
  int MOST_PEOPLE = 100_000;

  /** Characters (UTF-16 units) of a title. */
  int MOST_TITLE = 200;

  /** Characters (UTF-16 units) of a place on a shelf. */
  int MOST_PLACE = 64;

  /** What pointed to a stop. */
  enum ProposedBy {
    /** Nothing: staff chose it. */
    STAFF,
    /** The timetable, by the clock. */
    TIMETABLE,
    /** The place where the van stands (GNSS). */
    POSITION,
    /** Both of them. */
    POSITION_AND_TIMETABLE
  }

  /** Why a stop was not served. */
  enum SkipReason {
    WEATHER,
    ROAD,
    VEHICLE,
    STAFF,
    /** Too late to be worth it. */
    TIME,
    /** The place was closed, or nobody was there. */
    NOBODY_THERE,
    /** Another one, or one that is newer than this program. */
    OTHER
  }

  /** What was held. */
  enum EventKind {
    EXHIBITION,
    LECTURE,
    /** Another one, or one that is newer than this program. */
    OTHER
  }

  /** What a patron wants. */
  sealed interface Wish {
    /**
     * A title, in the patron's words.
     *
     * @param words 1 to {@link #MOST_TITLE} characters
     */
    record Title(String words) implements Wish {
      public Title {
        Identifiers.requireText("title", words, MOST_TITLE);
      }
    }

    /** More books like this one. */
    record MoreLike(ItemId item) implements Wish {}
  }

  /** What became of a request. */
  enum RequestAnswer {
    /** It is aboard, and kept for the patron. */
    BROUGHT,
    /** The patron has it. The loan is an act of its own. */
    HANDED_OVER,
    CANNOT_BE_HAD
  }

  /** What a stocktake says of a book. */
  enum Found {
    /** Where it belongs. */
    PRESENT,
    /** In the van, at another place than its own. */
    MISPLACED,
    /** In the van, but another place's book. */
    BELONGS_ELSEWHERE,
    /** Not found when the count ended. */
    MISSING
  }

  private static void requirePeople(int count) {
    if (count < 1 || count > MOST_PEOPLE) {
      throw new IllegalArgumentException(count + " people: expected 1 to " + MOST_PEOPLE);
    }
  }

  private static void requireMinutes(@Nullable LocalDateTime planned) {
    if (planned != null && (planned.getSecond() != 0 || planned.getNano() != 0)) {
      throw new IllegalArgumentException(planned + ": a timetable has minutes and no seconds");
    }
  }
}
