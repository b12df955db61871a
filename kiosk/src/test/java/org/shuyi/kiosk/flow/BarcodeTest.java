package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.kiosk.flow.Samples.ALL_WELL;
import static org.shuyi.kiosk.flow.Samples.CIHAI;
import static org.shuyi.kiosk.flow.Samples.CIHAI_TAG;
import static org.shuyi.kiosk.flow.Samples.DUE;
import static org.shuyi.kiosk.flow.Samples.HONGLOU;
import static org.shuyi.kiosk.flow.Samples.SANGUO;
import static org.shuyi.kiosk.flow.Samples.SANGUO_1;
import static org.shuyi.kiosk.flow.Samples.SANGUO_2;
import static org.shuyi.kiosk.flow.Samples.SANTI;
import static org.shuyi.kiosk.flow.Samples.SANTI_TAG;
import static org.shuyi.kiosk.flow.Samples.WANG;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.kiosk.flow.Journey.Borrowing;
import org.shuyi.kiosk.flow.Journey.CardProblem;
import org.shuyi.kiosk.flow.Journey.Errand;
import org.shuyi.kiosk.flow.Journey.Finished;
import org.shuyi.kiosk.flow.Journey.Identify;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Service.Offer;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.Debt;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.RefusalReason;

/** The rung without a reader, books whose tag can't be read, and sets that are not whole. */
class BarcodeTest {
  static final Service NO_READER =
      new Service(true, false, true, true, true, 0, 0, ALL_WELL.referenceMadeAt());
  private static final Service OFFLINE_NO_READER =
      new Service(false, false, true, true, true, 0, 0, ALL_WELL.referenceMadeAt());

  private final FlowDriver kiosk = FlowDriver.ready();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void withoutAReaderBooksAreLentByBarcodeAndTheirTagsAreOwed(boolean online) {
    kiosk.service(online ? NO_READER : OFFLINE_NO_READER).touch(new Touch.Borrow()).card(WANG);

    scan(SANTI).scan(HONGLOU);

    DecidedBy by = online ? DecidedBy.CENTRE : DecidedBy.STATION;
    assertThat(kiosk.world.acts())
        .containsExactly(
            new Act.Loan(SANTI, WANG, DUE, by),
            new Act.DebtOpened(SANTI, Debt.TAG_STILL_ARMED),
            new Act.Loan(HONGLOU, WANG, DUE, by),
            new Act.DebtOpened(HONGLOU, Debt.TAG_STILL_ARMED));
    assertThat(kiosk.lines()).allMatch(line -> line.progress() instanceof Progress.TagOwed);
    assertThat(kiosk.asked(Effect.Secure.class)).isEmpty();
    kiosk.touch(new Touch.Finish(true));
    assertThat(kiosk.at(Finished.class).lines()).hasSize(2);
  }

  @Test
  void aBarcodeThatIsReadTwiceLendsOnce() {
    kiosk.service(NO_READER).card(WANG);

    scan(SANTI).scan(SANTI);

    assertThat(kiosk.world.acts()).filteredOn(Act.Loan.class::isInstance).hasSize(1);
  }

  @Test
  void aReaderThatComesBackSettlesWhatIsOwedWhenItSeesTheBook() {
    kiosk.service(NO_READER).card(WANG);
    scan(SANTI);

    kiosk.service(ALL_WELL);
    kiosk.pad(SANTI_TAG);

    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.Done.class);
    assertThat(kiosk.world.pad()).extracting(TagSeen::security).containsOnly(Security.ON_LOAN);
    assertThat(kiosk.world.debts(SANTI)).isEmpty();
  }

  @Test
  void aBookWhoseTagCanNotBeReadIsLentByItsBarcode() {
    kiosk.card(WANG).pad(Samples.DAMAGED);

    scan(SANTI);

    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.TagOwed.class);
  }

  @Test
  void whatTheTagSaysIsNotOverruledByTheBarcode() {
    kiosk.card(WANG).pad(CIHAI_TAG, SANGUO_1);

    scan(CIHAI).scan(SANGUO);

    assertThat(kiosk.progress(CIHAI))
        .isEqualTo(new Progress.Refused(List.of(RefusalReason.ITEM_NOT_FOR_LOAN)));
    assertThat(kiosk.progress(SANGUO)).isEqualTo(new Progress.Incomplete(1, 2));
  }

  @Test
  void aRefusedBookIsAskedForAgainWhenItIsScannedAgain() {
    kiosk.world.denied.put(SANTI, List.of(RefusalReason.LOAN_LIMIT_REACHED));
    kiosk.service(NO_READER).card(WANG);
    scan(SANTI);
    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.Refused.class);
    kiosk.world.denied.clear();

    scan(SANTI);

    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.TagOwed.class);
  }

  @Test
  void whatIsNoBarcodeOfOursIsSaidUntilTheNextOne() {
    kiosk.service(NO_READER).card(WANG).hears(new Event.CardScanned(null));
    assertThat(kiosk.at(Borrowing.class).notABook()).isTrue();

    scan(SANTI);

    assertThat(kiosk.at(Borrowing.class).notABook()).isFalse();
  }

  @Test
  void aBookBeforeTheCardIsToldToWait() {
    kiosk.service(NO_READER);

    scan(SANTI);

    assertThat(kiosk.kiosk().journey()).isEqualTo(new Identify(Errand.BORROW, CardProblem.A_BOOK));
    assertThat(kiosk.world.acts()).isEmpty();
  }

  @Test
  void aSetIsLentWithoutItsMissingPartOnlyWhereTheRuleSaysSoAndThePatronWantsIt() {
    kiosk.card(WANG).pad(SANGUO_1).touch(new Touch.LendIncomplete(SANGUO));
    assertThat(kiosk.progress(SANGUO)).isEqualTo(new Progress.Incomplete(1, 2));

    kiosk.service(GetCardTest.offering(true, Offer.INCOMPLETE_SETS));
    assertThat(kiosk.world.acts()).isEmpty();
    kiosk.touch(new Touch.LendIncomplete(SANGUO));

    assertThat(kiosk.progress(SANGUO)).isInstanceOf(Progress.Done.class);
    assertThat(kiosk.asked(Effect.Secure.class))
        .extracting(Effect.Secure::tag)
        .containsExactly(SANGUO_1.uid());
  }

  @Test
  void aPartThatTurnsUpAfterAllIsMadeSafeToo() {
    kiosk.service(GetCardTest.offering(true, Offer.INCOMPLETE_SETS)).card(WANG).pad(SANGUO_1);
    kiosk.touch(new Touch.LendIncomplete(SANGUO));

    kiosk.pad(SANGUO_1, SANGUO_2);

    assertThat(kiosk.world.pad()).extracting(TagSeen::security).containsOnly(Security.ON_LOAN);
    assertThat(kiosk.lines()).extracting(Line::item).containsExactly(SANGUO);
  }

  private BarcodeTest scan(ItemId item) {
    kiosk.hears(new Event.ItemScanned(item));
    return this;
  }
}
