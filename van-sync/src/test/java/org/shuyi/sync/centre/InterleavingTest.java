package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.shuyi.sync.centre.KohaLikeSystem.Moment;
import org.shuyi.sync.centre.KohaLikeSystem.OpenLoan;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.LibrarySystemException;

/**
 * Books go from hand to hand at three stations; what the stations wrote down reaches the centre
 * cut, doubled and out of order, while the centre crashes and answers of the library system are
 * lost. In the end the library system must show where each book really is, and nothing was done
 * twice.
 */
final class InterleavingTest {
  private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");
  private static final int STATIONS = 3;
  private static final int ITEMS = 2;

  /**
   * Somebody borrows this item at this station; if it is out, it comes back, or the loan is
   * prolonged, once at most.
   */
  record Touch(int station, int item, boolean prolong) {}

  /** What happens between the stations, the centre and the library system. */
  sealed interface Trouble {
    record Deliver(int station, int first, int more) implements Trouble {}

    record Work(int item) implements Trouble {}

    record Crash(Moment moment, int item) implements Trouble {}

    record AnswersLost(int item) implements Trouble {}

    record NotReached(int item) implements Trouble {}

    record Pass(int seconds) implements Trouble {}
  }

  @Property(tries = 100)
  void theLibrarySystemEndsWhereTheBooksAre(
      @ForAll("touches") List<Touch> touches, @ForAll("troubles") List<Trouble> troubles)
      throws Exception {
    Path directory = Files.createTempDirectory("interleaving");
    KohaLikeSystem ils = new KohaLikeSystem(MORNING);
    World world = new World(touches);
    try (CentreBench bench =
        new CentreBench(directory.resolve("centre.db"), ils, MORNING.plus(Duration.ofHours(2)))) {
      for (Trouble trouble : troubles) {
        happen(trouble, world, bench, ils);
      }
      for (TestStation station : world.stations) {
        bench.receive(station.all());
      }
      bench.settleAll();
      verify(world, bench, ils);
    } finally {
      delete(directory);
    }
  }

  private static void happen(Trouble trouble, World world, CentreBench bench, KohaLikeSystem ils)
      throws Exception {
    switch (trouble) {
      case Trouble.Deliver(var station, var first, var more) ->
          world.cut(station, first, more, bench);
      case Trouble.Work(var item) -> bench.advance(name(item));
      case Trouble.Crash(var moment, var item) -> crash(moment, item, bench, ils);
      case Trouble.AnswersLost(var item) -> {
        ils.loseAnswers(true);
        bench.advance(name(item));
        ils.loseAnswers(false);
      }
      case Trouble.NotReached(var item) -> {
        ils.fault((moment, act) -> notReached(moment));
        bench.advance(name(item));
        ils.fault((moment, act) -> {});
      }
      case Trouble.Pass(var seconds) -> bench.pass(Duration.ofSeconds(seconds));
    }
  }

  private static void notReached(Moment moment) throws LibrarySystemException {
    if (moment == Moment.BEFORE_APPLY) {
      throw new LibrarySystemException(LibrarySystemException.Kind.UNREACHABLE, "cable pulled");
    }
  }

  private static void crash(Moment moment, int item, CentreBench bench, KohaLikeSystem ils)
      throws Exception {
    ils.crashOnceAt(moment);
    try {
      bench.advance(name(item));
    } catch (KohaLikeSystem.Crash e) {
      bench.restart();
    }
    ils.fault((later, act) -> {});
  }

  private static void verify(World world, CentreBench bench, KohaLikeSystem ils) throws Exception {
    for (TestStation station : world.stations) {
      assertThat(bench.outcomes(station))
          .hasSize(station.written())
          .allMatch(o -> o instanceof Outcome.Applied || o instanceof Outcome.AlreadyDone);
    }
    Map<ItemId, PatronId> shown = new HashMap<>();
    ils.loans().forEach((item, loan) -> shown.put(item, loan.patron()));
    assertThat(shown).isEqualTo(world.out);
    ils.loans()
        .values()
        .forEach(loan -> assertThat(loan.renewals()).isLessThanOrEqualTo(asked(world, loan)));
    for (int item = 0; item < ITEMS; item++) {
      assertThat(lent(ils, item)).as("loans of one item, once each and in order").isSorted();
      assertThat(lent(ils, item)).doesNotHaveDuplicates();
    }
    assertThat(ils.done().stream().filter(done -> done.what().equals("renewal")))
        .as("renewals, once each and only those asked for")
        .doesNotHaveDuplicates()
        .allMatch(done -> world.prolonged.contains(done.patron()));
    assertThat(bench.store().counts().review()).isZero();
  }

  private static int asked(World world, OpenLoan loan) {
    return world.prolonged.contains(loan.patron()) ? 1 : 0;
  }

  private static List<String> lent(KohaLikeSystem ils, int item) {
    return ils.done().stream()
        .filter(done -> done.what().equals("loan") && done.item().value().equals(name(item)))
        .map(done -> Optional.ofNullable(done.patron()).map(PatronId::value).orElseThrow())
        .toList();
  }

  private static String name(int item) {
    return "X" + item;
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }

  @Provide
  Arbitrary<List<Touch>> touches() {
    return Combinators.combine(
            Arbitraries.integers().between(0, STATIONS - 1),
            Arbitraries.integers().between(0, ITEMS - 1),
            Arbitraries.of(true, false))
        .as(Touch::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(16);
  }

  @Provide
  Arbitrary<List<Trouble>> troubles() {
    Arbitrary<Integer> station = Arbitraries.integers().between(0, STATIONS - 1);
    Arbitrary<Integer> item = Arbitraries.integers().between(0, ITEMS - 1);
    Arbitrary<Trouble> deliver =
        Combinators.combine(
                station, Arbitraries.integers().between(1, 8), Arbitraries.integers().between(0, 8))
            .as(Trouble.Deliver::new);
    Arbitrary<Trouble> crash =
        Combinators.combine(Arbitraries.of(Moment.class), item).as(Trouble.Crash::new);
    return Arbitraries.frequencyOf(
            Tuple.of(6, deliver),
            Tuple.of(6, item.map(Trouble.Work::new)),
            Tuple.of(4, crash),
            Tuple.of(4, item.map(Trouble.AnswersLost::new)),
            Tuple.of(1, item.map(Trouble.NotReached::new)),
            Tuple.of(1, Arbitraries.of(1, 5, 60).map(Trouble.Pass::new)))
        .list()
        .ofMinSize(10)
        .ofMaxSize(50);
  }

  /** What really happened. */
  private static final class World {
    final List<TestStation> stations =
        IntStream.range(0, STATIONS).mapToObj(i -> new TestStation("s" + i, 1)).toList();
    final Map<ItemId, PatronId> out = new HashMap<>();
    final Set<PatronId> prolonged = new HashSet<>();

    World(List<Touch> touches) {
      List<Touch> all = new ArrayList<>(touches);
      for (int i = 0; i < all.size(); i++) {
        touch(all.get(i), MORNING.plusSeconds(60L * i), "P%04d".formatted(i));
      }
    }

    private void touch(Touch touch, Instant at, String patron) {
      ItemId item = new ItemId(name(touch.item()));
      TestStation station = stations.get(touch.station());
      PatronId holder = out.get(item);
      if (holder == null) {
        station.loan(item.value(), patron, at);
        out.put(item, new PatronId(patron));
      } else if (touch.prolong() && prolonged.add(holder)) {
        station.renewal(item.value(), holder.value(), at);
      } else {
        station.giveBack(item.value(), at);
        out.remove(item);
      }
    }

    void cut(int station, int first, int more, CentreBench bench) throws Exception {
      TestStation from = stations.get(station);
      if (first <= from.written()) {
        bench.receive(from.batch(first, Math.min(from.written(), first + more)));
      }
    }
  }
}
