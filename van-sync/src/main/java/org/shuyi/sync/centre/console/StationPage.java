package org.shuyi.sync.centre.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shuyi.sync.centre.store.PastAct;
import org.shuyi.sync.reference.ReferenceSet;
import org.shuyi.sync.web.Html;
import org.shuyi.sync.wire.StationState;

/** One station: what is wrong with it and what to do, then how all of it is. */
final class StationPage {
  private final Frame frame;
  private final Words words;
  private final StationView station;

  private StationPage(Frame frame, StationView station) {
    this.frame = frame;
    this.words = frame.words();
    this.station = station;
  }

  /**
   * @param acts the newest first
   */
  static Html of(Frame frame, StationView station, List<PastAct> acts) {
    return new StationPage(frame, station).page(acts);
  }

  private Html page(List<PastAct> acts) {
    return frame.page(
        station.place().name(),
        Html.of("p", "back").add(Html.of("a").with("href", "/").text(words.say("nav.stations"))),
        Html.of("h1")
            .text(station.place().name() + " ")
            .add(
                Html.of("small").text(station.id().value()),
                StationsPage.chip(words, station.rung())),
        section("faults", faults()),
        section("facts", facts()),
        section("devices", devices()),
        section("acts", acts(acts)));
  }

  private Html section(String key, Html content) {
    return Html.of("section", key).add(Html.of("h2").text(words.say("station." + key)), content);
  }

  private Html faults() {
    List<Html> all = new ArrayList<>();
    station
        .quarantine()
        .ifPresent(
            why -> all.add(fault(words.say("rung.closed"), why, step("closed"), Rung.CLOSED)));
    if (station.rung() == Rung.OFFLINE) {
      all.add(fault(words.say("rung.offline"), cause("offline"), step("offline"), Rung.OFFLINE));
    }
    if (station.rung() != Rung.OFFLINE && station.queueIsLong(words.now())) {
      all.add(fault(words.say("station.queue-long"), cause("queue"), step("queue"), Rung.IMPAIRED));
    }
    station.ill().forEach(device -> faults(device, all));
    return all.isEmpty()
        ? Html.of("p", "empty").text(words.say("station.no-faults"))
        : Html.of("ul", "fault-list").add(all);
  }

  private void faults(DeviceView device, List<Html> all) {
    List<String> reasons = new ArrayList<>(device.alarms());
    if (!device.reason().isEmpty()) {
      reasons.addFirst(device.reason());
    }
    if (reasons.isEmpty()) {
      reasons.add(device.felt());
    }
    reasons.forEach(
        reason ->
            all.add(
                fault(
                    device.name() + " · " + words.orName("reason", reason),
                    cause(reason),
                    step(reason),
                    device.rung())));
  }

  private String cause(String reason) {
    return words.orElse("cause." + reason, words.say("cause.other", reason));
  }

  private String step(String reason) {
    return words.orElse("step." + reason, words.say("step.other"));
  }

  private Html fault(String what, String cause, String step, Rung rung) {
    return Html.of("li", "fault " + rung.word())
        .add(
            Html.of("strong").text(what),
            Html.of("p", "cause").text(cause),
            Html.of("p", "step").text(words.say("station.step", step)));
  }

  private Html facts() {
    Html.Element list = Html.of("dl");
    Optional<StationState> state = station.state();
    List<Html> rows = new ArrayList<>();
    row(rows, "seen", station.seenAt().map(this::seen).orElse("–"));
    row(rows, "queue", station.queued() + queueAge());
    row(rows, "software", state.map(StationState::software).orElse("–"));
    row(rows, "starts", state.map(it -> it.start() + " · " + it.connection()).orElse("–"));
    ages(state)
        .forEach(
            (set, at) -> {
              rows.add(
                  fact(
                      words.say("fact.reference", words.orName("set", set.name())), words.ago(at)));
            });
    return list.add(rows);
  }

  private static Map<ReferenceSet, Instant> ages(Optional<StationState> state) {
    return new TreeMap<>(state.map(StationState::reference).orElse(Map.of()));
  }

  private String seen(Instant at) {
    return words.moment(at) + " · " + words.ago(at);
  }

  private String queueAge() {
    return station
        .queuedSince()
        .map(since -> " · " + words.lasting(Duration.between(since, words.now())))
        .orElse("");
  }

  private void row(List<Html> rows, String key, String value) {
    rows.add(fact(words.say("fact." + key), value));
  }

  private static Html fact(String name, String value) {
    return Html.of("div").add(Html.of("dt").text(name), Html.of("dd").text(value));
  }

  private Html devices() {
    return station.devices().isEmpty()
        ? Html.of("p", "empty").text(words.say("station.no-devices"))
        : Html.of("ul", "device-list").add(station.devices().stream().map(this::device).toList());
  }

  private Html device(DeviceView device) {
    String why = StationsPage.why(words, device);
    return Html.of("li", device.rung().word())
        .add(
            Html.of("strong").text(device.name()),
            Html.of("span").text(words.orName("state", device.state().name())),
            Html.of("span", "felt").text(device.rung() == Rung.WELL ? device.felt() : why));
  }

  private Html acts(List<PastAct> acts) {
    if (acts.isEmpty()) {
      return Html.of("p", "empty").text(words.say("station.no-acts"));
    }
    return Html.of("div", "scrolls")
        .add(
            Html.of("table")
                .add(
                    Html.of("thead")
                        .add(
                            Html.of("tr")
                                .add(
                                    head("act.number"),
                                    head("act.at"),
                                    head("act.kind"),
                                    head("act.result"))),
                    Html.of("tbody").add(acts.stream().map(this::act).toList())));
  }

  private Html head(String key) {
    return Html.of("th").with("scope", "col").text(words.say(key));
  }

  private Html act(PastAct act) {
    String at = (act.certain() ? "" : "≈ ") + words.moment(act.at());
    String result = act.result().isEmpty() ? act.state() : act.result();
    return Html.of("tr")
        .add(
            Html.of("td").text(Long.toString(act.sequence())),
            Html.of("td").text(at),
            Html.of("td").text(words.orName("kind", act.kind())),
            Html.of("td")
                .text(words.orName("result", act.state().equals("REVIEW") ? "REVIEW" : result)));
  }
}
