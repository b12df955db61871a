package org.shuyi.sync.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.centre.store.StoredAct;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.wire.Limits;

/**
 * What an act costs the centre's database, from the batch to its outcome, while the inbox grows and
 * the library system is far behind.
 */
final class InboxBenchmark implements Benchmark {
  private static final int LARGEST = Integer.getInteger("bench.inbox.acts", 1_000_000);
  private static final int MEASURED = 1200;
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

  @Override
  public List<Figure> run(Path directory) throws Exception {
    Map<Integer, Double> costs = new LinkedHashMap<>();
    double rate = 0;
    try (CentreStore store =
        CentreStore.open(new StoreAddress.Sqlite(directory.resolve("centre.db")))) {
      Van van = new Van(store);
      van.cost();
      for (int size = 1000; size <= LARGEST; size *= 10) {
        van.fill(Math.max(Limits.BATCH_ROWS, size - van.sent));
        rate = van.rate;
        costs.put(size, van.cost());
      }
      List<Figure> figures = new ArrayList<>();
      costs.forEach(
          (size, cost) ->
              figures.add(
                  Figure.of("centre's store, an act with " + size + " in the inbox", cost, "us")));
      double first = costs.values().iterator().next();
      double last = costs.values().stream().toList().getLast();
      figures.add(Figure.of("centre's store, acts stored in batches", rate, "acts/s"));
      figures.add(
          Figure.atMost(1.5, "centre's store, cost with most / with 1000 acts", last / first, ""));
      return figures;
    }
  }

  private static final class Van {
    private final CentreStore store;
    private final Backlog backlog;
    private int sent;
    private double rate;

    Van(CentreStore store) throws StoreException {
      this.store = store;
      this.backlog = new Backlog(store, NOW.minus(Duration.ofDays(1)));
    }

    /** Loans that wait for the library system. */
    void fill(int acts) throws StoreException {
      long started = System.nanoTime();
      for (int i = 0; i < acts; i++) {
        backlog.add(Acts.loan(sent++));
      }
      backlog.store();
      rate = Ratios.perSecond(acts, started);
    }

    /** Microseconds an act, from the batch to its outcome. */
    double cost() throws StoreException {
      long started = System.nanoTime();
      for (int i = 0; i < MEASURED; i += Limits.BATCH_ROWS) {
        fill(Limits.BATCH_ROWS);
        for (int each = sent - Limits.BATCH_ROWS; each < sent; each++) {
          settle(new ItemId("B%08d".formatted(each)));
        }
      }
      return (System.nanoTime() - started) / 1e3 / MEASURED;
    }

    private void settle(ItemId item) throws StoreException {
      store.claim(NOW, 8);
      StoredAct head = store.head(item).orElseThrow();
      store.history(head);
      store.attempts(head.id());
      store.intend(head, null, NOW);
      store.settle(head, new Outcome.Applied(null), "LEND", NOW);
    }
  }
}
