package org.shuyi.sync.route;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.ServicePoint;
import org.shuyi.sync.circulation.StopId;

/**
 * What a van has lent and did not see come back: by its own journal, so that a book that was given
 * back elsewhere still counts.
 *
 * @param out in the order in which they were lent
 */
public record BooksOut(List<Out> out) {
  /**
   * One book that is out.
   *
   * @param stop where it was lent; null if at none
   * @param due as the patron was told, or as the library system had it later
   */
  public record Out(ItemId item, PatronId patron, @Nullable StopId stop, LocalDate due) {
    private Out due(LocalDate later) {
      return new Out(item, patron, stop, later);
    }
  }

  public BooksOut {
    out = List.copyOf(out);
  }

  /**
   * From a journal.
   *
   * @param acts in order
   * @param outcomes what the centre said of them, in which due dates are; a loan that it refused is
   *     out all the same
   */
  public static BooksOut of(
      Iterable<RecordedAct> acts, Function<ActId, Optional<Outcome>> outcomes) {
    Map<ItemId, Out> out = new LinkedHashMap<>();
    ServicePoint point = ServicePoint.NONE;
    for (RecordedAct act : acts) {
      Optional<LocalDate> due = outcomes.apply(act.id()).flatMap(BooksOut::due);
      switch (act.act()) {
        case Act.Loan(var item, var patron, var told, var by, var why) ->
            out.put(item, new Out(item, patron, point.of(act.act()), due.orElse(told)));
        case Act.Renewal renewal ->
            due.ifPresent(
                later -> out.computeIfPresent(renewal.item(), (item, each) -> each.due(later)));
        case Act.Return back -> out.remove(back.item());
        default -> {
          // Says nothing of who has a book.
        }
      }
      point = point.after(act.act());
    }
    return new BooksOut(List.copyOf(out.values()));
  }

  /** Lent at one of these stops and due on this day or before, the longest due first. */
  public List<Out> dueAt(Collection<StopId> stops, LocalDate day) {
    return out.stream()
        .filter(each -> each.stop() != null && stops.contains(each.stop()))
        .filter(each -> !each.due().isAfter(day))
        .sorted(Comparator.comparing(Out::due))
        .toList();
  }

  private static Optional<LocalDate> due(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied(var due) -> Optional.ofNullable(due);
      case Outcome.AlreadyDone done -> Optional.ofNullable(done.due());
      case Outcome.Refused refused -> Optional.empty();
      case Outcome.Unknown unknown -> Optional.empty();
    };
  }
}
