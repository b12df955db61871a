package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.kiosk.flow.Samples.HONGLOU;
import static org.shuyi.kiosk.flow.Samples.HONGLOU_TAG;
import static org.shuyi.kiosk.flow.Samples.SANTI;
import static org.shuyi.kiosk.flow.Samples.SANTI_TAG;
import static org.shuyi.kiosk.flow.Samples.WANG;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyi.kiosk.flow.Journey.Finished;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Journey.Slip;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.sync.circulation.RefusalReason;

/** The slip at the end. */
class SlipTest {
  private final FlowDriver kiosk = FlowDriver.ready();

  private Slip slip() {
    return kiosk.at(Finished.class).slip();
  }

  @Test
  void itTellsWhatTheScreenToldInThePatronsLanguage() {
    kiosk.world.denied.put(HONGLOU, List.of(RefusalReason.ITEM_RESERVED_FOR_ANOTHER));
    kiosk
        .card(WANG)
        .touch(new Touch.ChangeLanguage(Kiosk.Language.ENGLISH))
        .pad(SANTI_TAG, HONGLOU_TAG);
    List<Line> told = kiosk.lines();

    kiosk.hold(Effect.Print.class).touch(new Touch.Finish(true));

    assertThat(slip()).isEqualTo(Slip.PRINTING);
    assertThat(kiosk.asked(Effect.Print.class))
        .containsExactly(new Effect.Print(Purpose.BORROW, told, Kiosk.Language.ENGLISH));
    kiosk.release();
    assertThat(slip()).isEqualTo(Slip.PRINTED);
  }

  @Test
  void aPrinterWithoutPaperIsSaid() {
    kiosk.world.paper = false;

    kiosk.touch(new Touch.Return()).pad(SANTI_TAG).touch(new Touch.Finish(true));

    assertThat(slip()).isEqualTo(Slip.FAILED);
  }

  @Test
  void whoWantsNoneGetsNone() {
    kiosk.touch(new Touch.Return()).pad(SANTI_TAG).touch(new Touch.Finish(false));

    assertThat(slip()).isEqualTo(Slip.NOT_WANTED);
    assertThat(kiosk.asked(Effect.Print.class)).isEmpty();
  }

  @Test
  void theAnswerToASlipOfBeforeIsNotTakenForOneThatNobodyWanted() {
    kiosk.hold(Effect.Print.class).touch(new Touch.Return()).pad(SANTI_TAG);
    kiosk.touch(new Touch.Finish(true)).timesOut().at(Welcome.class);
    kiosk.pad().touch(new Touch.Return()).pad(HONGLOU_TAG).touch(new Touch.Finish(false));

    kiosk.release();

    assertThat(slip()).isEqualTo(Slip.NOT_WANTED);
  }

  @Test
  void finishingTwicePrintsOnce() {
    kiosk.touch(new Touch.Return()).pad(SANTI_TAG);
    kiosk.touch(new Touch.Finish(true)).touch(new Touch.Finish(true));

    assertThat(kiosk.asked(Effect.Print.class)).hasSize(1);
    assertThat(kiosk.progress(SANTI)).isInstanceOf(Progress.Done.class);
  }
}
