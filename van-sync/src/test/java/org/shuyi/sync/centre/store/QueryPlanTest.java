package org.shuyi.sync.centre.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.sync.centre.store.CentreStoreTest.EPOCH;
import static org.shuyi.sync.centre.store.CentreStoreTest.NOON;
import static org.shuyi.sync.centre.store.CentreStoreTest.VAN;
import static org.shuyi.sync.centre.store.CentreStoreTest.append;
import static org.shuyi.sync.centre.store.CentreStoreTest.head;
import static org.shuyi.sync.centre.store.CentreStoreTest.loan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.centre.review.Action;
import org.shuyi.sync.centre.review.CaseState;
import org.shuyi.sync.centre.review.ReviewEntry;
import org.shuyi.sync.centre.review.StaffId;
import org.shuyi.sync.centre.review.Step;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;

/**
 * No statement of the store reads or sorts a table that grows with the acts: each of those that a
 * store really ran is explained by SQLite. On a million rows a scan takes a second, an index
 * microseconds.
 */
final class QueryPlanTest {
  /** Small whatever happens: a row for each shard or station, and what one transaction chose. */
  private static final Set<String> SMALL =
      Set.of("total", "counted", "(subquery-1)", "station_heard");

  @TempDir Path directory;

  private static void doEverything(CentreStore store) throws Exception {
    append(store, VAN, loan("X1", "P1"), new Act.Return(new ItemId("X1")), null);
    StoredAct first = head(store, "X1");
    store.nextDue(NOON);
    store.waits(new ItemId("X1"));
    store.history(first);
    store.attempts(first.id());
    store.returnWaits(first, List.of(new ItemId("X1")));
    store.waitingLoans(new PatronId("P1"));
    store.intend(first, null, NOON);
    store.doubt(first, new Outcome.Unknown("?"), "RULE", NOON);
    store.putOff(new ItemId("X1"), failures -> NOON);
    store.settle(head(store, "X1"), new Outcome.Applied(null), "RULE", NOON);
    store.settle(
        head(store, "X1"), new Outcome.Refused(List.of(RefusalReason.OTHER), "?"), "RULE", NOON);
    store.outcomes(VAN, EPOCH, List.of(1L));
    store.hash(VAN, EPOCH, 1);
    store.holds(VAN, 1, new byte[32]);
    store.sent(List.of(first.id()));
    store.use(VAN, NOON, 9);
    store.heard(VAN, NOON, true);
    store.heard();
    store.lastActs(VAN, 9);
    store.reviews(CaseState.OPEN, 9);
    store.story("X1", 9);
    store.order(first.id());
    StaffId staff = new StaffId("s-17");
    for (ReviewEntry each : store.reviews(CaseState.OPEN, 9)) {
      store.step(each.act(), new Step.Do(staff, Action.DROP, "?"), e -> List.of(Action.DROP), NOON);
      store.step(each.act(), new Step.Undo(staff, "?"), e -> List.of(), NOON);
      store.record(each.act());
    }
    store.quarantine(store.lane(VAN, EPOCH), "fork", NOON);
    store.quarantined(9);
    store.release(VAN, EPOCH, staff, "seen", NOON);
    store.takes("duty");
    store.next("counter");
    store.counts();
  }

  private static Map<String, List<String>> plans(CentreStore store) throws Exception {
    return store.within(
        tx -> {
          Map<String, List<String>> plans = new TreeMap<>();
          for (String sql : tx.texts()) {
            plans.put(sql, tx.list("EXPLAIN QUERY PLAN " + sql, row -> row.getString("detail")));
          }
          return plans;
        });
  }

  /** A sort within the acts of one item is as long as one item's life. */
  private static boolean isBad(String sql, String step) {
    boolean scan = step.startsWith("SCAN ") && SMALL.stream().noneMatch(step.substring(5)::equals);
    boolean sort = step.contains("TEMP B-TREE") && !sql.contains("WHERE item = ?");
    return scan && !step.startsWith("SCAN CONSTANT") || sort;
  }

  @Test
  void everyStatementFindsItsRowsByAnIndex() throws Exception {
    try (CentreStore store =
        CentreStore.open(new StoreAddress.Sqlite(directory.resolve("centre.db")))) {
      doEverything(store);
      Map<String, List<String>> plans = plans(store);
      List<String> bad = new ArrayList<>();
      plans.forEach(
          (sql, steps) ->
              steps.stream()
                  .filter(step -> isBad(sql, step))
                  .forEach(step -> bad.add(step + ": " + sql)));
      assertThat(plans).hasSizeGreaterThan(25);
      assertThat(bad).isEmpty();
    }
  }

  /** Measured before there was such an index: a million items that are due sorted at each look. */
  @Test
  void aMillionDueItemsAreNotSorted() throws Exception {
    try (CentreStore store =
        CentreStore.open(new StoreAddress.Sqlite(directory.resolve("centre.db")))) {
      doEverything(store);
      assertThat(plans(store).entrySet())
          .filteredOn(plan -> plan.getKey().contains("ORDER BY due_at, item"))
          .singleElement()
          .satisfies(
              plan ->
                  assertThat(plan.getValue()).singleElement().asString().contains("item_lane_due"));
    }
  }

  @Test
  void whetherALaterActStandsIsReadFromTheNewestOnesOnly() throws Exception {
    try (CentreStore store =
        CentreStore.open(new StoreAddress.Sqlite(directory.resolve("centre.db")))) {
      doEverything(store);
      assertThat(plans(store).entrySet())
          .filteredOn(plan -> plan.getKey().contains("AND latest > ?"))
          .singleElement()
          .satisfies(
              plan ->
                  assertThat(plan.getValue()).singleElement().asString().contains("act_stands"));
    }
  }
}
