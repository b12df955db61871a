package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.centre.KohaLikeSystem.Done;
import org.shuyi.sync.centre.KohaLikeSystem.Moment;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PersonHash;

/**
 * People get cards at several stations in one day and borrow on them; batches come in whatever
 * order, answers get lost, the centre is killed. At the end each person has one card and each loan
 * is made once on it, or is in review. The library system of these worlds would open a second
 * account.
 */
final class RegistrationWorldsTest {
  private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");
  private static final int SEEDS = Integer.getInteger("registrations.seeds", 25);
  private static final int PEOPLE = 4;
  private static final int LOANS = 4;
  private static final int MOST_KILLS = 3;

  @TempDir private Path folder;

  @Test
  void everybodyHasOneCardAndEveryLoanOnce() throws Exception {
    int merged = 0;
    int held = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      try (World world = new World(seed, Files.createDirectory(folder.resolve("w" + seed)))) {
        world.live();
        world.judge();
        merged += world.merged;
        held += world.held;
      }
    }
    assertThat(merged).as("loans that moved to another card").isGreaterThan(SEEDS);
    assertThat(held).as("loans on a number of somebody else's").isPositive();
  }

  /** A loan that somebody was promised on a screen. */
  private record Promise(int person, TestStation station, int sequence, PatronId shown) {}

  private static final class World implements AutoCloseable {
    private final int seed;
    private final Random random;
    private final KohaLikeSystem ils = new KohaLikeSystem(MORNING);
    private final CentreBench bench;
    private final List<TestStation> stations =
        List.of(new TestStation("a", 1), new TestStation("b", 1), new TestStation("c", 1));
    private final Map<String, PatronId> cards = new HashMap<>();
    private final Map<PatronId, Integer> atDesk = new HashMap<>();
    private final Map<ItemId, Promise> promises =
        new TreeMap<>((x, y) -> x.key().compareTo(y.key()));
    private int kills;
    private int minute;
    private int merged;
    private int held;

    World(int seed, Path folder) throws Exception {
      this.seed = seed;
      this.random = new Random(seed);
      this.bench =
          new CentreBench(folder.resolve("centre.db"), ils, MORNING.plus(Duration.ofHours(20)));
      ils.trusting();
    }

    private static PersonHash person(int number) {
      return TestStation.person("person " + number);
    }

    void live() throws Exception {
      for (int person = 0; person < PEOPLE; person++) {
        if (random.nextInt(4) == 0) {
          PatronId card = new PatronId("P" + person);
          ils.registerAtDesk(card, person(person));
          atDesk.put(card, person);
        }
      }
      for (int i = 0; i < PEOPLE * LOANS; i++) {
        borrow(i % PEOPLE, i);
        disturb();
      }
      quiet();
    }

    private void borrow(int person, int book) {
      TestStation station = stations.get(random.nextInt(stations.size()));
      String has = station.id() + "/" + person;
      if (!cards.containsKey(has) || random.nextInt(6) == 0) {
        cards.put(has, issue(station, person));
      }
      PatronId card = cards.get(has);
      ItemId item = new ItemId("X" + book);
      station.loan(item.value(), card.value(), next());
      promises.put(item, new Promise(person, station, station.written(), card));
    }

    /** Now and then a number that another station has given away too. */
    private PatronId issue(TestStation station, int person) {
      String series = random.nextInt(8) == 0 ? "V-any-" : "V-" + station.id() + "-";
      PatronId card = new PatronId(series + random.nextInt(1, 9) + person * random.nextInt(2));
      boolean own = cards.entrySet().stream().anyMatch(e -> taken(e, station, card));
      if (own) {
        return issue(station, person);
      }
      station.card(card.value(), person(person), next());
      return card;
    }

    /** A station gives no number away twice. */
    private static boolean taken(
        Map.Entry<String, PatronId> issued, TestStation station, PatronId card) {
      return issued.getValue().equals(card) && issued.getKey().startsWith(station.id() + "/");
    }

    private Instant next() {
      return MORNING.plus(Duration.ofMinutes(++minute));
    }

    private void disturb() throws Exception {
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> bench.receive(stations.get(random.nextInt(stations.size())).all());
        case 3, 4 -> settle();
        case 5 -> ils.loseAnswers(random.nextBoolean());
        case 6 -> killSoon();
        default -> bench.pass(Duration.ofSeconds(random.nextInt(60)));
      }
    }

    private void killSoon() {
      if (kills < MOST_KILLS) {
        ils.crashOnceAt(Moment.values()[random.nextInt(Moment.values().length)]);
      }
    }

    private void settle() throws Exception {
      try {
        bench.settleDue();
      } catch (KohaLikeSystem.Crash e) {
        kills++;
        bench.restart();
      }
    }

    private void quiet() throws Exception {
      ils.loseAnswers(false);
      ils.fault((moment, act) -> {});
      for (TestStation station : stations) {
        if (station.written() > 0) {
          bench.receive(station.all());
        }
      }
      bench.settleAll();
    }

    void judge() throws Exception {
      Map<PatronId, Integer> owner = new HashMap<>(atDesk);
      for (PatronId card : ils.opened()) {
        assertThat(owner.put(card, ownerOf(card))).as("seed %d: %s twice", seed, card).isNull();
      }
      assertThat(owner.values()).as("seed %d: one person, one card", seed).doesNotHaveDuplicates();
      for (Map.Entry<ItemId, Promise> each : promises.entrySet()) {
        judge(each.getKey(), each.getValue(), owner);
      }
      assertThat(ils.done()).as("seed %d: nothing invented", seed).allMatch(this::promised);
    }

    private int ownerOf(PatronId card) {
      for (int person = 0; person < PEOPLE; person++) {
        if (ils.people().getOrDefault(person(person), Set.of()).contains(card)) {
          return person;
        }
      }
      throw new AssertionError("seed " + seed + ": an account of nobody");
    }

    private boolean promised(Done done) {
      return done.what().equals("loan") && promises.containsKey(done.item());
    }

    private void judge(ItemId item, Promise promise, Map<PatronId, Integer> owner)
        throws Exception {
      List<PatronId> lentTo = new ArrayList<>();
      ils.done().stream().filter(d -> d.item().equals(item)).forEach(d -> lentTo.add(d.patron()));
      Outcome told = bench.outcomes(promise.station()).get(promise.sequence() - 1);
      if (told instanceof Outcome.Applied) {
        assertThat(lentTo).as("seed %d: %s once", seed, item).hasSize(1);
        assertThat(owner.get(lentTo.getFirst()))
            .as("seed %d: %s to who took it", seed, item)
            .isEqualTo(promise.person());
        merged += lentTo.getFirst().equals(promise.shown()) ? 0 : 1;
      } else {
        assertThat(told)
            .as("seed %d: %s waits for staff", seed, item)
            .isInstanceOfAny(Outcome.Unknown.class, Outcome.Refused.class);
        assertThat(lentTo).as("seed %d: %s not lent", seed, item).isEmpty();
        held++;
      }
    }

    @Override
    public void close() {
      bench.close();
    }
  }
}
