package org.shuyi.sync.centre.console;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.shuyi.sync.centre.review.ReviewEntry;
import org.shuyi.sync.web.Html;

/** The cases that wait for staff, or that are over; the oldest first. */
final class ReviewPage {
  private static final List<String> COLUMNS =
      List.of("opened", "kind", "item", "station", "why", "proposed", "state");

  private static final Set<String> ON_ITEMS = Set.of("LOAN", "RETURN", "RENEWAL");

  private ReviewPage() {}

  static Html of(Frame frame, Cases cases, List<ReviewEntry> found, boolean over) {
    Words words = frame.words();
    return frame.page(
        words.say("nav.review"),
        Html.of("h1").text(words.say("nav.review")),
        Html.of("p", "tabs")
            .add(tab(words, "/review", "to-do", !over), tab(words, "/review?over=1", "over", over)),
        found.isEmpty()
            ? Html.of("p", "empty").text(words.say("review.none"))
            : Html.of("div", "scrolls")
                .add(
                    Html.of("table")
                        .add(
                            head(words),
                            Html.of("tbody")
                                .add(
                                    found.stream()
                                        .map(each -> row(frame, cases, each))
                                        .toList()))));
  }

  private static Html tab(Words words, String to, String key, boolean here) {
    Html.Element link = Html.of("a").with("href", to).text(words.say("review." + key));
    return here ? link.with("aria-current", "page") : link;
  }

  private static Html head(Words words) {
    return Html.of("thead")
        .add(
            Html.of("tr")
                .add(
                    COLUMNS.stream()
                        .map(
                            each ->
                                Html.of("th").with("scope", "col").text(words.say("case." + each)))
                        .toList()));
  }

  private static Html row(Frame frame, Cases cases, ReviewEntry entry) {
    Words words = frame.words();
    return Html.of("tr")
        .add(
            Html.of("td").add(frame.ago(entry.openedAt())),
            Html.of("th")
                .with("scope", "row")
                .add(
                    Html.of("a")
                        .with("href", "/review/" + entry.act())
                        .text(words.orName("kind", entry.kind()))),
            Html.of("td").text(barcode(entry)),
            Html.of("td").text(entry.station().value()),
            Html.of("td").text(why(words, cases, entry)),
            Html.of("td").text(words.say("action." + cases.offered(entry).getFirst().key())),
            Html.of("td").text(state(words, entry)));
  }

  /** What else a case may be about is kept under the number of a card or of a person. */
  static String barcode(ReviewEntry entry) {
    boolean ofItem = ON_ITEMS.contains(entry.kind()) && entry.item() != null;
    return ofItem ? Objects.requireNonNull(entry.item()) : "–";
  }

  static String why(Words words, Cases cases, ReviewEntry entry) {
    return words.orElse("rule." + entry.rule(), cases.reason(entry));
  }

  static String state(Words words, ReviewEntry entry) {
    String said = words.say("case-state." + entry.now().state().name());
    return entry.now().owner() == null ? said : said + " · " + entry.now().owner();
  }
}
