package org.shuyi.sync.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.ils.demo.DemoEvent;
import org.shuyi.sync.torture.Oracle.Stored;
import org.shuyi.sync.torture.Patrons.Deed;
import org.shuyi.sync.torture.Patrons.Seen;
import org.shuyi.sync.torture.Patrons.Wish;

/** The judge of {@link TortureTest} can find against it. */
final class OracleTest {
  private final List<Seen> seen = new ArrayList<>();
  private final Map<String, Stored> centre = new HashMap<>();
  private final List<DemoEvent> history = new ArrayList<>();

  private void saw(Deed deed, String id) {
    seen.add(new Seen(new Wish(deed, "B", "P"), id));
  }

  private void stored(String id, String kind) {
    centre.put(id, new Stored(kind, "B", "SETTLED", "APPLIED", ""));
  }

  private void did(DemoEvent.Kind kind, String card) {
    history.add(new DemoEvent(history.size() + 1L, kind, "B", card, Instant.EPOCH, Instant.EPOCH));
  }

  private void aLoanThatIsDone() {
    saw(Deed.LEND, "1");
    stored("1", "LOAN");
    did(DemoEvent.Kind.LENT, "P");
  }

  private void judged(int lost, int doubled) {
    Oracle oracle = new Oracle(seen, centre, history);
    oracle.judge();
    assertThat(oracle.lost()).hasSize(lost);
    assertThat(oracle.doubled()).hasSize(doubled);
  }

  @Test
  void whatWasPromisedAndDoneOnceIsWell() {
    aLoanThatIsDone();
    saw(Deed.RENEW, "");
    saw(Deed.RETURN, "2");
    stored("2", "RETURN");
    did(DemoEvent.Kind.RETURNED, "P");
    judged(0, 0);
  }

  @Test
  void whatNobodyWasToldMayBeDone() {
    saw(Deed.LEND, "");
    aLoanThatIsDone();
    saw(Deed.RENEW, "");
    stored("untold loan", "LOAN");
    stored("untold renewal", "RENEWAL");
    did(DemoEvent.Kind.RENEWED, "P");
    judged(0, 0);
  }

  @Test
  void aPromiseThatTheCentreHasNotIsLost() {
    aLoanThatIsDone();
    centre.clear();
    judged(1, 0);
  }

  @Test
  void aPromiseThatTheLibrarySystemNeverSawIsLost() {
    aLoanThatIsDone();
    history.clear();
    judged(1, 0);
  }

  @Test
  void aPromiseLeftToStaffNeedsAReason() {
    aLoanThatIsDone();
    history.clear();
    centre.put("1", new Stored("LOAN", "B", "REVIEW", "REFUSED", "on loan to somebody else"));
    judged(0, 0);
    centre.put("1", new Stored("LOAN", "B", "REVIEW", "REFUSED", ""));
    judged(2, 0);
  }

  @Test
  void aPromiseThatStillWaitsIsLost() {
    aLoanThatIsDone();
    centre.put("1", new Stored("LOAN", "B", "WAITING", "", ""));
    judged(1, 0);
  }

  @Test
  void aSecondLoanOrRenewalIsDoubled() {
    aLoanThatIsDone();
    did(DemoEvent.Kind.LENT, "P");
    judged(0, 1);
    did(DemoEvent.Kind.RENEWED, "P");
    judged(0, 2);
  }

  @Test
  void aLoanToSomebodyElseIsLostForTheOneAndDoubledForTheOther() {
    aLoanThatIsDone();
    history.clear();
    did(DemoEvent.Kind.LENT, "Q");
    judged(1, 1);
  }

  @Test
  void anActThatNobodyWasDoingIsInvented() {
    aLoanThatIsDone();
    stored("2", "RETURN");
    judged(0, 1);
  }
}
