package org.shuyi.hardware.virtual;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A peer at the end of a wire, with line timing and faults. A thread of its own answers the driver;
 * every method may be called from any thread.
 */
public final class VirtualDevice<P extends Peer> implements AutoCloseable {
  /** How long it waits for bytes before it looks up; also the gap that ends a frame. */
  private static final Duration LISTEN = Duration.ofMillis(50);

  private static final Logger log = LoggerFactory.getLogger(VirtualDevice.class);

  private final String name;
  private final VirtualWire wire;
  private final P peer;
  private final LineTiming timing;
  private final Object lock = new Object();
  private final Thread thread;
  private @Nullable Ordered ordered;
  private @Nullable Dice dice;
  private volatile boolean closed;

  /**
   * When what was begun is done, as System.nanoTime has it; its own thread's. Waiting for times
   * instead of waiting a while keeps a busy machine's delays from adding up.
   */
  private long due = System.nanoTime();

  /** A fault for so many answers to come. */
  private record Ordered(WireFault what, int times) {}

  /** A fault now and then. */
  private record Dice(RandomGenerator random, double share, List<WireFault> among) {}

  /**
   * Makes it, plugged in.
   *
   * @param name for its thread
   */
  public VirtualDevice(String name, VirtualWire wire, P peer, LineTiming timing)
      throws IOException {
    this.name = name;
    this.wire = wire;
    this.peer = peer;
    this.timing = timing;
    wire.plugIn();
    thread = Thread.ofPlatform().daemon().name("virtual-" + name).unstarted(this::live);
    if (!wire.answersAtOnce(this::answerAtOnce)) {
      thread.start();
    }
  }

  /** Where a driver finds it, as a station's file has it. */
  public String address() {
    return wire.address();
  }

  /** How it stands, for who looks at it. */
  public String shows() {
    return with(Peer::shows);
  }

  /** Asks or changes what the device is like, while it answers nobody. */
  public <T> T with(Function<? super P, T> use) {
    synchronized (lock) {
      return use.apply(peer);
    }
  }

  /** Spoils the next answers, however many; {@link #heal()} ends it. */
  public void fail(WireFault what, int times) {
    synchronized (lock) {
      ordered = new Ordered(what, times);
    }
  }

  /**
   * Spoils a share of all answers from now on, until {@link #heal()}.
   *
   * @param share 0 to 1
   */
  public void failNowAndThen(RandomGenerator random, double share, List<WireFault> among) {
    synchronized (lock) {
      dice = new Dice(random, share, List.copyOf(among));
    }
  }

  public void heal() {
    synchronized (lock) {
      ordered = null;
      dice = null;
    }
  }

  /**
   * What can be wrong with it, by switch: the cable, one fault of the wire at a time, and what only
   * such a device has. Never empty, always the same.
   */
  public List<Switch> switches() {
    List<Switch> switches = new ArrayList<>();
    switches.add(new Switch("unplug", () -> !wire.isPluggedIn(), this::unplugged));
    WireFault.LASTING.forEach((name, fault) -> switches.add(onTheWire(name, fault)));
    with(Peer::switches).forEach(own -> switches.add(locked(own)));
    return switches;
  }

  private void unplugged(boolean on) throws IOException {
    if (on) {
      unplug();
    } else {
      plugIn();
    }
  }

  private Switch onTheWire(String name, WireFault fault) {
    return new Switch(name, () -> suffers(fault), on -> suffer(fault, on));
  }

  private boolean suffers(WireFault fault) {
    synchronized (lock) {
      return ordered != null && ordered.what.equals(fault);
    }
  }

  private void suffer(WireFault fault, boolean on) {
    synchronized (lock) {
      if (on) {
        fail(fault, Integer.MAX_VALUE);
      } else if (suffers(fault)) {
        ordered = null;
      }
    }
  }

  private Switch locked(Switch own) {
    return new Switch(
        own.name(),
        () -> with(ignored -> own.isOn()),
        on -> {
          synchronized (lock) {
            own.turn(on);
          }
        });
  }

  /** What a hand can do at it. */
  public List<Gesture> gestures() {
    return with(Peer::gestures);
  }

  /**
   * Does it, and says what the device says then.
   *
   * @param gesture one of its own
   * @throws IllegalArgumentException if the text won't do
   */
  public void perform(Gesture gesture, String text) throws IOException {
    for (Peer.Answer said : with(ignored -> gesture.does().apply(text))) {
      say(said.frame());
    }
  }

  /** Sends bytes that nobody asked for. */
  public void send(byte... bytes) throws IOException {
    LockSupport.parkNanos(timing.forBytes(bytes.length).toNanos());
    wire.write(bytes);
  }

  public void unplug() {
    wire.unplug();
    synchronized (lock) {
      peer.unplugged();
    }
  }

  /** Plugs it in again; on Linux the port then has another name behind the same address. */
  public void plugIn() throws IOException {
    wire.plugIn();
    LockSupport.unpark(thread);
  }

  /** Switches it off and takes its address away. */
  @Override
  public void close() {
    closed = true;
    wire.close();
  }

  private void live() {
    byte[] bytes = new byte[1024];
    while (!closed) {
      try {
        listen(bytes);
      } catch (IOException e) {
        log.debug("the cable of the virtual {} failed", name, e);
      }
    }
  }

  private void listen(byte[] bytes) throws IOException {
    int count = wire.read(bytes, LISTEN);
    if (count < 0) {
      LockSupport.parkNanos(LISTEN.toNanos());
      return;
    }
    answer(bytes, count);
  }

  private void answer(byte[] bytes, int count) throws IOException {
    due = System.nanoTime() + timing.forBytes(count).toNanos();
    say(answers(bytes, count));
    say(proceed());
  }

  private void answerAtOnce(byte[] frame) {
    try {
      answer(frame, frame.length);
    } catch (IOException e) {
      log.debug("the cable of the virtual {} failed", name, e);
    }
  }

  private List<Peer.Answer> proceed() {
    synchronized (lock) {
      return peer.proceed();
    }
  }

  private void say(List<Peer.Answer> answers) throws IOException {
    for (Peer.Answer answer : answers) {
      due += answer.work().toNanos();
      say(answer.frame());
    }
  }

  private List<Peer.Answer> answers(byte[] bytes, int count) {
    synchronized (lock) {
      if (count > 0 && ordered != null && ordered.what instanceof WireFault.Deaf) {
        spent(ordered);
        return List.of();
      }
      return count == 0 ? peer.silence() : peer.receive(Arrays.copyOf(bytes, count));
    }
  }

  private void say(byte[] frame) throws IOException {
    switch (spoiling()) {
      case null -> onTheLine(frame);
      case WireFault.Silence() -> log.debug("the virtual {} keeps silent", name);
      case WireFault.Deaf() -> log.debug("the virtual {} did not hear", name);
      case WireFault.Slow(Duration delay) -> {
        due += delay.toNanos();
        onTheLine(frame);
      }
      case WireFault.WrongChecksum() -> onTheLine(peer.spoiled(frame));
      case WireFault.HalfFrame() -> onTheLine(Arrays.copyOf(frame, frame.length / 2));
      case WireFault.Doubled() -> {
        onTheLine(frame);
        onTheLine(frame);
      }
      case WireFault.Noise() -> {
        onTheLine(peer.noise());
        onTheLine(frame);
      }
      case WireFault.Unplugged() -> unplug();
    }
  }

  private @Nullable WireFault spoiling() {
    synchronized (lock) {
      Ordered due = ordered;
      if (due != null) {
        spent(due);
        return due.what;
      }
      Dice thrown = dice;
      return thrown == null || thrown.random.nextDouble() >= thrown.share
          ? null
          : thrown.among.get(thrown.random.nextInt(thrown.among.size()));
    }
  }

  private void spent(Ordered due) {
    ordered = due.times > 1 ? new Ordered(due.what, due.times - 1) : null;
  }

  /** Bytes have arrived when the last of them has come. */
  private void onTheLine(byte[] bytes) throws IOException {
    due += timing.forBytes(bytes.length).toNanos();
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    wire.write(bytes);
  }
}
