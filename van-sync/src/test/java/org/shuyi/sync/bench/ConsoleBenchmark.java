package org.shuyi.sync.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.shuyi.sync.centre.CentreStatus;
import org.shuyi.sync.centre.Desks;
import org.shuyi.sync.centre.StationDesk;
import org.shuyi.sync.centre.console.Accounts;
import org.shuyi.sync.centre.console.Cases;
import org.shuyi.sync.centre.console.Console;
import org.shuyi.sync.centre.console.ConsoleSettings;
import org.shuyi.sync.centre.console.Place;
import org.shuyi.sync.centre.console.Role;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.centre.store.Counts;
import org.shuyi.sync.centre.store.Heard;
import org.shuyi.sync.centre.store.PastAct;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.password.PasswordHash;
import org.shuyi.sync.wire.StationState;

/**
 * The list of 500 stations, each with eight devices, all on the map: from the request of somebody
 * who is signed in to the last byte. What stations say is handed in; no broker takes part.
 */
final class ConsoleBenchmark implements Benchmark {
  private static final int STATIONS = 500;
  private static final int WARM_UP = 100;
  private static final int PAGES = 300;
  private static final String PASSWORD = "a long enough password";

  @Override
  public List<Figure> run(Path directory) throws Exception {
    Path file = directory.resolve("accounts");
    new Accounts(file)
        .put(
            new Accounts.Account(
                new StaffId("bench"),
                Role.VIEWER,
                PasswordHash.of(PASSWORD.toCharArray(), new SecureRandom())));
    Map<StationId, Place> places = new HashMap<>();
    IntStream.range(0, STATIONS).forEach(i -> places.put(station(i), place(i)));
    ConsoleSettings settings =
        new ConsoleSettings(
            "bench",
            ZoneId.of("Asia/Shanghai"),
            "127.0.0.1",
            0,
            false,
            file,
            Optional.empty(),
            places);
    InstantSource clock = InstantSource.system();
    try (Desks desks = Desks.open(new StoreAddress.Sqlite(directory.resolve("centre.db")), clock);
        Console console = Console.start(settings, new Many(), Cases.of(desks.review()), clock);
        HttpClient client = HttpClient.newHttpClient()) {
      return measured(client, console.uri());
    }
  }

  private static StationId station(int number) {
    return new StationId("kiosk-" + number);
  }

  private static Place place(int number) {
    return new Place(
        "书驿 " + number,
        Optional.of(new Place.Position(30 + number % 25 / 50.0, 120 + number / 25 / 40.0)));
  }

  private static List<Figure> measured(HttpClient client, URI console) throws Exception {
    String cookie = signIn(client, console);
    pages(client, console, cookie, WARM_UP);
    long before = heap();
    long[] nanos = pages(client, console, cookie, PAGES);
    long after = heap();
    Arrays.sort(nanos);
    return List.of(
        Figure.atMost(
            200, "console, 500 stations: a page, p99", nanos[PAGES * 99 / 100] / 1e6, "ms"),
        Figure.of("console, 500 stations: a page, median", nanos[PAGES / 2] / 1e6, "ms"),
        Figure.atMost(1.1, "console: heap after 300 pages / before", (double) after / before, ""));
  }

  private static String signIn(HttpClient client, URI console) throws Exception {
    HttpResponse<Void> answer =
        client.send(
            HttpRequest.newBuilder(console.resolve("/sign-in"))
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "account=bench&password=" + PASSWORD.replace(' ', '+')))
                .build(),
            HttpResponse.BodyHandlers.discarding());
    String set = answer.headers().firstValue("set-cookie").orElseThrow();
    return set.substring(0, set.indexOf(';'));
  }

  private static long[] pages(HttpClient client, URI console, String cookie, int count)
      throws Exception {
    long[] nanos = new long[count];
    HttpRequest page =
        HttpRequest.newBuilder(console.resolve("/")).header("Cookie", cookie).build();
    for (int i = 0; i < count; i++) {
      long start = System.nanoTime();
      HttpResponse<byte[]> answer = client.send(page, HttpResponse.BodyHandlers.ofByteArray());
      nanos[i] = System.nanoTime() - start;
      if (answer.statusCode() != 200) {
        throw new IOException("no page: " + answer.statusCode());
      }
    }
    return nanos;
  }

  /** What is still held after a collection. */
  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** Stations of which every tenth has no paper and every fiftieth is gone. */
  private static final class Many implements org.shuyi.sync.centre.console.Fleet {
    private static final Instant NOW = Instant.now();

    private final List<StationDesk.Report> all = new ArrayList<>();

    Many() {
      IntStream.range(0, STATIONS).forEach(i -> all.add(report(i)));
    }

    private static StationDesk.Report report(int number) {
      Map<String, String> devices = new HashMap<>();
      IntStream.range(0, 7).forEach(i -> devices.put("device-" + i, "READY"));
      devices.put("printer", number % 10 == 0 ? "DEGRADED PAPER_OUT" : "READY");
      StationState state =
          new StationState(
                  station(number), number % 50 != 0, 3, 2, "0.1.0", number % 7, NOW, Map.of())
              .of(devices);
      return new StationDesk.Report(
          station(number),
          Optional.of(state),
          Optional.of(new Heard(NOW, NOW.minusSeconds(60))),
          Optional.empty());
    }

    @Override
    public List<StationDesk.Report> stations() {
      return all;
    }

    @Override
    public List<PastAct> lastActs(StationId station, int limit) {
      return List.of();
    }

    @Override
    public CentreStatus status() {
      return new CentreStatus(true, new Counts(0, 0, 0, 0, 0, 0));
    }
  }
}
