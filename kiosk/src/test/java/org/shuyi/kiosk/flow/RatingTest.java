package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuyi.kiosk.flow.Journey.Finished;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.Feedback;
import org.shuyi.sync.circulation.Act.Feedback.Matter;
import org.shuyi.sync.circulation.Act.Feedback.Score;

/** What somebody thinks of the service, and what can be read on a telephone. */
class RatingTest {
  private final FlowDriver kiosk = FlowDriver.ready();

  private FlowDriver finished() {
    kiosk.touch(new Touch.Return()).pad(Samples.SANTI_TAG).touch(new Touch.Finish(false));
    kiosk.at(Finished.class);
    return kiosk;
  }

  private List<Act> said() {
    return kiosk.world.acts().stream().filter(Feedback.class::isInstance).toList();
  }

  @Test
  void twoTouchesAreOneAct() {
    finished().touch(new Touch.Rate(Score.POOR));
    assertThat(said()).isEmpty();
    kiosk.touch(new Touch.RateAbout(Matter.MACHINE));
    assertThat(said()).containsExactly(new Feedback(Score.POOR, Matter.MACHINE));
    kiosk.at(Rating.Thanked.class);
    kiosk.touch(new Touch.RateAbout(Matter.BOOKS)).timesOut();
    assertThat(said()).hasSize(1);
    assertThat(kiosk.kiosk().journey()).isEqualTo(new Welcome());
  }

  @Test
  void whoGoesAfterTheFirstTouchHasSaidThat() {
    finished().touch(new Touch.Rate(Score.GOOD)).timesOut();
    assertThat(said()).containsExactly(new Feedback(Score.GOOD, Matter.NOT_SAID));
    assertThat(kiosk.kiosk().journey()).isEqualTo(new Welcome());
  }

  @Test
  void aFullDiskKeepsNobodyAndNobodyIsAskedWhereNothingCanBeWritten() {
    finished().touch(new Touch.Rate(Score.GOOD));
    kiosk.world.diskFull = true;
    kiosk.touch(new Touch.RateAbout(Matter.BOOKS)).at(Rating.Thanked.class);
    kiosk.touch(new Touch.Leave()).pad();
    assertThat(said()).isEmpty();

    kiosk.world.diskFull = false;
    finished();
    kiosk.service(new Service(true, true, true, true, false, 0, 0, Instant.EPOCH));
    kiosk.touch(new Touch.Rate(Score.GOOD)).at(Finished.class);
  }

  @Test
  void aTitleIsACodeAndLeftForTheList() {
    kiosk.service(Samples.OFFLINE).touch(new Touch.More()).touch(new Touch.Read());
    kiosk.touch(new Touch.OpenOnPhone("红楼梦", "https://example.org/1"));
    assertThat(kiosk.at(Reading.Shown.class).address()).isEqualTo("https://example.org/1");
    kiosk.touch(new Touch.Back()).at(Reading.Offered.class);
    assertThat(kiosk.asked(Effect.Append.class)).isEqualTo(List.of());
  }
}
