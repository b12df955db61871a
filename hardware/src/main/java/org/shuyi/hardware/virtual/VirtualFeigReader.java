package org.shuyi.hardware.virtual;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.virtual.FeigFrames.Incoming;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An RFID reader with a pad, on a pseudo-terminal, that speaks the FEIG OBID i-scan protocol. A
 * thread of its own answers the driver; every method may be called from any thread.
 */
public final class VirtualFeigReader implements AutoCloseable {
  /**
   * How long a virtual reader waits for bytes before it looks up; also the gap that ends a frame.
   */
  private static final Duration LISTEN = Duration.ofMillis(50);

  /** COM-ADR as it comes from the factory, and the address at which every reader listens. */
  private static final int ADDRESS = 0;

  private static final int EVERYBODY = 255;

  /** A length that claims a longer frame than follows, then other rubbish. */
  private static final byte[] NOISE = {0x7F, 0x00, 0x02, 0x01};

  private static final Logger log = LoggerFactory.getLogger(VirtualFeigReader.class);

  private final VirtualPort port;
  private final FeigCommands commands = new FeigCommands(this::afiWritten);
  private final FeigFrames frames = new FeigFrames();
  private final List<Consumer<? super VirtualTag>> listeners = new CopyOnWriteArrayList<>();
  private @Nullable Ordered fault;
  private volatile boolean closed;

  /**
   * A fault for so many commands to come.
   *
   * @param writesOnly true if only writes of an AFI count
   */
  private record Ordered(FeigFault what, boolean writesOnly, int times) {}

  /**
   * Makes a reader with an empty pad, plugged in.
   *
   * @param path where a driver finds it; a symbolic link is put there
   */
  public VirtualFeigReader(Path path) throws IOException {
    this.port = new VirtualPort(path);
    port.plugIn();
    Thread.ofPlatform().daemon().name("virtual-rfid").start(this::live);
  }

  /** Where a driver finds it, as it would {@code /dev/ttyUSB0}; the same after a re-plug. */
  public String path() {
    return port.path();
  }

  /** Puts tags on the pad, in this order; one that lies there already stays. */
  public synchronized void put(VirtualTag... tags) {
    Arrays.stream(tags).forEach(commands::put);
  }

  /**
   * Takes a tag off the pad.
   *
   * @return false if it does not lie there
   */
  public synchronized boolean take(TagUid uid) {
    return commands.take(uid);
  }

  /** What lies on the pad, in the order in which it came. */
  public synchronized List<VirtualTag> tags() {
    return commands.tags();
  }

  /** Whether the antenna is on; it is when the reader starts up. */
  public synchronized boolean isFieldOn() {
    return commands.isFieldOn();
  }

  /** Whether blocks are handed over last byte first, as FEIG's manuals say and as it starts. */
  public synchronized void turnsBlocks(boolean turns) {
    commands.turnsBlocks(turns);
  }

  /** Spoils the next commands, however many; {@link #heal()} ends it. */
  public synchronized void fail(FeigFault what, int times) {
    fault = new Ordered(what, false, times);
  }

  /** Spoils the next writes of an AFI; everything else goes well. */
  public synchronized void failWrites(FeigFault what, int times) {
    fault = new Ordered(what, true, times);
  }

  public synchronized void heal() {
    fault = null;
  }

  /**
   * Tells of every tag whose AFI is written from now on.
   *
   * @param listener called on the reader's thread; must not block
   */
  public void onAfiWritten(Consumer<? super VirtualTag> listener) {
    listeners.add(listener);
  }

  private void afiWritten(VirtualTag tag) {
    listeners.forEach(listener -> listener.accept(tag));
  }

  public void unplug() {
    port.unplug();
  }

  public void plugIn() throws IOException {
    port.plugIn();
  }

  /** Switches it off and takes the link away. */
  @Override
  public void close() {
    closed = true;
    port.close();
  }

  private void live() {
    byte[] bytes = new byte[512];
    while (!closed) {
      try {
        listen(bytes);
      } catch (IOException e) {
        log.debug("the virtual RFID reader's cable failed", e);
      }
    }
  }

  private void listen(byte[] bytes) throws IOException {
    int count = port.read(bytes, LISTEN);
    if (count < 0) {
      LockSupport.parkNanos(LISTEN.toNanos());
    }
    if (count <= 0) {
      frames.gap();
      return;
    }
    frames.receive(bytes, count);
    for (Optional<Incoming> next = frames.next(); next.isPresent(); next = frames.next()) {
      if (next.get().address() == ADDRESS || next.get().address() == EVERYBODY) {
        obey(next.get());
      }
    }
  }

  private void obey(Incoming command) throws IOException {
    FeigFault spoiling = spoiling(command);
    switch (spoiling) {
      case null -> port.write(reply(command));
      case FeigFault.NoAnswer() -> reply(command);
      case FeigFault.LateAnswer(Duration delay) -> {
        byte[] reply = reply(command);
        LockSupport.parkNanos(delay.toNanos());
        port.write(reply);
      }
      case FeigFault.BadCrc() -> {
        byte[] reply = reply(command);
        reply[reply.length - 1] ^= 1;
        port.write(reply);
      }
      case FeigFault.Truncated() -> {
        byte[] reply = reply(command);
        port.write(Arrays.copyOf(reply, reply.length / 2));
      }
      case FeigFault.NoiseBefore() -> {
        port.write(NOISE);
        port.write(reply(command));
      }
      case FeigFault.Refused(int status) ->
          port.write(FeigFrames.reply(command, ADDRESS, new int[] {status}));
      case FeigFault.TagLeaves(boolean afterwards) -> {
        if (afterwards) {
          reply(command);
        }
        take(FeigCommands.target(command));
        port.write(reply(command));
      }
      case FeigFault.Unplugged() -> unplug();
    }
  }

  private synchronized byte[] reply(Incoming command) {
    return FeigFrames.reply(command, ADDRESS, commands.carryOut(command));
  }

  private synchronized @Nullable FeigFault spoiling(Incoming command) {
    Ordered ordered = fault;
    if (ordered == null || (ordered.writesOnly && !FeigCommands.isAfiWrite(command))) {
      return null;
    }
    fault =
        ordered.times > 1 ? new Ordered(ordered.what, ordered.writesOnly, ordered.times - 1) : null;
    return ordered.what;
  }
}
