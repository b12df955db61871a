package org.shuyi.sync.centre.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.shuyi.sync.centre.console.Role.Right;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.review.CaseState;
import org.shuyi.sync.centre.review.Entered;
import org.shuyi.sync.centre.review.ReviewEntry;
import org.shuyi.sync.centre.store.ItemAct;
import org.shuyi.sync.web.Html;

/** One case: why it is here, what became of the item and of the case, and what can be done. */
final class CasePage {
  private final Frame frame;
  private final Words words;
  private final Cases cases;
  private final ReviewEntry entry;

  CasePage(Frame frame, Cases cases, ReviewEntry entry) {
    this.frame = frame;
    this.words = frame.words();
    this.cases = cases;
    this.entry = entry;
  }

  /**
   * @param problem why the last step was not taken; empty for none
   */
  Html page(List<ItemAct> story, List<Entered> record, String problem) {
    List<Html> content = new ArrayList<>();
    content.add(
        Html.of("p", "back")
            .add(Html.of("a").with("href", "/review").text(words.say("nav.review"))));
    content.add(title());
    if (!problem.isEmpty()) {
      content.add(
          Html.of("p", "problem").with("role", "alert").text(words.say("case.not-done", problem)));
    }
    content.add(section("why", why()));
    if (frame.may(Right.DECIDE)) {
      content.add(section("decide", decide()));
    }
    content.add(
        Html.of("div", "two")
            .add(
                section(
                    "story",
                    story.isEmpty() ? empty() : times(story.stream().map(this::told).toList())),
                section(
                    "record",
                    record.isEmpty() ? empty() : times(record.stream().map(this::told).toList()))));
    return frame.still(words.orName("kind", entry.kind()), content);
  }

  private Html title() {
    return Html.of("h1")
        .text(words.orName("kind", entry.kind()) + " ")
        .add(
            Html.of("small").text(ReviewPage.barcode(entry)),
            Html.of("span", "chip " + (entry.now().state().isOpen() ? "impaired" : "well"))
                .text(ReviewPage.state(words, entry)));
  }

  private Html section(String key, Html content) {
    return Html.of("section").add(Html.of("h2").text(words.say("case." + key)), content);
  }

  private Html empty() {
    return Html.of("p", "empty").text(words.say("case.nothing"));
  }

  /**
   * A card number is for those who have to look the patron up, and so is what the library system
   * said, which may hold one.
   */
  private Html why() {
    List<Html> facts = new ArrayList<>();
    facts.add(fact("done", words.between(entry.earliest(), entry.latest())));
    facts.add(fact("station", entry.station() + " · " + entry.sequence()));
    if (frame.may(Right.DECIDE)) {
      facts.add(fact("card", Objects.requireNonNullElse(entry.patron(), "–")));
      facts.add(fact("said", entry.detail().isBlank() ? "–" : entry.detail()));
    }
    return Html.of("div")
        .add(
            Html.of("p", "lead").text(ReviewPage.why(words, cases, entry)),
            Html.of("dl").add(facts));
  }

  private Html fact(String key, String value) {
    return Html.of("div")
        .add(Html.of("dt").text(words.say("case." + key)), Html.of("dd").text(value));
  }

  private Html decide() {
    CaseState state = entry.now().state();
    if (!state.isOpen()) {
      return state == CaseState.CLOSED
          ? empty()
          : step("undo").add(note(), frame.button("case.undo"));
    }
    boolean mine = frame.who().id().equals(entry.now().owner());
    return Html.of("div", "steps")
        .add(
            choose(),
            mine
                ? Html.text("")
                : step("take").add(frame.button("case.take").with("class", "quiet")));
  }

  private Html choose() {
    List<Action> offered = cases.offered(entry);
    Action first = Objects.requireNonNullElse(entry.now().action(), offered.getFirst());
    return step("do")
        .add(offered.stream().map(each -> choice(each, each == first)).toList())
        .add(
            note(),
            frame.button("case.do"),
            frame
                .button("case.propose")
                .with("class", "quiet")
                .with("formaction", "/review/" + entry.act() + "/propose"));
  }

  private Html.Element choice(Action action, boolean chosen) {
    return Html.of("label", "choice")
        .add(
            Html.of("input")
                .with("type", "radio")
                .with("name", "action")
                .with("value", action.key())
                .when(chosen, "checked"),
            Html.of("span")
                .text(words.say("action." + action.key()))
                .add(Html.of("small").text(words.say("action-does." + action.key()))));
  }

  private Html.Element step(String word) {
    return frame.form("/review/" + entry.act() + "/" + word);
  }

  private Html note() {
    return Html.of("label")
        .text(words.say("case.note"))
        .add(
            Html.of("input")
                .with("name", "note")
                .with("maxlength", "500")
                .with("autocomplete", "off"));
  }

  private static Html times(List<Html> lines) {
    return Html.of("ol", "times").add(lines);
  }

  private Html told(ItemAct act) {
    String result =
        act.state().equals("REVIEW") || act.result().isEmpty() ? act.state() : act.result();
    return Html.of("li", act.act().equals(entry.act()) ? "this" : "other")
        .add(
            Html.of("span", "when").text(words.between(act.earliest(), act.latest())),
            Html.of("strong").text(words.orName("kind", act.kind())),
            Html.of("span").text(act.station() + " · " + words.orName("result", result)));
  }

  private Html told(Entered step) {
    String what = step.action() == null ? "" : " · " + words.say("action." + step.action().key());
    return Html.of("li", "other")
        .add(
            Html.of("span", "when").text(words.moment(step.at())),
            Html.of("strong").text(step.who()),
            Html.of("span").text(words.say("case-state." + step.state().name()) + what),
            Html.of("span", "note").text(step.note()));
  }
}
