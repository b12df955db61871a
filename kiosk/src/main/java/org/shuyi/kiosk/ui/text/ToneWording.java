package org.shuyi.kiosk.ui.text;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.shuyi.kiosk.flow.Journey;
import org.shuyi.kiosk.flow.Journey.CardProblem;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.flow.Lockers;
import org.shuyi.kiosk.flow.Progress;
import org.shuyi.sync.circulation.ItemId;

/** What just happened, as sound and light tell it: by the tone that the screen has for it. Pure. */
public final class ToneWording {
  private ToneWording() {}

  /** The gravest of what is new; empty if nothing is that anybody should hear of. */
  public static Optional<Tone> between(Kiosk before, Kiosk after) {
    return Stream.of(
            lines(before.journey(), after),
            arrival(before, after).stream(),
            Stream.of(Tone.ATTENTION).filter(ignored -> after.warned() && !before.warned()))
        .flatMap(each -> each)
        .filter(tone -> tone.compareTo(Tone.DONE) >= 0)
        .max(Comparator.naturalOrder());
  }

  private static Stream<Tone> lines(Journey before, Kiosk after) {
    Map<ItemId, Progress> known = new HashMap<>();
    lines(before).forEach(line -> known.put(line.item(), line.progress()));
    return lines(after.journey()).stream()
        .filter(line -> !Objects.equals(known.get(line.item()), line.progress()))
        .map(
            line ->
                Wording.line(purpose(after.journey()), line.progress(), after.service()).tone());
  }

  private static Optional<Tone> arrival(Kiosk before, Kiosk after) {
    if (before.journey().equals(after.journey())) {
      return Optional.empty();
    }
    return switch (after.journey()) {
      case Journey.PatronRefused ignored -> Optional.of(Tone.REFUSED);
      case Lockers.Visiting now -> LockerWording.tone(now.stage());
      case Journey.Identify(var purpose, CardProblem problem) when problem != CardProblem.NONE ->
          Optional.of(Tone.REFUSED);
      default -> Optional.empty();
    };
  }

  private static List<Line> lines(Journey journey) {
    return switch (journey) {
      case Journey.Borrowing now -> now.lines();
      case Journey.Returning now -> now.lines();
      case Journey.MyLoans now -> now.lines();
      case Journey.Finished now -> now.lines();
      case Lockers now -> now.lines();
      default -> List.of();
    };
  }

  private static Purpose purpose(Journey journey) {
    return switch (journey) {
      case Journey.Returning ignored -> Purpose.RETURN;
      case Journey.MyLoans ignored -> Purpose.MY_LOANS;
      case Journey.Finished now -> now.purpose();
      default -> Purpose.BORROW;
    };
  }
}
