package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.kiosk.flow.Samples.BIANCHENG;
import static org.shuyi.kiosk.flow.Samples.BIANCHENG_TAG;
import static org.shuyi.kiosk.flow.Samples.BLANK;
import static org.shuyi.kiosk.flow.Samples.CARD_ON_PAD;
import static org.shuyi.kiosk.flow.Samples.CIHAI;
import static org.shuyi.kiosk.flow.Samples.CIHAI_TAG;
import static org.shuyi.kiosk.flow.Samples.DAMAGED;
import static org.shuyi.kiosk.flow.Samples.DUE;
import static org.shuyi.kiosk.flow.Samples.FOREIGN;
import static org.shuyi.kiosk.flow.Samples.HONGLOU;
import static org.shuyi.kiosk.flow.Samples.HONGLOU_TAG;
import static org.shuyi.kiosk.flow.Samples.OFFLINE;
import static org.shuyi.kiosk.flow.Samples.SANGUO;
import static org.shuyi.kiosk.flow.Samples.SANGUO_1;
import static org.shuyi.kiosk.flow.Samples.SANGUO_2;
import static org.shuyi.kiosk.flow.Samples.SANTI;
import static org.shuyi.kiosk.flow.Samples.SANTI_TAG;
import static org.shuyi.kiosk.flow.Samples.WANG;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.kiosk.flow.Journey.Borrowing;
import org.shuyi.kiosk.flow.Journey.Finished;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RefusalReason;

/** Lending: which things on the pad become loans, and what the patron is told of each. */
class BorrowTest {
  private final FlowDriver kiosk = FlowDriver.ready().card(WANG);

  @Test
  void threeBooksAreLentAndEachIsWrittenDownBeforeItsTag() {
    kiosk.pad(SANTI_TAG, HONGLOU_TAG, BIANCHENG_TAG);

    assertThat(kiosk.lines()).extracting(Line::item).containsExactly(SANTI, HONGLOU, BIANCHENG);
    assertThat(kiosk.lines())
        .allSatisfy(line -> assertThat(line.progress()).isInstanceOf(Progress.Done.class));
    assertThat(kiosk.lines())
        .extracting(Line::title)
        .containsExactly(World.title(SANTI), World.title(HONGLOU), World.title(BIANCHENG));
    assertThat(kiosk.world.acts())
        .containsExactly(
            new Act.Loan(SANTI, WANG, DUE, DecidedBy.CENTRE),
            new Act.Loan(HONGLOU, WANG, DUE, DecidedBy.CENTRE),
            new Act.Loan(BIANCHENG, WANG, DUE, DecidedBy.CENTRE));
    assertThat(kiosk.world.pad()).extracting(TagSeen::security).containsOnly(Security.ON_LOAN);
  }

  @Test
  void aPileBeyondTheReaderIsSaidUntilItIsSmallerOrTheSessionEnds() {
    List<TagSeen> pile = List.of(SANTI_TAG, HONGLOU_TAG);
    kiosk.hears(new Event.PadSeen(new Pad(kiosk.world.lay(pile), true)));
    assertThat(kiosk.kiosk().pad().overfull()).isTrue();
    assertThat(kiosk.lines()).hasSize(2);

    kiosk.pad(SANTI_TAG);
    assertThat(kiosk.kiosk().pad().overfull()).isFalse();

    kiosk
        .hears(new Event.PadSeen(new Pad(kiosk.world.lay(pile), true)))
        .touch(new Touch.Finish(false));
    assertThat(kiosk.kiosk().pad().overfull()).isFalse();
  }

  @Test
  void whatIsToldCarriesTheDueDateAndIsConfirmedWhenTheLibrarySystemSaidSo() {
    kiosk.pad(SANTI_TAG);
    assertThat(kiosk.progress(SANTI))
        .isInstanceOfSatisfying(
            Progress.Done.class,
            done -> {
              assertThat(done.stand().due()).isEqualTo(DUE);
              assertThat(done.stand().confirmed()).isFalse();
            });

    LocalDate set = DUE.minusDays(2);
    kiosk.settled(0, new Outcome.Applied(set));

    assertThat(kiosk.progress(SANTI))
        .isInstanceOfSatisfying(
            Progress.Done.class,
            done -> {
              assertThat(done.stand().due()).isEqualTo(set);
              assertThat(done.stand().confirmed()).isTrue();
            });
  }

  @Test
  void theSameBookLaidAgainIsNotLentTwice() {
    kiosk.pad(SANTI_TAG).pad().pad(SANTI_TAG);

    assertThat(kiosk.world.acts()).hasSize(1);
    assertThat(kiosk.lines()).hasSize(1);
  }

  @Test
  void aBookTakenAwayWhileItIsDecidedIsNotLent() {
    kiosk.hold(Effect.DecideLoan.class).pad(SANTI_TAG).pad().release();

    assertThat(kiosk.progress(SANTI)).isEqualTo(new Progress.TakenAway());
    assertThat(kiosk.world.acts()).isEmpty();
    assertThat(kiosk.asked(Effect.Secure.class)).isEmpty();
  }

  @Test
  void aBookTakenAwayAndBroughtBackInTimeIsAskedForOnceAndLent() {
    kiosk.hold(Effect.DecideLoan.class).pad(SANTI_TAG).pad().pad(SANTI_TAG);
    assertThat(kiosk.asked(Effect.DecideLoan.class)).hasSize(1);

    kiosk.release();

    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.Done.class);
    assertThat(kiosk.world.acts()).hasSize(1);
  }

  @Test
  void aBookTakenAwayCanBeLentLater() {
    kiosk.hold(Effect.DecideLoan.class).pad(SANTI_TAG).pad().release().pad(SANTI_TAG);

    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.Done.class);
  }

  @Test
  void nobodyLeavesAQuestionBehindForTheNextPatron() {
    kiosk.hold(Effect.DecideLoan.class).pad(SANTI_TAG).pad().touch(new Touch.Leave());

    assertThat(kiosk.kiosk().journey()).isInstanceOf(Borrowing.class);
  }

  @Test
  void whatIsNoReadableLibraryItemNeverBecomesALine() {
    kiosk.pad(BLANK, FOREIGN, DAMAGED, CARD_ON_PAD);

    assertThat(kiosk.lines()).isEmpty();
    assertThat(kiosk.kiosk().pad().tags()).hasSize(4);
    assertThat(kiosk.asked(Effect.DecideLoan.class)).isEmpty();
  }

  @Test
  void anIdentifierThatNoBarcodeCouldHaveNeverBecomesALine() {
    kiosk.pad(
        Samples.item(30, new ItemTag("AB|12", "", 1, 1, ItemTag.USAGE_CIRCULATING)),
        Samples.item(31, new ItemTag("AB\u000012", "", 1, 1, ItemTag.USAGE_CIRCULATING)),
        Samples.item(32, new ItemTag(" ", "", 1, 1, ItemTag.USAGE_CIRCULATING)),
        Samples.item(33, new ItemTag("9".repeat(65), "", 1, 1, ItemTag.USAGE_CIRCULATING)));

    assertThat(kiosk.lines()).isEmpty();
  }

  @Test
  void aBookThatSaysItIsNotForLoanIsRefusedWithoutAsking() {
    kiosk.pad(CIHAI_TAG);

    assertThat(kiosk.progress(CIHAI))
        .isEqualTo(new Progress.Refused(List.of(RefusalReason.ITEM_NOT_FOR_LOAN)));
    assertThat(kiosk.asked(Effect.DecideLoan.class)).isEmpty();
    assertThat(kiosk.lines()).extracting(Line::title).containsExactly(World.title(CIHAI));
  }

  @Test
  void aSetIsLentAsOneOnlyWhenItIsWhole() {
    kiosk.pad(SANGUO_1);
    assertThat(kiosk.progress(SANGUO)).isEqualTo(new Progress.Incomplete(1, 2));
    assertThat(kiosk.world.acts()).isEmpty();

    kiosk.pad(SANGUO_1, SANGUO_2);

    assertThat(kiosk.progress(SANGUO)).isInstanceOf(Progress.Done.class);
    assertThat(kiosk.world.acts()).hasSize(1);
    assertThat(kiosk.asked(Effect.Secure.class))
        .extracting(Effect.Secure::tag)
        .containsExactly(SANGUO_1.uid(), SANGUO_2.uid());
  }

  @Test
  void aSetThatLosesAPartWhileItIsDecidedIsNotLent() {
    kiosk.hold(Effect.DecideLoan.class).pad(SANGUO_1, SANGUO_2).pad(SANGUO_1).release();
    assertThat(kiosk.progress(SANGUO)).isEqualTo(new Progress.Incomplete(1, 2));
    assertThat(kiosk.world.acts()).isEmpty();

    kiosk.pad(SANGUO_1, SANGUO_2);

    assertThat(kiosk.progress(SANGUO)).isInstanceOf(Progress.Done.class);
  }

  @Test
  void anIncompleteSetThatIsTakenAwayWasNotLent() {
    kiosk.pad(SANGUO_1).pad();

    assertThat(kiosk.progress(SANGUO)).isEqualTo(new Progress.TakenAway());
  }

  @Test
  void aTagOfTheWholeSetNeedsNoOther() {
    kiosk.pad(Samples.part(40, SANGUO, 0, 2));

    assertThat(kiosk.progress(SANGUO)).isInstanceOf(Progress.Done.class);
  }

  @Test
  void allReasonsOfARefusalAreToldAndTheNextBookIsLentAllTheSame() {
    List<RefusalReason> reasons =
        List.of(RefusalReason.ITEM_RESERVED_FOR_ANOTHER, RefusalReason.LOAN_LIMIT_REACHED);
    kiosk.world.denied.put(SANTI, reasons);

    kiosk.pad(SANTI_TAG, HONGLOU_TAG);

    assertThat(kiosk.progress(SANTI)).isEqualTo(new Progress.Refused(reasons));
    assertThat(kiosk.progress(HONGLOU)).isInstanceOf(Progress.Done.class);
    assertThat(kiosk.asked(Effect.Secure.class))
        .extracting(Effect.Secure::item)
        .containsExactly(HONGLOU);
  }

  @Test
  void aRefusedBookIsAskedForAgainOnlyWhenItIsLaidAgain() {
    kiosk.world.denied.put(SANTI, List.of(RefusalReason.ITEM_ON_LOAN_TO_ANOTHER));
    kiosk.pad(SANTI_TAG).pad(SANTI_TAG, HONGLOU_TAG);
    assertThat(kiosk.asked(Effect.DecideLoan.class)).hasSize(2);
    kiosk.world.denied.clear();

    kiosk.pad().pad(SANTI_TAG);

    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.Done.class);
  }

  @Test
  void whatCouldNotBeWrittenDownIsNotLentAndItsTagStaysArmed() {
    kiosk.world.diskFull = true;

    kiosk.pad(SANTI_TAG, HONGLOU_TAG);

    assertThat(kiosk.lines()).extracting(Line::progress).containsOnly(new Progress.NotRecorded());
    assertThat(kiosk.asked(Effect.Secure.class)).isEmpty();
    assertThat(kiosk.world.pad()).extracting(TagSeen::security).containsOnly(Security.IN_STOCK);
  }

  @Test
  void whenTheDiskHasRoomAgainTheBookIsLentByLayingItAgain() {
    kiosk.world.diskFull = true;
    kiosk.pad(SANTI_TAG);
    kiosk.world.diskFull = false;

    kiosk.pad().pad(SANTI_TAG);

    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.Done.class);
    assertThat(kiosk.world.acts()).hasSize(1);
  }

  @Test
  void onceTheStationHasToDecideItDoesSoToTheEndOfTheSession() {
    FlowDriver van = FlowDriver.ready().service(OFFLINE).card(WANG);
    van.pad(SANTI_TAG);
    van.service(Samples.ALL_WELL).pad(SANTI_TAG, HONGLOU_TAG);

    assertThat(van.asked(Effect.DecideLoan.class))
        .extracting(Effect.DecideLoan::by)
        .containsOnly(DecidedBy.STATION);
    assertThat(van.world.acts())
        .containsExactly(
            new Act.Loan(SANTI, WANG, DUE, DecidedBy.STATION),
            new Act.Loan(HONGLOU, WANG, DUE, DecidedBy.STATION));
  }

  @Test
  void theCentreGoneInMidSessionMakesTheStationDecideFromThereOn() {
    kiosk.pad(SANTI_TAG).service(OFFLINE).pad(SANTI_TAG, HONGLOU_TAG);
    kiosk.service(Samples.ALL_WELL).pad(SANTI_TAG, HONGLOU_TAG, BIANCHENG_TAG);

    assertThat(kiosk.asked(Effect.DecideLoan.class))
        .extracting(Effect.DecideLoan::by)
        .containsExactly(DecidedBy.CENTRE, DecidedBy.CENTRE, DecidedBy.STATION);
  }

  @Test
  void aLoanThatTheLibrarySystemRefusesIsToldAsInReviewAlsoAfterFinishing() {
    kiosk.pad(SANTI_TAG).touch(new Touch.Finish(false));

    kiosk.settled(0, new Outcome.Refused(List.of(RefusalReason.PATRON_BLOCKED), "AF text"));

    kiosk.at(Finished.class);
    assertThat(kiosk.progress(SANTI))
        .isEqualTo(
            new Progress.InReview(
                kiosk.world.journal().getFirst().id(), List.of(RefusalReason.PATRON_BLOCKED)));
  }

  @Test
  void aRefusalThatComesWhileTheTagIsWrittenIsNotLost() {
    kiosk.hold(Effect.Secure.class).pad(SANTI_TAG);
    kiosk.settled(0, new Outcome.Refused(List.of(RefusalReason.OTHER), ""));
    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.Securing.class);

    kiosk.release();

    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.InReview.class);
  }
}
