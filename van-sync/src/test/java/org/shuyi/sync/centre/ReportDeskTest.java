package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.circulation.StopId;
import org.shuyi.sync.circulation.VanAct;
import org.shuyi.sync.statistics.Measure;
import org.shuyi.sync.statistics.ServiceDay;

/** The numbers of all stations, out of a real store. */
final class ReportDeskTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  /** More acts than are read at once. */
  private static final int PATRONS = 101;

  @TempDir Path directory;

  @Test
  void eachActCountsOnceAtItsServicePointAlsoWhereAJournalWasSetBack() throws Exception {
    TestStation kiosk = new TestStation("kiosk", 1);
    for (int i = 0; i < PATRONS; i++) {
      kiosk.loan("X" + i, "P" + i, NOW.minusSeconds(900));
      kiosk.giveBack("X" + i, NOW.minusSeconds(600));
    }
    TestStation setBack = new TestStation("kiosk", 2);
    kiosk.acts().subList(0, 3).forEach(setBack::write);
    setBack.loan("X0", "P7", NOW.minusSeconds(300));
    TestStation van = new TestStation("van", 1);
    van.write(new VanAct.StopOpened(new StopId("石门村"), null, VanAct.ProposedBy.STAFF), NOW);
    van.loan("Y1", "P1", NOW);
    try (CentreBench bench =
        new CentreBench(directory.resolve("centre.db"), new KohaLikeSystem(NOW), NOW)) {
      bench.receive(kiosk.batch(1, PATRONS));
      bench.receive(kiosk.batch(PATRONS + 1, 2 * PATRONS));
      bench.receive(setBack.all());
      bench.receive(van.all());
      bench.settleAll();
      ReportDesk.Report report = new ReportDesk(bench.store()).count(ZoneOffset.UTC);
      assertThat(report.unreadable()).isZero();
      Map<ServiceDay, Map<Measure, Long>> counts = report.statistics().counts();
      assertThat(counts.keySet())
          .containsExactlyInAnyOrder(new ServiceDay("kiosk", TODAY), new ServiceDay("石门村", TODAY));
      assertThat(counts.get(new ServiceDay("kiosk", TODAY)))
          .containsEntry(Measure.LOANS, PATRONS + 1L)
          .containsEntry(Measure.RETURNS, (long) PATRONS);
      assertThat(counts.get(new ServiceDay("石门村", TODAY))).containsEntry(Measure.LOANS, 1L);
    }
  }
}
