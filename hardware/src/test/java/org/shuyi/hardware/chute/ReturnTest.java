package org.shuyi.hardware.chute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.chute.Return.Effect;
import org.shuyi.hardware.chute.Return.Event;
import org.shuyi.hardware.chute.Return.Result;
import org.shuyi.hardware.chute.Return.Why;

class ReturnTest {
  private static final String BOOK = "E0040100000001";
  private static final String OTHER = "E0040100000002";
  private static final Event CLOSED = new Event.Closed(true);
  private static final Event OPENED = new Event.FlapOpened();
  private static final Event SEEN = new Event.Tags(Set.of(BOOK));
  private static final Event OTHER_SEEN = new Event.Tags(Set.of(OTHER));
  private static final Event BOTH_SEEN = new Event.Tags(Set.of(BOOK, OTHER));
  private static final Event BIN_TWO = new Event.Decided(BOOK, Optional.of(2));
  private static final Event NOT_OURS = new Event.Decided(BOOK, Optional.empty());
  private static final Event TAKEN = new Event.Took(new Intake.Taken(2));
  private static final Event STOPPED = new Event.Took(new Intake.Stopped());
  private static final Event TIME_OVER = new Event.TimeOver();

  private static List<Object> said(Event... events) {
    List<Object> said = new ArrayList<>();
    Return now = Return.BEGUN;
    for (Event event : events) {
      Return.Step step = now.on(event);
      now = step.next();
      if (!(step.effect() instanceof Effect.None)) {
        said.add(step.effect());
      }
    }
    now.result().ifPresent(said::add);
    return said;
  }

  @Test
  void aBookGoesToItsBin() {
    assertThat(said(CLOSED, SEEN, BIN_TWO, TAKEN))
        .containsExactly(new Effect.Ask(BOOK), new Effect.Take(2), new Result.Taken(BOOK, 2));
  }

  /** Else a patron could have one book decided about and lay another into the slot. */
  @Test
  void aBookThatIsExchangedIsReadAgain() {
    assertThat(said(CLOSED, SEEN, OPENED, BIN_TWO, CLOSED, OTHER_SEEN, BIN_TWO))
        .containsExactly(new Effect.Ask(BOOK), new Effect.Ask(OTHER));
    assertThat(said(CLOSED, SEEN, BIN_TWO, STOPPED, CLOSED, OTHER_SEEN))
        .containsExactly(new Effect.Ask(BOOK), new Effect.Take(2), new Effect.Ask(OTHER));
    assertThat(said(CLOSED, SEEN, OTHER_SEEN, BIN_TWO))
        .containsExactly(new Effect.Ask(BOOK), new Effect.Ask(OTHER));
  }

  @Test
  void whatIsNotTakenIsGivenBack() {
    assertThat(said(CLOSED, TIME_OVER)).containsExactlyElementsOf(givenBack(Why.NO_TAG));
    assertThat(said(CLOSED, BOTH_SEEN)).containsExactlyElementsOf(givenBack(Why.SEVERAL_TAGS));
    assertThat(said(CLOSED, SEEN, BOTH_SEEN)).endsWith(givenBack(Why.SEVERAL_TAGS).toArray());
    assertThat(said(CLOSED, SEEN, NOT_OURS)).endsWith(givenBack(Why.NOT_OURS).toArray());
    assertThat(said(CLOSED, SEEN, BIN_TWO, new Event.Took(new Intake.BinFull(2))))
        .endsWith(givenBack(Why.BIN_FULL).toArray());
    assertThat(said(CLOSED, SEEN, BIN_TWO, new Event.Took(new Intake.Stuck())))
        .endsWith(givenBack(Why.STUCK).toArray());
  }

  private static List<Object> givenBack(Why why) {
    return List.of(new Effect.GiveBack(why), new Result.GivenBack(why));
  }

  @Test
  void nobodyGivesAnything() {
    assertThat(said(TIME_OVER)).containsExactly(new Result.NothingGiven());
    assertThat(said(new Event.Closed(false))).containsExactly(new Result.NothingGiven());
  }

  @Provide
  Arbitrary<Event> events() {
    return Arbitraries.of(
        CLOSED, OPENED, SEEN, OTHER_SEEN, BOTH_SEEN, BIN_TWO, NOT_OURS, TAKEN, STOPPED, TIME_OVER);
  }

  /** A book is taken only if it alone was read behind the flap that is closed now. */
  @Property(tries = 2000)
  void onlyTheBookThatWasDecidedAboutIsTaken(@ForAll List<@From("events") Event> events) {
    Return now = Return.BEGUN;
    Optional<Event> read = Optional.empty();
    for (Event event : events) {
      boolean over = now.result().isPresent();
      Return.Step step = now.on(event);
      if (event instanceof Event.Tags) {
        read = Optional.of(event);
      } else if (event.equals(OPENED)) {
        read = Optional.empty();
      }
      if (step.effect() instanceof Effect.Take) {
        assertThat(read).contains(SEEN);
        assertThat(event).isEqualTo(BIN_TWO);
      }
      assertThat(over && !(step.effect() instanceof Effect.None)).isFalse();
      now = step.next();
    }
  }
}
