package org.shuyi.sync.centre.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shuyi.sync.web.Html;
import org.shuyi.sync.wire.StationState;

/** All stations, those that somebody has to look at first. */
final class StationsPage {
  private static final List<String> COLUMNS =
      List.of("station", "rung", "devices", "queue", "software", "reference", "seen");

  private final Frame frame;
  private final Words words;

  private StationsPage(Frame frame) {
    this.frame = frame;
    this.words = frame.words();
  }

  static Html of(Frame frame, List<StationView> stations) {
    return new StationsPage(frame).page(stations);
  }

  private Html page(List<StationView> stations) {
    List<StationView> ordered =
        stations.stream()
            .sorted(
                Comparator.comparing(StationView::rung)
                    .thenComparing(each -> each.place().name())
                    .thenComparing(each -> each.id().value()))
            .toList();
    List<Html> content = new ArrayList<>();
    content.add(Html.of("h1").text(words.say("nav.stations")));
    content.add(sums(stations));
    MapPicture.of(words, ordered).ifPresent(content::add);
    content.add(
        stations.isEmpty()
            ? Html.of("p", "empty").text(words.say("stations.none"))
            : Html.of("div", "scrolls").add(table(ordered)));
    return frame.page(words.say("nav.stations"), content.toArray(Html[]::new));
  }

  private Html sums(List<StationView> stations) {
    Map<Rung, Long> counts =
        stations.stream().collect(Collectors.groupingBy(StationView::rung, Collectors.counting()));
    return Html.of("ul", "sums")
        .add(
            Arrays.stream(Rung.values())
                .filter(rung -> rung == Rung.WELL || counts.containsKey(rung))
                .map(rung -> sum(rung, counts.getOrDefault(rung, 0L)))
                .toList());
  }

  private Html sum(Rung rung, long count) {
    return Html.of("li", "sum " + rung.word())
        .add(
            Html.of("strong").text(Long.toString(count)),
            Html.of("span").text(words.say("rung." + rung.word())));
  }

  private Html table(List<StationView> stations) {
    return Html.of("table", "stations")
        .add(
            Html.of("thead")
                .add(
                    Html.of("tr")
                        .add(
                            COLUMNS.stream()
                                .map(
                                    each ->
                                        Html.of("th")
                                            .with("scope", "col")
                                            .text(words.say("column." + each)))
                                .toList())),
            Html.of("tbody").add(stations.stream().map(this::row).toList()));
  }

  private Html row(StationView station) {
    return Html.of("tr", station.rung().word())
        .add(
            Html.of("th").with("scope", "row").add(name(station)),
            Html.of("td").add(chip(words, station.rung())),
            Html.of("td").add(ill(station)),
            queue(station),
            Html.of("td").text(station.state().map(StationState::software).orElse("–")),
            Html.of("td").add(reference(station)),
            Html.of("td").add(station.seenAt().map(frame::ago).orElse(Html.text("–"))));
  }

  private static Html name(StationView station) {
    Html.Element link =
        Html.of("a").with("href", "/stations/" + station.id()).text(station.place().name());
    boolean unnamed = station.place().name().equals(station.id().value());
    return unnamed ? link : Html.of("span").add(link, Html.of("small").text(station.id().value()));
  }

  static Html chip(Words words, Rung rung) {
    return Html.of("span", "chip " + rung.word()).text(words.say("rung." + rung.word()));
  }

  private List<Html.Element> ill(StationView station) {
    return station.ill().stream()
        .map(
            device ->
                Html.of("span", "chip " + device.rung().word())
                    .text(device.name() + " " + why(words, device)))
        .toList();
  }

  /** Why somebody has to look at a device, in a word. */
  static String why(Words words, DeviceView device) {
    List<String> all =
        new ArrayList<>(device.alarms().stream().map(it -> words.orName("reason", it)).toList());
    if (!device.reason().isEmpty()) {
      all.addFirst(words.orName("reason", device.reason()));
    }
    return all.isEmpty() ? device.felt() : String.join(words.say("comma"), all);
  }

  private Html queue(StationView station) {
    Html.Element cell = Html.of("td", station.queueIsLong(words.now()) ? "queue long" : "queue");
    return cell.text(station.queued() + age(station).map(age -> " · " + age).orElse(""));
  }

  private Optional<String> age(StationView station) {
    return station
        .queuedSince()
        .map(since -> words.lasting(java.time.Duration.between(since, words.now())));
  }

  private Html reference(StationView station) {
    return station
        .state()
        .map(StationState::referenceMadeAt)
        .filter(made -> made.isAfter(Instant.EPOCH))
        .map(frame::ago)
        .orElse(Html.text("–"));
  }
}
