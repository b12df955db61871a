package org.shuyi.hardware.locker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.locker.DoorWatch.Event;
import org.shuyi.hardware.locker.DoorWatch.News;

class DoorWatchTest {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final Event OPEN = new Event.Seen(DoorState.OPEN);
  private static final Event CLOSED = new Event.Seen(DoorState.CLOSED);
  private static final Event TOLD = new Event.Told();
  private static final Event GIVEN_UP = new Event.GivenUp();
  private static final Event LOST = new Event.Lost();

  private Instant now = Instant.EPOCH;
  private DoorWatch door = DoorWatch.NEW;

  private List<News> after(Event... events) {
    List<News> news = new ArrayList<>();
    for (Event event : events) {
      now = now.plusMillis(200);
      DoorWatch.Step step = door.on(event, now, LONGEST);
      door = step.next();
      step.news().ifPresent(news::add);
    }
    return news;
  }

  @Test
  void aDoorThatIsToldOpensAndIsClosed() {
    assertThat(after(CLOSED, TOLD, CLOSED, OPEN, OPEN)).containsExactly(News.OPENED);
    assertThat(after(OPEN, CLOSED, CLOSED, CLOSED)).containsExactly(News.CLOSED);
  }

  @Test
  void aDoorThatDoesNotOpenIsStuckAndThenForcedIfItOpensLater() {
    assertThat(after(CLOSED, TOLD, CLOSED, CLOSED, GIVEN_UP)).containsExactly(News.STUCK);
    assertThat(after(OPEN, OPEN)).containsExactly(News.FORCED);
  }

  @Test
  void nobodyToldIt() {
    assertThat(after(CLOSED, OPEN, OPEN)).containsExactly(News.FORCED);
  }

  @Test
  void itIsSaidOnceThatADoorIsLeftOpen() {
    assertThat(after(CLOSED, TOLD, OPEN, OPEN, OPEN)).containsExactly(News.OPENED);
    now = now.plus(LONGEST);
    assertThat(after(OPEN, OPEN, OPEN)).containsExactly(News.LEFT_OPEN);
    assertThat(after(CLOSED, CLOSED, TOLD, OPEN, OPEN)).containsExactly(News.CLOSED, News.OPENED);
  }

  @Test
  void whatHappenedOutOfSightIsFoundNotGuessed() {
    assertThat(after(OPEN, OPEN)).containsExactly(News.FOUND_OPEN);
    assertThat(after(LOST, CLOSED, OPEN, OPEN)).containsExactly(News.FORCED);
    assertThat(after(LOST, OPEN, OPEN)).containsExactly(News.FOUND_OPEN);
  }

  @Test
  void oneStrayLookIsNoNews() {
    assertThat(after(CLOSED, OPEN, CLOSED, OPEN, CLOSED)).isEmpty();
  }

  /** Whatever comes: open and closed are said in turn. */
  @Property(tries = 300)
  void openingsAndClosingsAlternate(@ForAll List<Boolean> looks, @ForAll boolean told) {
    door = DoorWatch.NEW;
    List<News> said = new ArrayList<>(told ? after(CLOSED, TOLD) : after(CLOSED));
    for (boolean open : looks) {
      said.addAll(after(open ? OPEN : CLOSED));
    }
    said.remove(News.LEFT_OPEN);
    for (int i = 0; i < said.size(); i++) {
      assertThat(said.get(i) == News.CLOSED).as("%s", said).isEqualTo(i % 2 == 1);
    }
    assertThat(door.open()).isEqualTo(said.size() % 2 == 1);
  }
}
