package org.shuyi.hardware.watchdog.linux;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Degraded;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.DeviceThread;
import org.shuyi.hardware.device.supervise.Protocol;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.device.supervise.SupervisedDevice;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.watchdog.Watchdog;

/**
 * {@code /dev/watchdog}: it begins to count when it is opened and is fed by any byte. 'V' before an
 * orderly end switches it off; a program that dies says no 'V', and the machine restarts.
 */
public final class LinuxWatchdog extends SupervisedDevice implements Watchdog {
  private final AtomicReference<Instant> alive;
  private final InstantSource time;

  LinuxWatchdog(
      DeviceId id,
      LinkOpener file,
      Duration patience,
      InstantSource time,
      Consumer<? super DeviceEvent> listener) {
    AtomicReference<Instant> said = new AtomicReference<>(time.instant());
    this.alive = said;
    this.time = time;
    super(
        new DeviceThread(
            id, DisarmingLink.around(file), new Feeding(said, patience, time), listener));
  }

  LinuxWatchdog(
      DeviceId id, LinkOpener file, Duration patience, Consumer<? super DeviceEvent> listener) {
    this(id, file, patience, new SteadyTime(), listener);
  }

  @Override
  public void alive() {
    alive.set(time.instant());
  }

  /**
   * @param alive when the program's loop last said so; at first, when the device was made
   */
  private record Feeding(AtomicReference<Instant> alive, Duration patience, InstantSource time)
      implements Protocol {
    /** A third of the 15 s that a Raspberry Pi's watchdog can wait at most. */
    private static final Duration PACE = Duration.ofSeconds(5);

    private static final byte[] FOOD = {0};

    @Override
    public Condition greet(Link link) throws LinkException {
      Duration silent = Duration.between(alive.get(), time.instant());
      if (silent.compareTo(patience) > 0) {
        return new Degraded(
            Reason.NO_ANSWER,
            "The program has not said for %d s that it is alive; the machine restarts soon."
                .formatted(silent.toSeconds()));
      }
      link.write(FOOD);
      return Condition.READY;
    }

    @Override
    public Condition turn(Link link) throws LinkException {
      return greet(link);
    }

    @Override
    public Duration pace() {
      return PACE;
    }

    @Override
    public String explain(boolean sent, byte[] bytes) {
      return sent ? "Fed." : "";
    }

    @Override
    public void lost() {
      // What is kept is the program's, not the wire's.
    }
  }
}
