package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
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
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.Debt;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.RefusalReason;

/** A tag that is not as the act says it should be is a debt until it is. */
class TagDebtTest {
  private final FlowDriver kiosk = FlowDriver.ready().card(WANG);

  @Test
  void aTagThatFailsIsADebtAndLayingTheBookAgainSettlesIt() {
    kiosk.world.stubborn.add(SANTI_TAG.uid());
    kiosk.pad(SANTI_TAG);
    ActId debt = kiosk.world.journal().getLast().id();
    assertThat(kiosk.progress(SANTI))
        .isInstanceOfSatisfying(
            Progress.TagOwed.class,
            owed -> {
              assertThat(owed.debt()).isEqualTo(debt);
              assertThat(owed.waiting()).containsExactly(SANTI_TAG.uid());
            });
    kiosk.world.stubborn.clear();

    kiosk.pad().pad(SANTI_TAG);

    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.Done.class);
    assertThat(kiosk.world.acts().subList(1, 3))
        .containsExactly(
            new Act.DebtOpened(SANTI, Debt.TAG_STILL_ARMED), new Act.DebtSettled(SANTI, debt));
  }

  @Test
  void aTagThatFailsAgainIsStillTheSameDebt() {
    kiosk.world.stubborn.add(SANTI_TAG.uid());

    kiosk.pad(SANTI_TAG).pad().pad(SANTI_TAG).pad().pad(SANTI_TAG);

    assertThat(kiosk.asked(Effect.Secure.class)).hasSize(3);
    assertThat(kiosk.world.debts(SANTI)).hasSize(1);
  }

  @Test
  void aDebtThatCouldNotBeWrittenDownIsTriedAgainWithTheTag() {
    kiosk.hold(Effect.Secure.class).pad(SANTI_TAG);
    kiosk.world.stubborn.add(SANTI_TAG.uid());
    kiosk.world.diskFull = true;
    kiosk.release();
    assertThat(kiosk.world.debts(SANTI)).isEmpty();
    kiosk.world.diskFull = false;

    kiosk.pad().pad(SANTI_TAG);

    assertThat(kiosk.world.debts(SANTI)).hasSize(1);
  }

  @Test
  void aBookTakenAwayBeforeItsTagCouldBeWrittenIsADebtAndExtendsTheSession() {
    kiosk.hold(Effect.Append.class).pad(SANTI_TAG).pad().release();

    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.TagOwed.class);
    assertThat(kiosk.asked(Effect.Secure.class)).isEmpty();
    assertThat(kiosk.world.debts(SANTI)).hasSize(1);
    assertThat(kiosk.asked(Effect.Expect.class).getLast().within()).isEqualTo(JourneyFlow.OWED);

    kiosk.pad(SANTI_TAG);

    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.Done.class);
    assertThat(kiosk.world.debts(SANTI)).isEmpty();
  }

  @Test
  void ofASetOnlyTheTagThatFailedIsWrittenAgain() {
    kiosk.world.stubborn.add(SANGUO_2.uid());
    kiosk.pad(SANGUO_1, SANGUO_2);
    kiosk.world.stubborn.clear();

    kiosk.pad(SANGUO_1).pad(SANGUO_1, SANGUO_2);

    assertThat(kiosk.asked(Effect.Secure.class))
        .extracting(Effect.Secure::tag)
        .containsExactly(SANGUO_1.uid(), SANGUO_2.uid(), SANGUO_2.uid());
    assertThat(kiosk.progress(SANGUO)).isInstanceOf(Progress.Done.class);
    assertThat(kiosk.world.debts(SANGUO)).isEmpty();
  }

  @Test
  void aSetThatLostAPartBeforeItsTagsCouldBeWrittenOwesThemAll() {
    kiosk.hold(Effect.Append.class).pad(SANGUO_1, SANGUO_2).pad(SANGUO_1).release();
    assertThat(kiosk.progress(SANGUO)).isInstanceOf(Progress.TagOwed.class);

    kiosk.pad(SANGUO_1, SANGUO_2);

    assertThat(kiosk.progress(SANGUO)).isInstanceOf(Progress.Done.class);
    assertThat(kiosk.world.pad()).extracting(TagSeen::security).containsOnly(Security.ON_LOAN);
    assertThat(kiosk.world.debts(SANGUO)).isEmpty();
  }

  @Test
  void aBookAlreadyOnLoanToThisPatronWithAnArmedTagIsRepairedAndItsDebtSettled() {
    kiosk.world.stubborn.add(SANTI_TAG.uid());
    kiosk.pad(SANTI_TAG).touch(new Touch.Leave());
    kiosk.world.stubborn.clear();
    kiosk.world.denied.put(SANTI, List.of(RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON));

    kiosk.pad().card(WANG).pad(SANTI_TAG);

    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.Refused.class);
    assertThat(kiosk.world.pad()).extracting(TagSeen::security).containsOnly(Security.ON_LOAN);
    assertThat(kiosk.world.debts(SANTI)).isEmpty();
    assertThat(kiosk.world.acts()).filteredOn(Act.Loan.class::isInstance).hasSize(1);
  }

  @Test
  void aBookAlreadyOnLoanWhoseTagIsSilentIsLeftAlone() {
    kiosk.pad(SANTI_TAG).touch(new Touch.Leave());
    kiosk.world.denied.put(SANTI, List.of(RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON));

    kiosk.card(WANG);

    assertThat(kiosk.asked(Effect.Secure.class)).hasSize(1);
  }

  @Test
  void ofASetThatIsRepairedOneGoodTagSettlesNothing() {
    kiosk.world.stubborn.addAll(List.of(SANGUO_1.uid(), SANGUO_2.uid()));
    kiosk.pad(SANGUO_1, SANGUO_2).touch(new Touch.Leave());
    kiosk.world.stubborn.remove(SANGUO_2.uid());
    kiosk.world.denied.put(SANGUO, List.of(RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON));

    kiosk.card(WANG);

    assertThat(kiosk.world.debts(SANGUO)).isNotEmpty();
  }

  @Test
  void ofASetThatIsRepairedAPartThatLiesThereAloneSettlesNothing() {
    kiosk.world.stubborn.addAll(List.of(SANGUO_1.uid(), SANGUO_2.uid()));
    kiosk.pad(SANGUO_1, SANGUO_2).touch(new Touch.Leave());
    kiosk.world.stubborn.clear();
    kiosk.world.denied.put(SANGUO, List.of(RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON));

    kiosk.hold(Effect.Secure.class).card(WANG).pad(SANGUO_2).release();

    assertThat(kiosk.world.debts(SANGUO)).isNotEmpty();
  }

  @Test
  void aRepairThatFailsAfterItsSessionEndedIsStillADebt() {
    kiosk.world.denied.put(SANTI, List.of(RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON));
    kiosk.hold(Effect.Secure.class).pad(SANTI_TAG).touch(new Touch.Leave());
    kiosk.at(Welcome.class);
    kiosk.world.stubborn.add(SANTI_TAG.uid());

    kiosk.release();

    assertThat(kiosk.world.acts()).containsExactly(new Act.DebtOpened(SANTI, Debt.TAG_STILL_ARMED));
    kiosk.at(Welcome.class);
  }

  @Test
  void anAnswerOfAnEarlierLoanIsNotTakenForTheReturn() {
    kiosk.world.denied.put(SANTI, List.of(RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON));
    kiosk.hold(Effect.Secure.class).pad(SANTI_TAG).touch(new Touch.Leave());
    kiosk.touch(new Touch.Return()).pad().pad(SANTI_TAG);
    Effect.Secure loan = kiosk.asked(Effect.Secure.class).getFirst();

    kiosk.hears(kiosk.world.answer(loan).orElseThrow());

    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.Securing.class);
  }
}
