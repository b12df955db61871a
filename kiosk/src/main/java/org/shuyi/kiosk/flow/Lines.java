package org.shuyi.kiosk.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Progress.Stand;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;

/** The items of a session as a list that is only ever copied. */
final class Lines {
  private Lines() {}

  static Optional<Line> find(List<Line> lines, ItemId item) {
    return lines.stream().filter(line -> line.item().equals(item)).findFirst();
  }

  /** Changes the line of an item; no line, no change. */
  static List<Line> change(List<Line> lines, ItemId item, Function<Line, Line> change) {
    return lines.stream()
        .map(line -> line.item().equals(item) ? change.apply(line) : line)
        .toList();
  }

  static List<Line> progress(List<Line> lines, ItemId item, Progress next) {
    return change(lines, item, line -> line.with(next));
  }

  /** The act of a line came to the disk, or did not. Any other act changes nothing. */
  static List<Line> recorded(List<Line> lines, Act.OnItem act, Progress next) {
    return awaits(lines, act) ? progress(lines, act.item(), next) : lines;
  }

  /** Whether a line waits for this act to be on disk. */
  static boolean awaits(List<Line> lines, Act.OnItem act) {
    return find(lines, act.item())
        .filter(line -> line.progress().equals(new Progress.Recording(act)))
        .isPresent();
  }

  /** Changes the line of an item, or adds one at the end. */
  static List<Line> put(List<Line> lines, Line next) {
    if (find(lines, next.item()).isPresent()) {
      return change(lines, next.item(), line -> next.titled(line.title()));
    }
    List<Line> all = new ArrayList<>(lines);
    all.add(next);
    return List.copyOf(all);
  }

  static boolean busy(List<Line> lines) {
    return lines.stream().anyMatch(line -> line.progress().busy());
  }

  /** Whether the patron has to do something before an item is as it should be. */
  static boolean owed(List<Line> lines) {
    return lines.stream().anyMatch(line -> owed(line.progress()));
  }

  private static boolean owed(Progress progress) {
    return progress instanceof Progress.TagOwed || progress instanceof Progress.Incomplete;
  }

  static boolean anyStands(List<Line> lines) {
    return lines.stream().anyMatch(line -> line.progress().stands());
  }

  /** What the centre said of an act, told on the line on which that act stands. */
  static List<Line> settled(List<Line> lines, ActId act, Outcome outcome) {
    return lines.stream().map(line -> line.with(settled(line.progress(), act, outcome))).toList();
  }

  private static Progress settled(Progress progress, ActId act, Outcome outcome) {
    return switch (progress) {
      case Progress.Securing(Stand stand, var waiting, var owed, var debt)
          when stand.act().equals(act) ->
          new Progress.Securing(told(stand, outcome), waiting, owed, debt);
      case Progress.TagOwed(Stand stand, var debt, var waiting) when stand.act().equals(act) ->
          new Progress.TagOwed(told(stand, outcome), debt, waiting);
      case Progress.Done(Stand stand) when stand.act().equals(act) -> told(stand, outcome).told();
      default -> progress;
    };
  }

  static Stand told(Stand stand, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Applied(var due) -> stand.confirmed(due);
      case Outcome.AlreadyDone(var due, var ignored) -> stand.confirmed(due);
      case Outcome.Refused(var reasons, String ignored) -> stand.refused(reasons);
      case Outcome.Unknown ignored -> stand;
    };
  }
}
