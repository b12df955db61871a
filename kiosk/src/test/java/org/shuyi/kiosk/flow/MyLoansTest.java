package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.kiosk.flow.Samples.DUE;
import static org.shuyi.kiosk.flow.Samples.HONGLOU;
import static org.shuyi.kiosk.flow.Samples.LATER;
import static org.shuyi.kiosk.flow.Samples.OFFLINE;
import static org.shuyi.kiosk.flow.Samples.SANTI;
import static org.shuyi.kiosk.flow.Samples.SANTI_TAG;
import static org.shuyi.kiosk.flow.Samples.WANG;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyi.kiosk.flow.Journey.Finished;
import org.shuyi.kiosk.flow.Journey.MyLoans;
import org.shuyi.kiosk.flow.Journey.NeedsCentre;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RefusalReason;

/** The loans of a patron, and renewing them. */
class MyLoansTest {
  private final FlowDriver kiosk = FlowDriver.ready();

  private FlowDriver withTwoLoans() {
    kiosk.world.loans.add(new Event.OnLoan(SANTI, "三体", DUE, false));
    kiosk.world.loans.add(new Event.OnLoan(HONGLOU, "红楼梦", DUE, false));
    return kiosk.touch(new Touch.MyLoans()).card(WANG);
  }

  @Test
  void allLoansAreListedWithTheirDates() {
    withTwoLoans();

    assertThat(kiosk.at(MyLoans.class).lines())
        .containsExactly(
            new Journey.Line(SANTI, "三体", new Progress.OnLoan(DUE, false)),
            new Journey.Line(HONGLOU, "红楼梦", new Progress.OnLoan(DUE, false)));
  }

  @Test
  void aRenewalIsWrittenDownAndItsDateToldOnlyWhenTheLibrarySystemSetIt() {
    withTwoLoans().touch(new Touch.Renew(SANTI));
    assertThat(kiosk.world.acts()).containsExactly(new Act.Renewal(SANTI, WANG, DecidedBy.CENTRE));
    assertThat(kiosk.progress(SANTI))
        .isInstanceOfSatisfying(
            Progress.Done.class, done -> assertThat(done.stand().due()).isNull());

    kiosk.settled(0, new Outcome.Applied(LATER));

    assertThat(kiosk.progress(SANTI))
        .isInstanceOfSatisfying(
            Progress.Done.class,
            done -> {
              assertThat(done.stand().due()).isEqualTo(LATER);
              assertThat(done.stand().confirmed()).isTrue();
            });
    assertThat(kiosk.progress(HONGLOU)).isEqualTo(new Progress.OnLoan(DUE, false));
  }

  @Test
  void renewAllAsksForEachOnceAndTellsOfEachItsOwn() {
    kiosk.world.denied.put(HONGLOU, List.of(RefusalReason.RENEWAL_LIMIT_REACHED));

    withTwoLoans().touch(new Touch.RenewAll()).touch(new Touch.RenewAll());

    assertThat(kiosk.asked(Effect.DecideRenewal.class)).hasSize(2);
    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.Done.class);
    assertThat(kiosk.progress(HONGLOU))
        .isEqualTo(new Progress.Refused(List.of(RefusalReason.RENEWAL_LIMIT_REACHED)));
  }

  @Test
  void aRenewalRefusedByTheLibrarySystemChangedNothingAndIsToldAsANo() {
    withTwoLoans().touch(new Touch.Renew(SANTI));

    kiosk.settled(
        0, new Outcome.Refused(List.of(RefusalReason.ITEM_RESERVED_FOR_ANOTHER), "AF text"));

    assertThat(kiosk.progress(SANTI))
        .isEqualTo(new Progress.Refused(List.of(RefusalReason.ITEM_RESERVED_FOR_ANOTHER)));
  }

  @Test
  void itIsToldAsANoAlsoAfterFinishing() {
    withTwoLoans().touch(new Touch.Renew(SANTI)).touch(new Touch.Finish(false));
    kiosk.at(Finished.class);

    kiosk.settled(0, new Outcome.Refused(List.of(RefusalReason.OTHER), ""));

    assertThat(kiosk.progress(SANTI)).isEqualTo(new Progress.Refused(List.of(RefusalReason.OTHER)));
  }

  @Test
  void aRenewalThatCouldNotBeWrittenDownIsNone() {
    withTwoLoans();
    kiosk.world.diskFull = true;

    kiosk.touch(new Touch.Renew(SANTI));

    assertThat(kiosk.progress(SANTI)).isEqualTo(new Progress.NotRecorded());
  }

  @Test
  void aDenialThatNobodyAskedForChangesNothing() {
    withTwoLoans();

    kiosk.hears(new Event.Denied(SANTI, "", List.of(RefusalReason.ITEM_UNKNOWN), DecidedBy.CENTRE));

    assertThat(kiosk.progress(SANTI)).isEqualTo(new Progress.OnLoan(DUE, false));
  }

  @Test
  void whatIsNotOnTheListIsNotRenewed() {
    withTwoLoans().touch(new Touch.Renew(Samples.CIHAI));

    assertThat(kiosk.asked(Effect.DecideRenewal.class)).isEmpty();
  }

  @Test
  void aBlockedPatronMaySeeTheLoans() {
    kiosk.world.blocked.put(WANG, List.of(RefusalReason.PATRON_BLOCKED));

    withTwoLoans();

    kiosk.at(MyLoans.class);
  }

  @Test
  void withNoCentreItIsSaidBeforeACardIsAskedFor() {
    kiosk.service(OFFLINE).touch(new Touch.MyLoans());

    kiosk.at(NeedsCentre.class);
    assertThat(kiosk.timesOut().kiosk().journey()).isEqualTo(new Welcome());
  }

  @Test
  void aCentreLostBetweenButtonAndCardIsSaidToo() {
    kiosk.touch(new Touch.MyLoans()).service(OFFLINE).card(WANG);

    kiosk.at(NeedsCentre.class);
  }

  @Test
  void booksOnThePadAreNobodysBusinessHere() {
    withTwoLoans().pad(SANTI_TAG);

    assertThat(kiosk.progress(SANTI)).isEqualTo(new Progress.OnLoan(DUE, false));
    assertThat(kiosk.asked(Effect.DecideLoan.class)).isEmpty();
  }

  @Test
  void lookingOnlyAndFinishingGoesHome() {
    withTwoLoans().touch(new Touch.Finish(true));

    kiosk.at(Welcome.class);
    assertThat(kiosk.asked(Effect.Print.class)).isEmpty();
  }
}
