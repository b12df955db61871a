package org.shuyi.kiosk.app.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.app.HandState;
import org.shuyi.kiosk.app.demo.TourReport.CardTold;
import org.shuyi.kiosk.app.demo.TourReport.ItemTold;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.PatronState;

/**
 * What patrons were told during a tour, item by item, kept apart from everything that is being
 * judged: it only reads what stood on the screen.
 */
final class Ledger {
  private final Map<String, List<Told>> told = new LinkedHashMap<>();

  private final List<PatronId> cards = new ArrayList<>();

  private record Told(boolean lent, @Nullable String due) {}

  /** The lines of a finished session: each on which an act stands is a promise. */
  void promised(HandState screen, boolean lent) {
    for (HandState.HandLine line : screen.lines()) {
      switch (line.progress()) {
        case "Done", "TagOwed" ->
            told.computeIfAbsent(line.item(), item -> new ArrayList<>())
                .add(new Told(lent, line.due()));
        default -> {
          // Nothing was promised.
        }
      }
    }
  }

  /** A renewal moved the date of the newest promise. */
  void renewed(String item, @Nullable String due) {
    List<Told> all = told.getOrDefault(item, List.of());
    if (!all.isEmpty()) {
      all.set(all.size() - 1, new Told(true, due));
    }
  }

  /** A card that was given out. */
  void given(PatronId card) {
    cards.add(card);
  }

  List<PatronId> cards() {
    return List.copyOf(cards);
  }

  CardTold judge(PatronId card, PatronState shown) {
    return new CardTold(
        card.masked(), shown.standing().name(), shown.standing() == PatronState.Standing.GOOD);
  }

  List<String> items() {
    return List.copyOf(told.keySet());
  }

  /** Holds the promises of one item against what the library system shows and did. */
  ItemTold judge(String item, String title, ItemState shown, int ilsLoans) {
    List<Told> all = told.getOrDefault(item, List.of());
    Told last = all.getLast();
    int lent = (int) all.stream().filter(Told::lent).count();
    boolean onLoan = shown.circulation() == ItemState.Circulation.ON_LOAN;
    String toldDue = last.due() == null ? "" : last.due();
    String ilsDue = shown.due() == null ? "" : shown.due().toString();
    boolean agree =
        last.lent() == onLoan && lent == ilsLoans && (!last.lent() || toldDue.equals(ilsDue));
    return new ItemTold(
        item,
        title,
        last.lent() ? "LENT" : "RETURNED",
        toldDue,
        shown.circulation().name(),
        ilsDue,
        lent,
        ilsLoans,
        agree);
  }
}
