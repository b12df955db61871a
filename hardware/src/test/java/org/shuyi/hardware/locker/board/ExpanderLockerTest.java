package org.shuyi.hardware.locker.board;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.locker.Locker;
import org.shuyi.hardware.locker.LockerContract;
import org.shuyi.hardware.pins.guard.FileExpander;
import org.shuyi.hardware.pins.guard.FileGuard;
import org.shuyi.hardware.virtual.VirtualDoors;

/** Locks on an MCP23017 behind the real guard, in a process of its own. */
@Execution(ExecutionMode.SAME_THREAD)
class ExpanderLockerTest extends LockerContract {
  private static final int DOORS = 4;

  @Override
  protected Driver driver() {
    return new RelayBoardDriver();
  }

  /** The file of a station has no address for an expander that is a file. */
  @Override
  protected Locker locker(DeviceId id, Cabinet cabinet, Consumer<? super DeviceEvent> listener) {
    org.shuyi.hardware.locker.board.Cabinet doors =
        new org.shuyi.hardware.locker.board.Cabinet(List.of(1), DOORS, Duration.ofSeconds(5));
    ModbusRelays codec = new ModbusRelays(DOORS, Duration.ofMillis(300), 1);
    return new LockBoards(id, FileGuard.opener(Path.of(cabinet.address())), codec, doors, listener);
  }

  @Override
  protected Cabinet cabinet(Path directory) throws IOException {
    return new Expander(directory.resolve("expander"));
  }

  private static final class Expander implements Cabinet {
    private final Path file;
    private final FileExpander chip;
    private final VirtualDoors doors = new VirtualDoors(DOORS);
    private volatile boolean closed;

    Expander(Path file) throws IOException {
      this.file = file;
      this.chip = new FileExpander(file);
      Thread.ofPlatform().daemon().start(this::live);
    }

    /** A coil that gets current pulls its bolt. */
    private void live() {
      int before = 0;
      while (!closed) {
        int now = chip.latch();
        int fresh = now & ~before;
        before = now;
        for (int i = 0; i < DOORS; i++) {
          int door = i + 1;
          if ((fresh >> i & 1) == 1) {
            with(all -> all.pulse(door));
          }
        }
        LockSupport.parkNanos(1_000_000);
      }
    }

    @Override
    public String address() {
      return file.toString();
    }

    @Override
    public synchronized void with(Consumer<VirtualDoors> deed) {
      deed.accept(doors);
      int open = 0;
      for (int i = 0; i < DOORS; i++) {
        open |= (doors.isOpen(i + 1) ? 1 : 0) << i;
      }
      chip.doors(open);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
