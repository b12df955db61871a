package org.shuyi.hardware.device.supervise;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Absent;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.Counters;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.Examination;
import org.shuyi.hardware.device.supervise.Supervision.Effect;
import org.shuyi.hardware.device.supervise.Supervision.Event;
import org.shuyi.hardware.device.supervise.Supervision.Phase;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkOpener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns a device's wire: opens it, keeps it open through every loss, runs
 * commands one after the other and gives the driver its turns between them. A driver holds one of
 * these and delegates to it.
 *
 * <p>Public methods may be called from any thread. The listener and whatever hangs on a command's
 * answer run on the device's thread: post and return.
 */
public final class DeviceThread implements AutoCloseable {
  /** Commands that may wait; one more is answered at once as not done. */
  public static final int QUEUE = 16;

  /** As the device port promises for a check. */
  private static final Duration CHECK_DEADLINE = Duration.ofSeconds(5);

  /** A turn is at most about 200 ms; a command that takes longer ends after close has returned. */
  private static final Duration CLOSE_WAIT = Duration.ofSeconds(1);

  /** With the time that a greeting takes, less than the deadline of a check. */
  private static final Duration LATE = Duration.ofMillis(1500);

  private static final Logger log = LoggerFactory.getLogger(DeviceThread.class);

  private final DeviceId id;
  private final LinkOpener opener;
  private final Protocol protocol;
  private final Consumer<? super DeviceEvent> listener;
  private final InstantSource time;
  private final RandomGenerator random;
  private final Meter meter;
  private final BlockingQueue<Job<?>> queue = new ArrayBlockingQueue<>(QUEUE);

  private final AtomicInteger examining = new AtomicInteger();

  private volatile @Nullable Thread thread;
  private volatile boolean closing;

  // Written by the device's thread only.
  private volatile Supervision state = Supervision.NEW;
  private @Nullable Link link;
  private @Nullable Job<?> running;
  private int commandsSinceTurn;
  private Instant nextTurn = Instant.MIN;

  /**
   * @param opener called on the device's thread; must give up within about 2 s
   * @param time one that is never set, as {@link SteadyTime}
   * @param random spreads the attempts to come back
   */
  public DeviceThread(
      DeviceId id,
      LinkOpener opener,
      Protocol protocol,
      Consumer<? super DeviceEvent> listener,
      InstantSource time,
      RandomGenerator random) {
    this.id = id;
    this.opener = opener;
    this.protocol = protocol;
    this.listener = listener;
    this.time = time;
    this.random = random;
    this.meter = new Meter(protocol, time);
  }

  /** With a steady time and a random seed. */
  public DeviceThread(
      DeviceId id, LinkOpener opener, Protocol protocol, Consumer<? super DeviceEvent> listener) {
    this(id, opener, protocol, listener, new SteadyTime(), anyJitter());
  }

  /** What the constructors of drivers hand in where nobody asks for a certain seed. */
  public static RandomGenerator anyJitter() {
    return RandomGenerator.getDefault();
  }

  public DeviceId id() {
    return id;
  }

  /** As {@link org.shuyi.hardware.device.Device#start()}; a second call does nothing. */
  public synchronized void start() {
    if (thread == null && !closing) {
      // Not virtual: a read of a serial port waits in native code and would pin its carrier.
      thread = Thread.ofPlatform().daemon().name(id.value()).start(this::live);
    }
  }

  /** As {@link org.shuyi.hardware.device.Device#condition()}. */
  public Condition condition() {
    return state.condition();
  }

  /**
   * As {@link org.shuyi.hardware.device.Device#check()}: greets the device. If it is lost, tries to
   * open it now instead of waiting for the next attempt.
   */
  public CompletionStage<Condition> check() {
    Command<Condition> greet =
        wire -> {
          Condition shown = greet(wire);
          handle(new Event.Shown(shown));
          return shown;
        };
    return submit(CHECK_DEADLINE, new Job<>(greet, Function.identity(), true));
  }

  /** As {@link org.shuyi.hardware.device.Device#examine()}. */
  public CompletionStage<Examination> examine() {
    examining.incrementAndGet();
    return check()
        .thenApply(
            condition -> {
              examining.decrementAndGet();
              return meter.examination(id, condition);
            });
  }

  /** As {@link org.shuyi.hardware.device.Device#counters()}. */
  public Counters counters() {
    return meter.counters();
  }

  private Condition greet(Link wire) throws LinkException {
    meter.greetingBegins();
    try {
      return greetInTime(wire);
    } catch (LinkException e) {
      if (e.kind() == LinkException.Kind.TIMED_OUT && examining.get() > 0) {
        hearOut(wire);
      }
      throw e;
    } finally {
      meter.examined();
    }
  }

  private Condition greetInTime(Link wire) throws LinkException {
    try {
      return protocol.greet(wire);
    } finally {
      meter.greetingEnds();
    }
  }

  /** A technician who asks wants to know whether the answer comes after all. */
  private void hearOut(Link wire) {
    try {
      int heard = wire.read(new byte[256], LATE);
      log.debug("{}: {} bytes came late", id, heard);
    } catch (LinkException e) {
      log.debug("{}: nothing came late", id, e);
    }
  }

  /**
   * Runs a command on the device's thread, before its next turn. It gets exactly one answer: that
   * of the command, or {@code notDone} with the reason, if the device is not there, the wire is
   * lost meanwhile, {@link #QUEUE} commands wait already, or the device is not started or closed.
   *
   * @param deadline how long the command may wait to be started; after that it is not run at all
   * @param notDone makes the answer of a command that was not run or did not end
   * @return always completes, normally, within the deadline and the time that the command takes
   */
  public <T> CompletionStage<T> submit(
      Duration deadline, Command<T> command, Function<Condition, T> notDone) {
    return submit(deadline, new Job<>(command, notDone, false));
  }

  private <T> CompletionStage<T> submit(Duration deadline, Job<T> job) {
    if (thread == null || closing) {
      job.refuse(condition());
    } else if (!queue.offer(job)) {
      job.refuse(busy(QUEUE + " commands are waiting already."));
    } else {
      refuseLater(deadline, job);
    }
    return job.answer();
  }

  /** Also answers a command that slipped in while the device was being closed. */
  private static void refuseLater(Duration deadline, Job<?> job) {
    CompletableFuture.delayedExecutor(deadline.toMillis(), TimeUnit.MILLISECONDS)
        .execute(
            () -> job.refuse(busy("The command was not begun in " + deadline.toMillis() + " ms.")));
  }

  private static Absent busy(String detail) {
    return new Absent(Reason.NO_ANSWER, detail);
  }

  /**
   * Answers every waiting command as not done, frees the wire and ends the thread; waits for that
   * at most 1 s, so that the port can be opened again when this returns. A second call does
   * nothing.
   */
  @Override
  public void close() {
    Thread owner = beginClosing();
    if (owner == null || owner.equals(Thread.currentThread())) {
      return;
    }
    try {
      owner.join(CLOSE_WAIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized @Nullable Thread beginClosing() {
    closing = true;
    if (thread == null) {
      handle(new Event.Closed());
    } else {
      // Wakes the thread if it waits for a command; if there is no room, it does not wait.
      var ignored = queue.offer(new Job<>(wire -> true, condition -> false, false));
    }
    return thread;
  }

  private void live() {
    try {
      while (!(state.phase() instanceof Phase.Closed)) {
        handle(next());
      }
    } finally {
      closing = true;
      handle(new Event.Closed());
      refuseAll(state.condition());
    }
  }

  private void handle(Event event) {
    Supervision.Step step = state.on(event, time.instant(), random);
    state = step.next();
    step.effects().forEach(this::perform);
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Release() -> release();
      case Effect.Announce(Condition condition) -> announce(condition);
      case Effect.Refuse(Condition condition) -> refuseAll(condition);
    }
  }

  /** Does what the phase asks for and says how it went. */
  private Event next() {
    if (closing) {
      return new Event.Closed();
    }
    try {
      return switch (state.phase()) {
        case Phase.Idle() -> new Event.Started();
        case Phase.Opening() -> open();
        case Phase.Greeting() -> new Event.Greeted(greet(wire()));
        case Phase.Serving(Instant ignored) -> serve();
        case Phase.Waiting(Instant until) -> await(until);
        case Phase.Closed() -> new Event.Closed();
      };
    } catch (LinkException e) {
      return lost(Trouble.of(e));
    } catch (RuntimeException | Error e) {
      // The last line of defence of a machine that runs for months: no bug in a driver ends it.
      log.error("{}: the driver failed; the wire is opened again", id, e);
      return lost(Trouble.of(e));
    }
  }

  private Event lost(Absent why) {
    meter.lost(why.reason());
    return new Event.Lost(why);
  }

  private Event open() throws LinkException {
    queue.forEach(Job::attemptBegins);
    meter.forget();
    link = new ConfinedLink(id, meter.around(opener.open()));
    meter.opened();
    return new Event.Opened();
  }

  private Link wire() throws LinkException {
    Link open = link;
    if (open == null) {
      throw new LinkException(LinkException.Kind.CLOSED, "the wire of " + id + " is not open");
    }
    return open;
  }

  /** One command, or one turn if none waits; after a full queue of commands a turn in any case. */
  private Event serve() throws LinkException {
    Job<?> job = commandsSinceTurn < QUEUE ? take(pauseUntil(nextTurn, protocol.pace())) : null;
    if (job == null) {
      return turn();
    }
    commandsSinceTurn++;
    run(job);
    return unchanged();
  }

  private Event turn() throws LinkException {
    commandsSinceTurn = 0;
    nextTurn = time.instant().plus(protocol.pace());
    return closing ? new Event.Closed() : new Event.Shown(protocol.turn(wire()));
  }

  private void run(Job<?> job) throws LinkException {
    if (job.take()) {
      running = job;
      meter.command();
      job.run(wire());
      running = null;
    }
  }

  private Event await(Instant until) {
    Job<?> job = take(pauseUntil(until, Supervision.LONGEST_PAUSE));
    if (job == null || (job.deservesAnAttempt() && queue.offer(job))) {
      return new Event.RetryDue();
    }
    job.refuse(condition());
    return unchanged();
  }

  private Event unchanged() {
    return new Event.Shown(condition());
  }

  private Duration pauseUntil(Instant then, Duration most) {
    Duration left = Duration.between(time.instant(), then);
    if (left.isNegative()) {
      return Duration.ZERO;
    }
    return left.compareTo(most) < 0 ? left : most;
  }

  private @Nullable Job<?> take(Duration patience) {
    try {
      return queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      // Nobody but a program on its way out interrupts this thread.
      Thread.currentThread().interrupt();
      closing = true;
      return null;
    }
  }

  private void release() {
    Link open = link;
    link = null;
    if (open != null) {
      open.close();
      protocol.lost();
    }
  }

  private void announce(Condition condition) {
    log.info("{}: {}", id, condition);
    try {
      listener.accept(new DeviceEvent.ConditionChanged(id, condition));
    } catch (RuntimeException e) {
      log.error("{}: the listener failed on {}", id, condition, e);
    }
  }

  private void refuseAll(Condition why) {
    Job<?> broken = running;
    running = null;
    if (broken != null) {
      broken.fail(why);
    }
    List<Job<?>> waiting = new ArrayList<>();
    queue.drainTo(waiting);
    for (Job<?> job : waiting) {
      if (closing || !job.deservesAnAttempt() || !queue.offer(job)) {
        job.refuse(why);
      }
    }
  }
}
