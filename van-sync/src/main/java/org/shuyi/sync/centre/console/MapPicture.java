package org.shuyi.sync.centre.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.shuyi.sync.centre.console.Place.Position;
import org.shuyi.sync.web.Html;

/**
 * Where the stations stand, as a picture drawn here: no tiles of somebody else's server. Degrees of
 * longitude are drawn as long as they are at the middle latitude, which for a city or a county is
 * as good as any projection.
 */
final class MapPicture {
  private static final double WIDTH = 1200;
  private static final double HEIGHT = 360;
  private static final double MARGIN = 60;

  /** Height of a name, as in the style sheet. */
  private static final double TYPE = 17;

  /** A lone station, or several at one place, stand in the middle of so many degrees. */
  private static final double LEAST_SPAN = 0.01;

  private final double left;
  private final double top;
  private final double east;
  private final double perDegree;

  private MapPicture(List<Position> all) {
    double south = least(all, Position::latitude);
    double north = -least(all, each -> -each.latitude());
    double west = least(all, Position::longitude);
    double furthest = -least(all, each -> -each.longitude());
    east = Math.cos(Math.toRadians((south + north) / 2));
    double wide = Math.max(LEAST_SPAN, (furthest - west) * east);
    double high = Math.max(LEAST_SPAN, north - south);
    perDegree = Math.min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high);
    left = (west + furthest) / 2 * east - WIDTH / 2 / perDegree;
    top = (south + north) / 2 + HEIGHT / 2 / perDegree;
  }

  private static double least(List<Position> all, ToDoubleFunction<Position> of) {
    return all.stream().mapToDouble(of).min().orElseThrow();
  }

  /** Empty if nobody said where any of them is. */
  static Optional<Html> of(Words words, List<StationView> stations) {
    List<StationView> placed =
        stations.stream().filter(each -> each.place().position().isPresent()).toList();
    if (placed.isEmpty()) {
      return Optional.empty();
    }
    MapPicture map =
        new MapPicture(placed.stream().map(each -> each.place().position().orElseThrow()).toList());
    return Optional.of(
        Html.of("svg", "map")
            .with("viewBox", "0 0 %d %d".formatted((int) WIDTH, (int) HEIGHT))
            .with("role", "img")
            .with("aria-label", words.say("map"))
            // The worst last, so that they lie on top.
            .add(map.stations(words, placed).reversed()));
  }

  private List<Html> stations(Words words, List<StationView> placed) {
    List<Box> taken = new ArrayList<>();
    List<Html> drawn = new ArrayList<>();
    for (StationView station : placed) {
      Position at = station.place().position().orElseThrow();
      double x = (at.longitude() * east - left) * perDegree;
      double y = (top - at.latitude()) * perDegree;
      drawn.add(station(words, station, x, y, label(station.place().name(), x, y, taken)));
    }
    return drawn;
  }

  private static Html station(
      Words words, StationView station, double x, double y, Optional<Html> label) {
    return Html.of("a", station.rung().word())
        .with("href", "/stations/" + station.id())
        .add(
            Html.of("title")
                .text(station.place().name() + " · " + words.say("rung." + station.rung().word())),
            Html.of("circle").with("cx", x).with("cy", y).with("r", 9))
        .add(label.stream().toList());
  }

  /** Beside, under or over its point, where nothing else stands; empty where all is taken. */
  private static Optional<Html> label(String name, double x, double y, List<Box> taken) {
    double wide = name.codePoints().mapToDouble(each -> each < 0x2E80 ? TYPE * 0.58 : TYPE).sum();
    List<Box> possible =
        List.of(
            new Box(x + 14, y - TYPE / 2, wide),
            new Box(x - 14 - wide, y - TYPE / 2, wide),
            new Box(x - wide / 2, y + 13, wide),
            new Box(x - wide / 2, y - 13 - TYPE, wide));
    Optional<Box> free =
        possible.stream()
            .filter(Box::fits)
            .filter(box -> taken.stream().noneMatch(box::overlaps))
            .findFirst();
    free.ifPresent(taken::add);
    return free.map(
        box -> Html.of("text").with("x", box.x()).with("y", box.y() + TYPE * 0.85).text(name));
  }

  /** What a name covers. */
  private record Box(double x, double y, double wide) {
    boolean fits() {
      return x >= 0 && x + wide <= WIDTH && y >= 0 && y + TYPE <= HEIGHT;
    }

    boolean overlaps(Box other) {
      return x < other.x + other.wide
          && other.x < x + wide
          && y < other.y + TYPE
          && other.y < y + TYPE;
    }
  }
}
