package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.kiosk.flow.Samples.BLANK;
import static org.shuyi.kiosk.flow.Samples.CARD_ON_PAD;
import static org.shuyi.kiosk.flow.Samples.CIHAI;
import static org.shuyi.kiosk.flow.Samples.CIHAI_TAG;
import static org.shuyi.kiosk.flow.Samples.HONGLOU;
import static org.shuyi.kiosk.flow.Samples.HONGLOU_TAG;
import static org.shuyi.kiosk.flow.Samples.OFFLINE;
import static org.shuyi.kiosk.flow.Samples.SANGUO;
import static org.shuyi.kiosk.flow.Samples.SANGUO_1;
import static org.shuyi.kiosk.flow.Samples.SANGUO_2;
import static org.shuyi.kiosk.flow.Samples.SANTI;
import static org.shuyi.kiosk.flow.Samples.SANTI_TAG;
import static org.shuyi.kiosk.flow.Samples.WANG;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.kiosk.flow.Journey.Finished;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Returning;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.Debt;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.RefusalReason;

/** Taking back: no card, no question, and the tag armed again. */
class ReturnTest {
  private final FlowDriver kiosk = FlowDriver.ready().touch(new Touch.Return());

  @Test
  void booksComeBackWithoutACardAndTheirTagsAreArmed() {
    kiosk.pad(SANTI_TAG, HONGLOU_TAG);

    assertThat(kiosk.world.acts()).containsExactly(new Act.Return(SANTI), new Act.Return(HONGLOU));
    assertThat(kiosk.lines())
        .extracting(Line::title)
        .containsExactly(World.title(SANTI), World.title(HONGLOU));
    assertThat(kiosk.lines())
        .allSatisfy(line -> assertThat(line.progress()).isInstanceOf(Progress.Done.class));
    assertThat(kiosk.world.pad()).extracting(TagSeen::security).containsOnly(Security.IN_STOCK);
    assertThat(kiosk.asked(Effect.Identify.class)).isEmpty();
  }

  @Test
  void aBookComesBackAlsoWithNoNetworkAndIfItIsReferenceOnly() {
    FlowDriver van = FlowDriver.ready().service(OFFLINE).touch(new Touch.Return());

    van.pad(CIHAI_TAG);

    assertThat(van.progress(CIHAI)).isInstanceOf(Progress.Done.class);
  }

  @Test
  void theSameBookLaidAgainIsNotReturnedTwice() {
    kiosk.pad(SANTI_TAG).pad().pad(SANTI_TAG);

    assertThat(kiosk.world.acts()).containsExactly(new Act.Return(SANTI));
  }

  @Test
  void whatIsNoLibraryItemIsNotTakenBack() {
    kiosk.pad(BLANK, CARD_ON_PAD);

    assertThat(kiosk.lines()).isEmpty();
  }

  @Test
  void aSetComesBackWhenItIsWhole() {
    kiosk.pad(SANGUO_2);
    assertThat(kiosk.progress(SANGUO)).isEqualTo(new Progress.Incomplete(1, 2));
    kiosk.pad();
    assertThat(kiosk.progress(SANGUO)).isEqualTo(new Progress.TakenAway());

    kiosk.pad(SANGUO_1, SANGUO_2);

    assertThat(kiosk.progress(SANGUO)).isInstanceOf(Progress.Done.class);
    assertThat(kiosk.world.acts()).containsExactly(new Act.Return(SANGUO));
  }

  @Test
  void withNothingOwedNothingIsSettled() {
    kiosk.pad(SANTI_TAG);

    assertThat(kiosk.asked(Effect.FindDebts.class))
        .containsExactly(new Effect.FindDebts(SANTI, Security.IN_STOCK));
    assertThat(kiosk.world.acts()).containsExactly(new Act.Return(SANTI));
  }

  @Test
  void aReturnedAndArmedBookOwesNothingMoreNotEvenFromItsLoan() {
    FlowDriver both = FlowDriver.ready().card(WANG);
    both.world.stubborn.add(SANTI_TAG.uid());
    both.pad(SANTI_TAG).touch(new Touch.Leave());
    both.world.stubborn.clear();
    assertThat(both.world.debts(SANTI)).hasSize(1);

    both.pad().touch(new Touch.Return()).pad(SANTI_TAG);

    assertThat(both.progress(SANTI)).isInstanceOf(Progress.Done.class);
    assertThat(both.world.debts(SANTI)).isEmpty();
  }

  @Test
  void aTagThatCouldNotBeArmedIsADebt() {
    kiosk.world.stubborn.add(SANTI_TAG.uid());

    kiosk.pad(SANTI_TAG);

    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.TagOwed.class);
    assertThat(kiosk.world.acts())
        .containsExactly(new Act.Return(SANTI), new Act.DebtOpened(SANTI, Debt.TAG_NOT_ARMED));
  }

  @Test
  void aLoanDoesNotSettleATagThatWasNotArmed() {
    kiosk.world.stubborn.add(SANTI_TAG.uid());
    kiosk.pad(SANTI_TAG).touch(new Touch.Leave());
    kiosk.world.stubborn.clear();

    kiosk.pad().card(WANG).pad(SANTI_TAG);

    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.Done.class);
    assertThat(kiosk.world.debts(SANTI)).hasSize(1);
  }

  @Test
  void debtsFoundOnlyAfterThePatronFinishedAreSettledAllTheSame() {
    kiosk.world.stubborn.add(SANTI_TAG.uid());
    kiosk.pad(SANTI_TAG);
    kiosk.world.stubborn.clear();
    kiosk.hold(Effect.FindDebts.class).pad().pad(SANTI_TAG).touch(new Touch.Finish(false));
    kiosk.at(Finished.class);

    kiosk.release();

    assertThat(kiosk.world.debts(SANTI)).isEmpty();
  }

  @Test
  void whatCouldNotBeWrittenDownIsNotTakenBackAndNotArmed() {
    kiosk.world.diskFull = true;

    kiosk.pad(SANTI_TAG);

    assertThat(kiosk.progress(SANTI)).isEqualTo(new Progress.NotRecorded());
    assertThat(kiosk.asked(Effect.Secure.class)).isEmpty();

    kiosk.world.diskFull = false;
    kiosk.pad().pad(SANTI_TAG);

    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.Done.class);
  }

  @Test
  void aReturnThatTheLibrarySystemRefusesWhileTheTagIsOwedIsInReviewOnceItIsArmed() {
    kiosk.world.stubborn.add(SANTI_TAG.uid());
    kiosk.pad(SANTI_TAG);
    kiosk.settled(0, new Outcome.Refused(List.of(RefusalReason.ITEM_UNKNOWN), ""));
    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.TagOwed.class);
    kiosk.world.stubborn.clear();

    kiosk.pad().pad(SANTI_TAG);

    assertThat(kiosk.progress(SANTI))
        .isEqualTo(
            new Progress.InReview(
                kiosk.world.journal().getFirst().id(), List.of(RefusalReason.ITEM_UNKNOWN)));
  }

  @Test
  void aCardScannedMeanwhileChangesNothing() {
    kiosk.pad(SANTI_TAG).card(WANG);

    kiosk.at(Returning.class);
  }
}
