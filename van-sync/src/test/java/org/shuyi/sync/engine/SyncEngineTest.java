package org.shuyi.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.StationId;
import org.shuyi.sync.journal.Epoch;
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.Held;
import org.shuyi.sync.wire.Outcomes;
import org.shuyi.sync.wire.Question;

class SyncEngineTest {
  private static final long MINUTE = 60_000;
  private static final Question QUESTION = new Question.OfItem(new ItemId("1"));

  private static World online() {
    World world = new World(7);
    world.give(new SyncEvent.Start());
    world.run(2000);
    assertThat(world.state().online()).isTrue();
    return world;
  }

  @Property(tries = 150, shrinking = ShrinkingMode.OFF)
  void whateverTheNetworkDoesAllArrivesOnceItIsWell(@ForAll long seed) {
    World world = new World(seed);
    world.trouble = true;
    world.give(new SyncEvent.Start());
    for (int i = 0; i < 60; i++) {
      world.write();
      world.run(1 + Math.floorMod(seed + i * 7919L, 4000));
      world.centreDown = Math.floorMod(seed + i, 11) < 2;
      world.brokerDown = Math.floorMod(seed + i, 13) < 3;
    }
    world.trouble = false;
    world.centreDown = false;
    world.brokerDown = false;
    world.run(5 * MINUTE);

    assertThat(world.faults).isEmpty();
    assertThat(world.centreThrough).isEqualTo(60);
    assertThat(world.journalAccepted).isEqualTo(60);
    assertThat(world.settled).hasSize(60);
    assertThat(world.state().online()).isTrue();
    assertThat(world.mostUnacknowledged()).isLessThanOrEqualTo(SyncEngine.WINDOW);
  }

  @Test
  void theFirstActGoesOutAtOnce() {
    World world = online();
    world.write();

    assertThat(world.batches).isEqualTo(1);
    world.run(100);
    assertThat(world.journalAccepted).isEqualTo(1);
    assertThat(world.settled).containsExactly(1L);
  }

  @Test
  void withTheBrokerAwayAttemptsGrowRareButGoOn() {
    World world = new World(3);
    world.brokerDown = true;
    world.give(new SyncEvent.Start());
    world.run(60 * MINUTE);

    // At least every 30 s plus the failing itself; on average, with full jitter, every 15 s.
    assertThat(world.connects).hasSizeBetween(120, 500);
    world.brokerDown = false;
    world.run(MINUTE);
    assertThat(world.state().online()).isTrue();
  }

  @Test
  void nothingButHeartbeatsGoesWhereNobodyListens() {
    World world = new World(3);
    world.centreDown = true;
    world.give(new SyncEvent.Start());
    for (int i = 0; i < 1000; i++) {
      world.write();
    }
    world.run(60 * MINUTE);

    assertThat(world.batches).isZero();
    assertThat(world.heartbeats).isLessThan(700);
    assertThat(world.state().online()).isFalse();
  }

  @Test
  void aCentreThatFallsSilentIsOfflineAndGetsNoMoreThanTheWindow() {
    World world = online();
    world.centreDown = true;
    for (int i = 0; i < 500; i++) {
      world.write();
      world.run(100);
    }
    assertThat(world.state().online()).isFalse();
    // The window, once more after each time-out until the silence is noticed.
    assertThat(world.batches).isLessThanOrEqualTo(3 * SyncEngine.WINDOW);
    assertThat(world.mostUnacknowledged()).isEqualTo(SyncEngine.WINDOW);

    world.centreDown = false;
    world.run(2 * MINUTE);
    assertThat(world.journalAccepted).isEqualTo(500);
  }

  @Test
  void whatIsHeldWaitsWithHeartbeatsAloneAndGoesOnWhenLetGo() {
    World world = online();
    world.quota = 0;
    for (int i = 0; i < 500; i++) {
      world.write();
    }
    world.run(10_000);
    assertThat(world.holds).containsExactly(Optional.of(Held.ACTS_PER_DAY));
    assertThat(world.state().held()).isEqualTo(Held.ACTS_PER_DAY);
    int batches = world.batches;
    int heartbeats = world.heartbeats;
    world.run(60 * MINUTE);
    assertThat(world.batches).isEqualTo(batches).isLessThanOrEqualTo(SyncEngine.WINDOW);
    assertThat(world.heartbeats - heartbeats).isBetween(600, 800);
    assertThat(world.journalAccepted).isZero();
    assertThat(world.state().online()).isTrue();

    world.quota = Long.MAX_VALUE;
    world.run(MINUTE);
    assertThat(world.holds).containsExactly(Optional.of(Held.ACTS_PER_DAY), Optional.empty());
    assertThat(world.journalAccepted).isEqualTo(500);
    assertThat(world.faults).isEmpty();
  }

  /** A new journal that the centre does not begin today is no sign that the centre lost its own. */
  @Test
  void aCentreThatHoldsANewJournalWasNotSetBack() {
    World world = new World(7, SyncState.of(20, 10, 10));
    world.quota = 0;
    world.give(new SyncEvent.Start());
    world.run(10 * MINUTE);
    assertThat(world.state().held()).isNotNull();
    assertThat(world.state().quarantine()).isNull();
    assertThat(world.faults).isEmpty();
  }

  @Test
  void aQuestionIsAnsweredOrUnreachableInTime() {
    World world = online();
    world.give(new SyncEvent.Asked(1, QUESTION));
    world.run(100);
    assertThat(world.effects).contains(new SyncEffect.Tell(1, new Answer.OfItem("x")));

    world.centreDown = true;
    world.give(new SyncEvent.Asked(2, QUESTION));
    world.run(1999);
    assertThat(world.effects).doesNotContain(new SyncEffect.Tell(2, new Answer.Unreachable()));
    world.run(1);
    assertThat(world.effects).contains(new SyncEffect.Tell(2, new Answer.Unreachable()));
  }

  @Test
  void aQuestionWhileOfflineIsUnreachableAtOnce() {
    World world = new World(1);
    world.give(new SyncEvent.Asked(1, QUESTION));
    assertThat(world.effects).containsExactly(new SyncEffect.Tell(1, new Answer.Unreachable()));
  }

  @Test
  void aLostConnectionAnswersAllQuestionsAtOnce() {
    World world = online();
    world.give(new SyncEvent.Asked(1, QUESTION));
    world.give(new SyncEvent.Disconnected(world.state().attempt()));
    assertThat(world.effects).contains(new SyncEffect.Tell(1, new Answer.Unreachable()));
    assertThat(world.state().asks()).isEmpty();
  }

  @Test
  void moreQuestionsThanTheBoundAreUnreachable() {
    World world = online();
    world.centreDown = true;
    for (int i = 0; i <= SyncEngine.MAX_ASKS; i++) {
      world.give(new SyncEvent.Asked(i, QUESTION));
    }
    assertThat(world.effects)
        .contains(new SyncEffect.Tell(SyncEngine.MAX_ASKS, new Answer.Unreachable()));
    assertThat(world.state().asks()).hasSize(SyncEngine.MAX_ASKS);
  }

  @Test
  void aQuarantineStopsTheActsAndAlarmsOnceUntilItIsLifted() {
    World world = online();
    Outcomes quarantine =
        new Outcomes(new StationId("s"), new Epoch(1), 0, List.of(), "gap: 7 after 4");
    world.give(new SyncEvent.Heard(quarantine));
    world.give(new SyncEvent.Heard(quarantine));
    world.write();

    assertThat(world.faults).containsExactly("alarm: gap: 7 after 4");
    assertThat(world.batches).isZero();
    world.run(MINUTE);
    assertThat(world.journalAccepted).isEqualTo(1);
  }

  @Test
  void aCentreThatHasMoreThanTheJournalAlarms() {
    World world = online();
    world.give(
        new SyncEvent.Heard(new Outcomes(new StationId("s"), new Epoch(1), 9, List.of(), null)));
    assertThat(world.faults).hasSize(1);
    assertThat(world.state().accepted()).isZero();
  }

  @Test
  void aCentreThatLostItsDataGetsEverythingAgain() {
    World world = online();
    for (int i = 0; i < 30; i++) {
      world.write();
    }
    world.run(MINUTE);
    assertThat(world.centreThrough).isEqualTo(30);
    world.centreThrough = 0;
    world.run(MINUTE);
    assertThat(world.centreThrough).isEqualTo(30);
  }

  private static World withActsRemoved(int written, int removed) {
    World world = online();
    for (int i = 0; i < written; i++) {
      world.write();
    }
    world.run(MINUTE);
    world.give(new SyncEvent.Removed(removed));
    return world;
  }

  @Test
  void aCentreThatAsksForRemovedActsAlarmsOnceAndGetsNoOthersUntilItIsWellAgain() {
    World world = withActsRemoved(30, 20);
    world.centreThrough = 10;
    world.write();
    world.run(MINUTE);
    int batches = world.batches;
    world.write();
    world.run(MINUTE);

    assertThat(world.faults).hasSize(1).first().asString().contains("has acts up to 10");
    assertThat(world.batches).isEqualTo(batches);
    assertThat(world.centreThrough).isEqualTo(10);
    world.centreThrough = 25;
    world.run(MINUTE);
    assertThat(world.centreThrough).isEqualTo(32);
    assertThat(world.faults).hasSize(1);
  }

  @Test
  void aCentreThatLostEverythingAlarmsAfterActsThatItCantTake() {
    World world = withActsRemoved(30, 20);
    world.centreThrough = 0;
    world.run(MINUTE);

    assertThat(world.faults).hasSize(1).first().asString().contains("set back");
    assertThat(world.centreThrough).isZero();
  }

  @Test
  void anEpochThatBeginsBehindRemovedActsIsNoAlarm() {
    World world = new World(7, SyncState.of(30, 20, 20));
    world.knownFromBefore = 20;
    world.give(new SyncEvent.Start());
    world.run(MINUTE);

    assertThat(world.faults).isEmpty();
    assertThat(world.centreThrough).isEqualTo(30);
    assertThat(world.journalAccepted).isEqualTo(30);
  }

  @Test
  void aConnectionThatComesTooLateIsThrownAway() {
    World world = online();
    long old = world.state().attempt() - 1;
    world.give(new SyncEvent.Connected(old));
    assertThat(world.effects).contains(new SyncEffect.Disconnect(old));
    assertThat(world.state().online()).isTrue();
  }
}
