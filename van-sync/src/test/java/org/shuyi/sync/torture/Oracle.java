package org.shuyi.sync.torture;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.shuyi.sync.ils.demo.DemoEvent;
import org.shuyi.sync.torture.Patrons.Deed;
import org.shuyi.sync.torture.Patrons.Seen;

/**
 * Judges by what patrons saw and what the library system did. Knows nothing of sequences, batches
 * or rules; of the centre only what its database says of each act, in SQL of its own.
 */
final class Oracle {
  /**
   * What the centre's database says of an act.
   *
   * @param review what staff read, empty if they need not look
   */
  record Stored(String kind, String book, String state, String result, String review) {
    boolean isDone() {
      return state.equals("SETTLED") && Set.of("APPLIED", "ALREADY_DONE").contains(result);
    }

    boolean isInReview() {
      return state.equals("REVIEW") && !review.isBlank();
    }
  }

  private final List<Seen> seen;
  private final Map<String, Stored> centre;
  private final List<DemoEvent> history;
  private final List<String> lost = new ArrayList<>();
  private final List<String> doubled = new ArrayList<>();

  Oracle(List<Seen> seen, Map<String, Stored> centre, List<DemoEvent> history) {
    this.seen = seen;
    this.centre = centre;
    this.history = history;
  }

  /** Reads what the centre has. */
  static Map<String, Stored> centre(Path database) throws SQLException {
    Map<String, Stored> acts = new HashMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        var statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT act_id, kind, item, act.state, coalesce(result, ''), coalesce(detail, '')"
                    + " FROM act LEFT JOIN review USING (act_id)")) {
      while (row.next()) {
        acts.put(
            row.getString(1),
            new Stored(
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6)));
      }
    }
    return acts;
  }

  void judge() {
    Set<String> books = new TreeSet<>();
    seen.forEach(each -> books.add(each.wish().book()));
    history.forEach(event -> books.add(event.barcode()));
    seen.forEach(this::atTheCentre);
    invented();
    books.forEach(this::book);
  }

  List<String> lost() {
    return lost;
  }

  List<String> doubled() {
    return doubled;
  }

  /** Promised, and left to staff with a reason. */
  long inReview() {
    return seen.stream().filter(this::isInReview).count();
  }

  private boolean isInReview(Seen each) {
    Stored stored = centre.get(each.id());
    return stored != null && stored.isInReview();
  }

  private void atTheCentre(Seen each) {
    Stored stored = centre.get(each.id());
    if (each.promised() && (stored == null || !stored.isDone() && !stored.isInReview())) {
      lost.add("promised " + each + ", the centre has " + stored);
    }
  }

  /** What nobody was told must be what somebody was doing when the station was killed. */
  private void invented() {
    Set<String> promised = new HashSet<>();
    Map<String, Integer> unanswered = new HashMap<>();
    for (Seen each : seen) {
      if (each.promised()) {
        promised.add(each.id());
      } else {
        unanswered.merge(kind(each.wish().deed()) + " " + each.wish().book(), 1, Integer::sum);
      }
    }
    centre.forEach(
        (id, stored) -> {
          String what = stored.kind() + " " + stored.book();
          if (!promised.contains(id) && unanswered.merge(what, -1, Integer::sum) < 0) {
            doubled.add("nobody did " + what + ", act " + id);
          }
        });
  }

  private static String kind(Deed deed) {
    return switch (deed) {
      case LEND -> "LOAN";
      case RENEW -> "RENEWAL";
      case RETURN -> "RETURN";
    };
  }

  /** The library system's history of a book is what patrons saw, in that order, once each. */
  private void book(String book) {
    List<Seen> mine = seen.stream().filter(each -> each.wish().book().equals(book)).toList();
    List<Seen> expected = withoutRepeats(mine);
    int at = 0;
    for (DemoEvent event : history) {
      if (!event.barcode().equals(book)) {
        continue;
      }
      int found = find(expected, at, event);
      if (found < 0) {
        doubled.add("done twice, too late or for nobody: " + event);
      } else {
        skipped(expected.subList(at, found));
        at = found + 1;
      }
    }
    skipped(expected.subList(at, expected.size()));
  }

  /** Who does a thing once more, having got no answer, does it once. */
  private static List<Seen> withoutRepeats(List<Seen> all) {
    List<Seen> once = new ArrayList<>();
    for (Seen each : all) {
      if (!once.isEmpty() && once.getLast().wish().equals(each.wish())) {
        once.removeLast();
      }
      once.add(each);
    }
    return once;
  }

  private static int find(List<Seen> expected, int from, DemoEvent event) {
    for (int i = from; i < expected.size(); i++) {
      if (isShownBy(expected.get(i), event)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isShownBy(Seen each, DemoEvent event) {
    boolean same =
        switch (event.kind()) {
          case LENT -> each.wish().deed() == Deed.LEND;
          case RENEWED -> each.wish().deed() == Deed.RENEW;
          case RETURNED -> each.wish().deed() == Deed.RETURN;
        };
    return same && event.card().equals(each.wish().card());
  }

  private void skipped(List<Seen> passed) {
    for (Seen each : passed) {
      if (each.promised() && !isInReview(each)) {
        lost.add("promised and never done: " + each);
      }
    }
  }
}
