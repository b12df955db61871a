package org.shuyi.sync.circulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ServicePointTest {
  private static final StopId EAST = new StopId("东村");
  private static final StopId WEST = new StopId("西村");
  private static final Act BACK = new Act.Return(new ItemId("SY000001"));

  private static List<@Nullable StopId> stops(Act... acts) {
    List<@Nullable StopId> stops = new ArrayList<>();
    ServicePoint point = ServicePoint.NONE;
    for (Act act : acts) {
      stops.add(point.of(act));
      point = point.after(act);
    }
    return stops;
  }

  private static Act open(StopId stop) {
    return new VanAct.StopOpened(stop, null, VanAct.ProposedBy.STAFF);
  }

  @Test
  void whatIsDoneBelongsToTheStopThatIsOpen() {
    assertThat(stops(BACK, open(EAST), BACK, new VanAct.StopClosed(EAST), BACK, open(WEST), BACK))
        .isEqualTo(Arrays.asList(null, EAST, EAST, EAST, null, WEST, WEST));
  }

  @Test
  void aStopThatWasNotClosedEndsWithTheNextOne() {
    assertThat(stops(open(EAST), BACK, open(WEST), BACK)).containsExactly(EAST, EAST, WEST, WEST);
  }

  @Test
  void aStopThatIsSkippedCountsForItself() {
    Act skipped =
        new VanAct.StopSkipped(
            WEST, LocalDateTime.of(2026, 11, 23, 9, 30), true, VanAct.SkipReason.WEATHER);

    assertThat(stops(open(EAST), skipped, BACK)).containsExactly(EAST, WEST, EAST);
  }
}
