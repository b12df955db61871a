package org.shuyi.hardware.device.supervise;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Absent;
import org.shuyi.hardware.device.Condition.Degraded;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.supervise.Supervision.Effect;
import org.shuyi.hardware.device.supervise.Supervision.Event;
import org.shuyi.hardware.device.supervise.Supervision.Phase;
import org.shuyi.hardware.device.supervise.Supervision.Step;
import org.shuyi.hardware.link.LinkException;

class SupervisionTest {
  private static final Absent UNPLUGGED = new Absent(Reason.UNPLUGGED, "gone");
  private static final Absent NOT_FOUND = new Absent(Reason.NOT_FOUND, "no such port");
  private static final Absent SILENT = new Absent(Reason.NO_ANSWER, "silent");
  private static final Degraded PAPER = new Degraded(Reason.PAPER_LOW, "paper low");

  /** Always the longest pause that the back-off allows. */
  private static final RandomGenerator LONGEST =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          throw new AssertionError("only bounded numbers are asked for");
        }

        @Override
        public long nextLong(long bound) {
          return bound - 1;
        }
      };

  private Supervision state = Supervision.NEW;
  private Instant now = Instant.EPOCH;

  @Test
  void aHealthyDeviceIsAnnouncedOnceItHasAnswered() {
    assertThat(on(new Event.Started())).isEmpty();
    assertThat(on(new Event.Opened())).isEmpty();
    assertThat(on(new Event.Greeted(Condition.READY)))
        .containsExactly(new Effect.Announce(Condition.READY));
    assertThat(on(new Event.Shown(Condition.READY))).isEmpty();
    assertThat(on(new Event.Shown(PAPER))).containsExactly(new Effect.Announce(PAPER));
  }

  @Test
  void aLossFreesTheWireThenTellsThenAnswersTheWaiting() {
    serve();
    assertThat(on(new Event.Lost(UNPLUGGED)))
        .containsExactly(
            new Effect.Release(), new Effect.Announce(UNPLUGGED), new Effect.Refuse(UNPLUGGED));
  }

  @Test
  void anUnpluggedDeviceStaysUnpluggedWhileItsPortIsMissing() {
    serve();
    on(new Event.Lost(UNPLUGGED));
    on(new Event.RetryDue());
    assertThat(on(new Event.Lost(NOT_FOUND)))
        .containsExactly(new Effect.Release(), new Effect.Refuse(UNPLUGGED));
    on(new Event.RetryDue());
    assertThat(on(new Event.Lost(SILENT))).contains(new Effect.Announce(SILENT));
  }

  @Test
  void aDeviceThatWasNeverThereIsNotFound() {
    on(new Event.Started());
    assertThat(on(new Event.Lost(NOT_FOUND))).contains(new Effect.Announce(NOT_FOUND));
  }

  @Test
  void thePauseDoublesFromOneFifthOfASecondToTwoSeconds() {
    on(new Event.Started());
    assertThat(pausesOf(9))
        .containsExactly(200L, 400L, 800L, 1600L, 2000L, 2000L, 2000L, 2000L, 2000L);
  }

  @Test
  void aDeviceThatGreetsAndDiesAtOnceDoesNotResetItsPause() {
    serve();
    on(new Event.Lost(SILENT));
    serveAgain();
    now = now.plusSeconds(9);
    on(new Event.Lost(SILENT));
    assertThat(pause()).isEqualTo(400);
  }

  @Test
  void aDeviceThatServedLongIsTriedAgainSoon() {
    on(new Event.Started());
    pausesOf(9);
    serveAgain();
    now = now.plusSeconds(10);
    on(new Event.Lost(UNPLUGGED));
    assertThat(pause()).isEqualTo(200);
  }

  @Test
  void afterCloseNothingHappensAnyMore() {
    serve();
    Absent stopped = new Absent(Reason.STOPPED, "The device was closed.");
    assertThat(on(new Event.Closed()))
        .containsExactly(
            new Effect.Release(), new Effect.Announce(stopped), new Effect.Refuse(stopped));
    assertThat(on(new Event.Lost(SILENT))).isEmpty();
    assertThat(on(new Event.Started())).isEmpty();
    assertThat(state.condition()).isEqualTo(stopped);
  }

  @ParameterizedTest
  @EnumSource
  void everyKindOfFailureHasACondition(LinkException.Kind kind) {
    assertThat(Trouble.of(new LinkException(kind, "why")).detail()).isEqualTo("why");
  }

  @Property
  void whateverHappensTheEffectsTellTheConditionAndPausesAreBounded(
      @ForAll("histories") List<Event> history, @ForAll long seed) {
    state = Supervision.NEW;
    Random random = new Random(seed);
    Condition told = state.condition();
    for (Event event : history) {
      now = now.plusMillis(random.nextInt(20_000));
      Step step = state.on(event, now, random);
      state = step.next();
      for (Effect effect : step.effects()) {
        if (effect instanceof Effect.Announce(Condition condition)) {
          assertThat(condition).as("announced only when it changes").isNotEqualTo(told);
          told = condition;
        }
      }
      assertThat(told).isEqualTo(state.condition());
      if (state.phase() instanceof Phase.Waiting) {
        assertThat(pause()).isLessThanOrEqualTo(10_000);
      }
    }
  }

  @Provide
  Arbitrary<List<Event>> histories() {
    Arbitrary<Event> events =
        Arbitraries.of(
            new Event.Started(),
            new Event.Opened(),
            new Event.Greeted(Condition.READY),
            new Event.Greeted(PAPER),
            new Event.Shown(Condition.READY),
            new Event.Shown(PAPER),
            new Event.Lost(UNPLUGGED),
            new Event.Lost(NOT_FOUND),
            new Event.Lost(SILENT),
            new Event.RetryDue());
    return events.list().ofMaxSize(60);
  }

  private List<Effect> on(Event event) {
    Step step = state.on(event, now, LONGEST);
    state = step.next();
    return step.effects();
  }

  private void serve() {
    Stream.of(new Event.Started(), new Event.Opened(), new Event.Greeted(Condition.READY))
        .forEach(this::on);
  }

  private void serveAgain() {
    Stream.of(new Event.RetryDue(), new Event.Opened(), new Event.Greeted(Condition.READY))
        .forEach(this::on);
  }

  private List<Long> pausesOf(int losses) {
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < losses; i++) {
      on(new Event.Lost(SILENT));
      pauses.add(pause());
      on(new Event.RetryDue());
    }
    on(new Event.Lost(SILENT));
    return pauses;
  }

  private long pause() {
    return Duration.between(now, ((Phase.Waiting) state.phase()).until()).toMillis();
  }
}
