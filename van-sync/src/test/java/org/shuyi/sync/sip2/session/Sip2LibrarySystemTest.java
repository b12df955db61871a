package org.shuyi.sync.sip2.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.ItemState.Circulation;
import org.shuyi.sync.ils.PatronState;
import org.shuyi.sync.ils.PatronState.Standing;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.ils.demo.Personality;

/** The client against the demo library system, over a real socket. */
class Sip2LibrarySystemTest {
  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
  private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneId.systemDefault());
  private static final ItemId BOOK = new ItemId("SY000002");
  private static final PatronId READER = new PatronId("210000000001");

  private DemoIls ils;
  private Sip2LibrarySystem client;

  @BeforeEach
  void start() throws IOException {
    ils = DemoIls.start(0, InstantSource.fixed(NOW), null, Personality.STRICT);
    client = client(ils.port(), DemoIls.PASSWORD);
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    ils.close();
  }

  @Test
  void lendsRenewsAndTakesBack() throws Exception {
    assertThat(client.apply(loan(BOOK, READER), NOW))
        .isEqualTo(new Outcome.Applied(TODAY.plusDays(30)));
    assertThat(client.probe(BOOK))
        .isEqualTo(
            new ItemState(BOOK, Circulation.ON_LOAN, "活着", "I247.57/Y845", TODAY.plusDays(30)));
    assertThat(client.probe(READER))
        .isEqualTo(
            new PatronState(
                READER,
                Standing.GOOD,
                "王小明",
                LocalDate.of(2030, 12, 31),
                10,
                List.of(new PatronState.OnLoan(BOOK, "活着", TODAY.plusDays(30)))));
    assertThat(client.apply(new Act.Renewal(BOOK, READER, DecidedBy.CENTRE), NOW))
        .isEqualTo(new Outcome.Applied(TODAY.plusDays(45)));
    assertThat(client.apply(new Act.Return(BOOK), NOW)).isEqualTo(new Outcome.Applied(null));
    assertThat(client.probe(BOOK).circulation()).isEqualTo(Circulation.AVAILABLE);
    assertThat(ils.loans()).isEmpty();
    assertThat(ils.history()).hasSize(3);
  }

  @Test
  void saysWhyALoanIsRefused() throws Exception {
    client.apply(loan(BOOK, READER), NOW);
    assertThat(reasons(loan(BOOK, READER)))
        .containsExactly(RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON);
    assertThat(reasons(loan(BOOK, new PatronId("210000000002"))))
        .containsExactly(RefusalReason.ITEM_ON_LOAN_TO_ANOTHER);
    ItemId other = new ItemId("SY000001");
    assertThat(reasons(loan(other, new PatronId("210000000008"))))
        .containsExactly(RefusalReason.PATRON_BLOCKED);
    assertThat(reasons(loan(other, new PatronId("210000000009"))))
        .containsExactly(RefusalReason.PATRON_EXPIRED);
    assertThat(reasons(loan(other, new PatronId("999999999999"))))
        .containsExactly(RefusalReason.PATRON_UNKNOWN);
    assertThat(reasons(loan(new ItemId("SY999999"), READER)))
        .containsExactly(RefusalReason.ITEM_UNKNOWN);
    assertThat(reasons(new Act.Return(other))).containsExactly(RefusalReason.ITEM_NOT_ON_LOAN);
  }

  private List<RefusalReason> reasons(Act.OnItem act) throws Exception {
    return client.apply(act, NOW) instanceof Outcome.Refused refused
        ? refused.reasons()
        : List.of();
  }

  private static Act.Loan loan(ItemId item, PatronId patron) {
    return new Act.Loan(item, patron, TODAY.plusDays(30), DecidedBy.CENTRE);
  }

  private static Sip2LibrarySystem client(int port, String password) {
    Sip2Settings settings =
        Sip2Settings.of("127.0.0.1", port, DemoIls.USER, "SHUYI", ZoneId.systemDefault())
            .within(Duration.ofSeconds(10), Duration.ofSeconds(10));
    return new Sip2LibrarySystem(settings, password, InstantSource.fixed(NOW));
  }
}
