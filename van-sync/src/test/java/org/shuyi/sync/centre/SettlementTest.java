package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;

/** Inbox and settlement on a real database, against a library system with Koha's habits. */
final class SettlementTest {
  private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
  private static final ItemId X = new ItemId("X1");
  private static final PatronId P2 = new PatronId("P1002");
  private static final LocalDate DUE = LocalDate.of(2026, 12, 12);

  @TempDir Path directory;
  private CentreBench bench;
  private KohaLikeSystem ils;

  @BeforeEach
  void open() throws Exception {
    ils = new KohaLikeSystem(NOW);
    bench = new CentreBench(directory.resolve("centre.db"), ils, NOW);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void lendsAndTakesBackInOrder() throws Exception {
    TestStation a = new TestStation("a", 1);
    a.loan("X1", "P1001", NOW);
    a.giveBack("X1", NOW.plusSeconds(1));
    a.loan("X1", "P1002", NOW.plusSeconds(2));

    assertThat(bench.receive(a.all()).acceptedThrough()).isEqualTo(3);
    bench.settleAll();

    assertThat(bench.outcomes(a))
        .containsExactly(
            new Outcome.Applied(DUE), new Outcome.Applied(null), new Outcome.Applied(DUE));
    assertThat(ils.loan(X)).isEqualTo(new KohaLikeSystem.OpenLoan(P2, DUE, 0));
  }
}
