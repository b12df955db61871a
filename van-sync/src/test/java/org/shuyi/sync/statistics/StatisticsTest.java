package org.shuyi.sync.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;

class StatisticsTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
  private static final LocalDate DUE = LocalDate.of(2026, 12, 23);
  private static final Outcome DONE = new Outcome.Applied(null);

  private final Statistics statistics = new Statistics();

  private void count(String point, @Nullable LocalDate day, Act act, @Nullable Outcome outcome) {
    statistics.count(new ServiceDay(point, day), act, outcome);
  }

  private static Act loan(int item, int card, Act.DecidedBy who) {
    return new Act.Loan(new ItemId("SY%06d".formatted(item)), card(card), DUE, who);
  }

  private static PatronId card(int number) {
    return new PatronId("P%07d".formatted(number));
  }

  /**
   * A day counted by hand: at 东村 two people borrow three books, one of them offline, one by staff;
   * one comes back; at 西村 somebody borrows a book that is refused later, and one act has no day.
   */
  private void aDayOfAVan() {
    count("东村", MONDAY, loan(1, 1, Act.DecidedBy.CENTRE), DONE);
    count("东村", MONDAY, loan(2, 1, Act.DecidedBy.STATION), DONE);
    count("东村", MONDAY, loan(3, 2, Act.DecidedBy.STAFF), null);
    count("东村", MONDAY, new Act.Return(new ItemId("SY000001")), DONE);
    count(
        "西村",
        MONDAY,
        loan(4, 3, Act.DecidedBy.STATION),
        new Outcome.Refused(List.of(RefusalReason.LOAN_LIMIT_REACHED), ""));
    count("西村", null, new Act.DeviceFault("printer", "PAPER_OUT"), null);
    count("西村", null, new Act.DeviceFault("printer", "READY"), null);
    count("西村", null, new Act.DeviceFault("help", "CALLED at Borrowing"), null);
  }

  @Test
  void countsADayAsAHandDoes() {
    aDayOfAVan();

    assertThat(statistics.counts().keySet())
        .containsExactlyInAnyOrder(
            new ServiceDay("东村", MONDAY), new ServiceDay("西村", MONDAY), new ServiceDay("西村", null));
    assertThat(statistics.counts().get(new ServiceDay("东村", MONDAY)))
        .containsAllEntriesOf(
            Map.of(
                Measure.LOANS, 3L,
                Measure.LOANS_OFFLINE, 1L,
                Measure.LOANS_OVERRIDDEN, 1L,
                Measure.BORROWERS, 2L,
                Measure.RETURNS, 1L,
                Measure.RENEWALS, 0L,
                Measure.ACTS_REFUSED, 0L));
    assertThat(statistics.counts().get(new ServiceDay("西村", MONDAY)))
        .as("the book left, whatever the library system says")
        .containsAllEntriesOf(Map.of(Measure.LOANS, 1L, Measure.ACTS_REFUSED, 1L));
    assertThat(statistics.counts().get(new ServiceDay("西村", null)))
        .as("a device that works again is no fault")
        .containsAllEntriesOf(Map.of(Measure.FAULTS, 1L, Measure.CALLS, 1L, Measure.LOANS, 0L));
  }

  @Test
  void aSpreadsheetReadsIt() {
    statistics.count(
        new ServiceDay("村\"头\",北", null), new Act.Return(new ItemId("SY000001")), null);

    assertThat(Table.csv(statistics).split("\r\n"))
        .satisfiesExactly(
            head -> assertThat(head).startsWith("\uFEFFservice_point,day,loans,loans_offline,"),
            row -> assertThat(row).startsWith("\"村\"\"头\"\",北\",,0,0,0,0,1,0,"));
    assertThat(Table.rows(statistics).getFirst())
        .hasSize(2 + Measure.values().length)
        .containsEntry("day", "")
        .containsEntry("returns", 1L);
  }

  @Test
  void nothingThatLeavesNamesACard() {
    aDayOfAVan();

    assertThat(Table.csv(statistics)).doesNotContain("P0000001").doesNotContain("SY000001");
  }

  @Property(tries = 200)
  void noLoanIsCountedOnTwoDaysOrOnNone(
      @ForAll @Size(max = 60) List<@IntRange(max = 200) Integer> loans) {
    Statistics many = new Statistics();
    for (int each : loans) {
      ServiceDay when = new ServiceDay("stop-" + each % 3, MONDAY.plusDays(each % 5));
      many.count(when, loan(each, each % 7, Act.DecidedBy.CENTRE), DONE);
    }

    assertThat(many.counts().values().stream().mapToLong(row -> row.get(Measure.LOANS)).sum())
        .isEqualTo(loans.size());
    assertThat(many.counts())
        .allSatisfy(
            (when, row) ->
                assertThat(row.get(Measure.BORROWERS))
                    .as("different cards")
                    .isEqualTo(
                        loans.stream()
                            .filter(
                                it ->
                                    when.equals(
                                        new ServiceDay("stop-" + it % 3, MONDAY.plusDays(it % 5))))
                            .map(it -> it % 7)
                            .distinct()
                            .count()));
  }
}
