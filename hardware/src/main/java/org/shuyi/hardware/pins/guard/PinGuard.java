package org.shuyi.hardware.pins.guard;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.framing.Framer;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.link.process.ProcessLink;
import org.shuyi.hardware.modbus.Modbus;
import org.shuyi.hardware.pins.PinAddress;
import org.shuyi.hardware.pins.PinLayout;
import org.shuyi.hardware.pins.Pins;
import org.shuyi.hardware.pins.open.OpenPins;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The guard. It ends, with all relays let go, when its input ends: that is when the kiosk closes
 * it, dies or is killed. A kiosk that hangs can't make a pulse longer either, for the guard alone
 * keeps the time.
 */
public final class PinGuard {
  private static final int NOT_FOUND = 3;
  private static final int NO_PERMISSION = 4;
  private static final int IN_USE = 5;

  /** A bus that fails at the last moment is tried for so often. */
  private static final int LAST_ATTEMPTS = 40;

  private static final Duration LOOK_UP = Duration.ofSeconds(1);

  /**
   * A Java machine starts in less than half a second; on a small one that boots, it may take long.
   */
  private static final Duration START = Duration.ofSeconds(10);

  /** ACK, said once: the pins are held and all relays are let go. */
  private static final int READY = 0x06;

  private static final byte[] END = {};
  private static final Logger log = LoggerFactory.getLogger(PinGuard.class);

  private final GuardBoard board;
  private final OutputStream out;
  private final BlockingQueue<byte[]> heard = new ArrayBlockingQueue<>(64);
  private final Framer<byte[]> framer = Modbus.requests();

  private PinGuard(GuardBoard board, OutputStream out) {
    this.board = board;
    this.out = out;
  }

  /** The guard for the address that is its one argument. */
  public static void main(String... args) {
    // Whatever a library prints must not come between the frames.
    System.setOut(System.err);
    PinAddress address = PinAddress.parse(args[0]);
    try (Pins pins = OpenPins.pins(address)) {
      serve(
          pins,
          address.layout(),
          new FileInputStream(FileDescriptor.in),
          new FileOutputStream(FileDescriptor.out));
    } catch (LinkException e) {
      log.error("{}: {}", address, e.getMessage());
      Runtime.getRuntime().halt(exit(e.kind()));
    }
  }

  private static int exit(Kind kind) {
    return switch (kind) {
      case NO_PERMISSION -> NO_PERMISSION;
      case IN_USE -> IN_USE;
      default -> NOT_FOUND;
    };
  }

  /** How the kiosk starts a guard: the same Java and the same class path, small. */
  private static List<String> command(PinAddress address) {
    return command(PinGuard.class.getName(), address.toString());
  }

  static List<String> command(String main, String argument) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx32m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        main,
        argument);
  }

  /** A wire to a guard of its own; opened when the guard holds the pins. */
  public static LinkOpener opener(PinAddress address) {
    return opener(command(address), status -> ended(address, status));
  }

  static LinkOpener opener(List<String> command, IntFunction<LinkException> ended) {
    return () -> ready(ProcessLink.open(command, ended));
  }

  private static Link ready(Link guard) throws LinkException {
    try {
      if (guard.read(new byte[1], START) == 0) {
        throw new LinkException(Kind.TIMED_OUT, "the guard did not begin in " + START);
      }
      return guard;
    } catch (LinkException e) {
      guard.close();
      throw e;
    }
  }

  private static LinkException ended(PinAddress address, int status) {
    return switch (status) {
      case NOT_FOUND ->
          new LinkException(
              Kind.NOT_FOUND,
              address
                  + ": there is no such header or expander; is I2C switched on, is the expander"
                  + " wired?");
      case NO_PERMISSION ->
          new LinkException(
              Kind.NO_PERMISSION,
              address + ": no permission; is the user in the groups gpio and i2c?");
      case IN_USE ->
          new LinkException(Kind.IN_USE, address + ": another program holds one of the lines");
      default -> new LinkException(Kind.GONE, address + ": the guard ended with status " + status);
    };
  }

  /** Answers requests and keeps the time until the input ends; then lets all relays go. */
  public static void serve(Pins pins, PinLayout layout, InputStream in, OutputStream out) {
    PinGuard guard = new PinGuard(new GuardBoard(pins, layout), out);
    Thread.ofPlatform().daemon().name("requests").start(() -> guard.listen(in));
    Thread owner = Thread.currentThread();
    Thread last = Thread.ofPlatform().unstarted(() -> guard.endAndWait(owner));
    Runtime.getRuntime().addShutdownHook(last);
    try {
      guard.live();
    } catch (IOException e) {
      log.info("nobody reads what the guard says: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      guard.release();
    }
  }

  private void listen(InputStream in) {
    byte[] bytes = new byte[256];
    try {
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        heard.put(Arrays.copyOf(bytes, count));
      }
    } catch (IOException | InterruptedException e) {
      log.error("the guard can't read what is asked", e);
    } finally {
      end();
    }
  }

  /** Makes room for the end if need be: it is worth more than any request. */
  private void end() {
    while (!heard.offer(END)) {
      heard.poll();
    }
  }

  private void endAndWait(Thread owner) {
    end();
    try {
      owner.join(Duration.ofSeconds(3));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void live() throws IOException, InterruptedException {
    out.write(READY);
    out.flush();
    byte[] came = next();
    while (came != END) {
      if (came != null) {
        obey(came);
      }
      board.settle(now());
      came = next();
    }
  }

  private byte @Nullable [] next() throws InterruptedException {
    Duration idle = board.idle(now()).orElse(LOOK_UP);
    return heard.poll(Math.max(0, idle.toNanos()), TimeUnit.NANOSECONDS);
  }

  private void obey(byte[] bytes) throws IOException {
    for (byte[] request : framer.feed(bytes, bytes.length)) {
      var answer = board.answer(request, now());
      if (answer.isPresent()) {
        out.write(answer.get());
        out.flush();
      }
    }
  }

  private void release() {
    for (int i = 0; i < LAST_ATTEMPTS && !board.release(now()); i++) {
      LockSupport.parkNanos(GuardBoard.AGAIN.toNanos());
    }
  }

  private static Instant now() {
    return Instant.EPOCH.plusNanos(System.nanoTime());
  }
}
