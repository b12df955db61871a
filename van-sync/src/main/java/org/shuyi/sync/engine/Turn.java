package org.shuyi.sync.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.engine.SyncState.Link;
import org.shuyi.sync.wire.Answer;
import org.shuyi.sync.wire.Held;
import org.shuyi.sync.wire.Outcomes;

/** One step of the engine: a draft of the next state, and the effects so far. Used once. */
final class Turn {
  private final SyncSettings settings;
  private final RandomGenerator random;
  private final long now;
  private final List<SyncEffect> effects = new ArrayList<>();
  private final Map<Long, Long> asks;
  private Link link;
  private long attempt;
  private int failures;
  private long last;
  private long accepted;
  private long removed;
  private boolean online;
  private @Nullable String quarantine;
  private @Nullable Held held;

  Turn(SyncSettings settings, RandomGenerator random, SyncState state, long now) {
    this.settings = settings;
    this.random = random;
    this.now = now;
    this.asks = new HashMap<>(state.asks());
    this.link = state.link();
    this.attempt = state.attempt();
    this.failures = state.failures();
    this.last = state.last();
    this.accepted = state.accepted();
    this.removed = state.removed();
    this.online = state.online();
    this.quarantine = state.quarantine();
    this.held = state.held();
  }

  SyncEngine.Step toStep() {
    return new SyncEngine.Step(
        new SyncState(
            link, attempt, failures, last, accepted, removed, online, quarantine, held, asks),
        List.copyOf(effects));
  }

  void take(SyncEvent event) {
    switch (event) {
      case SyncEvent.Start start -> start();
      case SyncEvent.Recorded(long newest) -> last = Math.max(last, newest);
      case SyncEvent.Removed(long through) -> removed = Math.max(removed, through);
      case SyncEvent.Connected(long which) -> connected(which);
      case SyncEvent.Disconnected(long which) -> disconnected(which);
      case SyncEvent.BatchSent(long which, long through) -> batchSent(which, through);
      case SyncEvent.Heard(Outcomes outcomes) -> heard(outcomes);
      case SyncEvent.Asked asked -> ask(asked);
      case SyncEvent.Answered(long id, Answer answer) -> {
        answered(id, answer);
        signOfLife();
      }
      case SyncEvent.Tick tick -> {}
    }
  }

  void doWhatIsDue() {
    switch (link) {
      case Link.Idle idle -> {}
      case Link.Down down -> connectIfDue(down);
      case Link.Connecting connecting -> giveUpIfDue(connecting);
      case Link.Up up -> keepUp(up);
    }
    expireAsks();
  }

  // Connecting

  private void start() {
    if (link instanceof Link.Idle) {
      link = new Link.Down(now);
    }
  }

  private void connectIfDue(Link.Down down) {
    if (now >= down.retryAt()) {
      attempt++;
      link = new Link.Connecting(now);
      effects.add(new SyncEffect.Connect(attempt));
    }
  }

  private void giveUpIfDue(Link.Connecting connecting) {
    if (now >= connecting.since() + settings.connectGuard().toMillis()) {
      effects.add(new SyncEffect.Disconnect(attempt));
      down();
    }
  }

  private void connected(long which) {
    if (which != attempt || !(link instanceof Link.Connecting)) {
      effects.add(new SyncEffect.Disconnect(which));
      return;
    }
    link = new Link.Up(Pulse.connected(now), Flow.from(accepted), now);
  }

  private void disconnected(long which) {
    boolean known = link instanceof Link.Connecting || link instanceof Link.Up;
    if (which == attempt && known) {
      effects.add(new SyncEffect.Disconnect(which));
      down();
    }
  }

  /** Full jitter: many stations that lost the same broker do not come back at the same moment. */
  private void down() {
    long bound = settings.doubled(settings.firstBackOff(), failures);
    failures = Math.min(failures + 1, SyncSettings.MAX_DOUBLINGS);
    link = new Link.Down(now + random.nextLong(bound) + 1);
    setOnline(false);
    List.copyOf(asks.keySet()).forEach(id -> answered(id, new Answer.Unreachable()));
  }

  // Connected

  private void keepUp(Link.Up up) {
    if (now >= up.pulse().deadAt(settings)) {
      effects.add(new SyncEffect.Disconnect(attempt));
      down();
      return;
    }
    link = beatIfDue(fill(rewindIfDue(stateIfDue(goOfflineIfDue(up)))));
  }

  private Link.Up goOfflineIfDue(Link.Up up) {
    if (now < up.pulse().offlineAt(settings)) {
      return up;
    }
    setOnline(false);
    return up.with(up.pulse().silent());
  }

  private Link.Up stateIfDue(Link.Up up) {
    if (now < up.stateAt()) {
      return up;
    }
    effects.add(new SyncEffect.SendState(attempt));
    return new Link.Up(up.pulse(), up.flow(), now + settings.stateEvery().toMillis());
  }

  private Link.Up rewindIfDue(Link.Up up) {
    return now < up.flow().resendAt(settings) ? up : up.with(up.flow().rewound());
  }

  private Link.Up fill(Link.Up up) {
    Flow flow = up.flow();
    boolean wanted = flow.sentThrough() < last && quarantine == null && held == null;
    if (!wanted || !flow.hasRoom() || !up.pulse().isHeard()) {
      return up;
    }
    effects.add(new SyncEffect.SendBatch(attempt, flow.sentThrough()));
    return up.with(flow.beginHanding());
  }

  private void batchSent(long which, long through) {
    last = Math.max(last, through);
    if (which == attempt && link instanceof Link.Up up && up.flow().handing()) {
      link = up.with(up.flow().handed(through, now)).with(up.pulse().sent(settings, now));
    }
  }

  private Link.Up beatIfDue(Link.Up up) {
    Pulse pulse = up.pulse();
    if (now < pulse.nextBeat()) {
      return up;
    }
    effects.add(new SyncEffect.SendHeartbeat(attempt, pulse.asksForOutcomes(now)));
    return up.with(pulse.beaten(settings, now));
  }

  // What the centre says

  private void heard(Outcomes outcomes) {
    effects.add(new SyncEffect.Keep(outcomes));
    long through = outcomes.acceptedThrough();
    setQuarantine(trouble(outcomes));
    setHeld(outcomes.held());
    long known = Math.clamp(through, removed, last);
    accepted = Math.max(accepted, known);
    if (link instanceof Link.Up up) {
      link = up.with(up.flow().acknowledged(known));
      signOfLife();
    }
  }

  private @Nullable String trouble(Outcomes outcomes) {
    long through = outcomes.acceptedThrough();
    if (through > last) {
      return "the centre has " + through + " acts of this journal, which holds only " + last;
    }
    return outcomes.quarantine() == null && outcomes.held() == null && isSetBack(through)
        ? "the centre was set back: it has acts up to "
            + through
            + ", those up to "
            + removed
            + " were removed here after it had settled them; restore the centre, or bring it an"
            + " older export of this journal"
        : outcomes.quarantine();
  }

  /**
   * A centre that has nothing of an epoch may begin it behind what was removed, which it knows from
   * an epoch before: that it does not is sure only when acts sent to it changed nothing.
   */
  private boolean isSetBack(long through) {
    boolean inVain = link instanceof Link.Up up && up.flow().rewinds() > 0;
    return through < removed && (through > 0 || inVain);
  }

  private void signOfLife() {
    if (link instanceof Link.Up up) {
      Pulse pulse = up.pulse().heard(now);
      link = up.with(pulse);
      failures = 0;
      setOnline(online || pulse.isOnline());
    }
  }

  private void setHeld(@Nullable Held reason) {
    if (reason != held) {
      held = reason;
      effects.add(new SyncEffect.HoldBack(reason));
    }
  }

  private void setQuarantine(@Nullable String reason) {
    if (reason != null && quarantine == null) {
      effects.add(new SyncEffect.Alarm(reason));
    }
    quarantine = reason;
  }

  private void setOnline(boolean value) {
    if (online != value) {
      online = value;
      effects.add(new SyncEffect.Online(value));
    }
  }

  // Questions

  private void ask(SyncEvent.Asked asked) {
    if (!online || asks.size() >= SyncEngine.MAX_ASKS) {
      effects.add(new SyncEffect.Tell(asked.id(), new Answer.Unreachable()));
      return;
    }
    asks.put(asked.id(), now + settings.answerWithin().toMillis());
    effects.add(new SyncEffect.SendQuestion(attempt, asked.id(), asked.question()));
  }

  private void answered(long id, Answer answer) {
    if (asks.remove(id) != null) {
      effects.add(new SyncEffect.Tell(id, answer));
    }
  }

  private void expireAsks() {
    asks.entrySet().stream()
        .filter(ask -> now >= ask.getValue())
        .map(Map.Entry::getKey)
        .toList()
        .forEach(id -> answered(id, new Answer.Unreachable()));
  }
}
