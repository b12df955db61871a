package org.shuyi.sync.route;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.StopId;
import org.shuyi.sync.circulation.VanAct.Request;
import org.shuyi.sync.circulation.VanAct.RequestAnswer;
import org.shuyi.sync.circulation.VanAct.RequestAnswered;

/**
 * What patrons asked a van for, and what became of it.
 *
 * @param all in the order in which they were made
 */
public record Requests(List<Asked> all) {
  /**
   * One request.
   *
   * @param id of its act, by which it is answered
   * @param answer null as long as there is none
   * @param item the copy of the answer
   */
  public record Asked(
      ActId id, Request request, @Nullable RequestAnswer answer, @Nullable ItemId item) {
    /** Neither handed over nor given up. */
    public boolean isOpen() {
      return answer == null || answer == RequestAnswer.BROUGHT;
    }

    /** To be looked for before the trip. */
    public boolean isToBring() {
      return answer == null;
    }

    private Asked with(RequestAnswered answered) {
      return answer == RequestAnswer.HANDED_OVER
          ? this
          : new Asked(id, request, answered.answer(), answered.item());
    }

    private LocalDate promised() {
      LocalDate promised = request.promised();
      return promised == null ? LocalDate.MAX : promised;
    }
  }

  public Requests {
    all = List.copyOf(all);
  }

  /**
   * From a journal. The last answer holds, but what was handed over is.
   *
   * @param acts in order; answers to requests that are not among them are left out
   */
  public static Requests of(Iterable<RecordedAct> acts) {
    Map<ActId, Asked> asked = new LinkedHashMap<>();
    for (RecordedAct act : acts) {
      if (act.act() instanceof Request request) {
        asked.put(act.id(), new Asked(act.id(), request, null, null));
      } else if (act.act() instanceof RequestAnswered answered) {
        asked.computeIfPresent(answered.request(), (id, before) -> before.with(answered));
      }
    }
    return new Requests(List.copyOf(asked.values()));
  }

  /** What is open at these stops, what was promised first at the top. */
  public List<Asked> openAt(Collection<StopId> stops) {
    return all.stream()
        .filter(each -> each.isOpen() && stops.contains(each.request().stop()))
        .sorted(Comparator.comparing(Asked::promised))
        .toList();
  }

  /** What is to be looked for before a trip to these stops (取书单), in the same order. */
  public List<Asked> pickList(Collection<StopId> stops) {
    return openAt(stops).stream().filter(Asked::isToBring).toList();
  }
}
