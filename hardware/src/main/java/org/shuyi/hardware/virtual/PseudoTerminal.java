package org.shuyi.hardware.virtual;

import java.io.IOException;
import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A pseudo-terminal, as {@code posix_openpt(3)} makes it, through the foreign function API: the
 * device end of a serial cable. A driver opens {@link #path()} as it would open {@code
 * /dev/ttyUSB0}. Needs {@code --enable-native-access} and Linux, no root. One thread reads; any
 * thread may write or close.
 */
public final class PseudoTerminal implements AutoCloseable {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup LIBC = LINKER.defaultLookup();
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final AddressLayout POINTER = ValueLayout.ADDRESS;

  /**
   * O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK of Linux, asm-generic/fcntl.h. Non-blocking, so that
   * holding the far end open does not wait for a carrier, and a write does not wait for ever for a
   * driver that has stopped reading.
   */
  private static final int OPEN_FLAGS = 0x2 | 0x100 | 0x80000 | 0x800;

  private static final short POLLIN = 1;
  private static final short POLLOUT = 4;
  private static final int TCSANOW = 0;
  private static final int EAGAIN = 11;

  /** How long {@link #close()} waits at most for a reader or a writer to look up. */
  private static final Duration SLICE = Duration.ofMillis(20);

  /** A line's buffer that is full for so long has no reader; a UART then drops bytes, too. */
  private static final Duration OVERRUN = Duration.ofSeconds(1);

  /** EIO: what Linux answers on the near end while nobody has the far end open. */
  private static final int EIO = 5;

  /** sizeof(struct termios) of Linux is 60; room to spare. */
  private static final int TERMIOS_BYTES = 128;

  private static final StructLayout ERRNO = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO_VALUE =
      ERRNO.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final StructLayout POLLFD =
      MemoryLayout.structLayout(
          INT.withName("fd"),
          ValueLayout.JAVA_SHORT.withName("events"),
          ValueLayout.JAVA_SHORT.withName("revents"));

  private static final MethodHandle POSIX_OPENPT = function("posix_openpt", INT, INT);
  private static final MethodHandle GRANTPT = function("grantpt", INT, INT);
  private static final MethodHandle UNLOCKPT = function("unlockpt", INT, INT);
  private static final MethodHandle PTSNAME_R = function("ptsname_r", INT, INT, POINTER, LONG);
  private static final MethodHandle OPEN = function("open", INT, POINTER, INT);
  private static final MethodHandle CLOSE = function("close", INT, INT);
  private static final MethodHandle READ = function("read", LONG, INT, POINTER, LONG);
  private static final MethodHandle WRITE = function("write", LONG, INT, POINTER, LONG);
  private static final MethodHandle POLL = function("poll", INT, POINTER, LONG, INT);
  private static final MethodHandle TCGETATTR = function("tcgetattr", INT, INT, POINTER);
  private static final MethodHandle CFMAKERAW =
      handle("cfmakeraw", FunctionDescriptor.ofVoid(POINTER));
  private static final MethodHandle TCSETATTR = function("tcsetattr", INT, INT, INT, POINTER);

  private final int master;

  /** The far end, kept open by us so that bytes written before the driver opens it are not lost. */
  private final int keptOpen;

  private final String path;

  /**
   * Shared by readers and writers, alone for close: the system gives a closed descriptor's number
   * to whoever opens next, and a late read would then steal from a stranger.
   */
  private final ReadWriteLock use = new ReentrantReadWriteLock(true);

  private boolean closed;

  private PseudoTerminal(int master, int keptOpen, String path) {
    this.master = master;
    this.keptOpen = keptOpen;
    this.path = path;
  }

  /**
   * Makes one, raw: no echo, no line editing, every byte as it is.
   *
   * @throws IOException if the system has no pseudo-terminal left, naming the call that failed and
   *     its errno
   */
  public static PseudoTerminal open() throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = arena.allocate(ERRNO);
      int master = call(errno, "posix_openpt", POSIX_OPENPT, OPEN_FLAGS);
      call(errno, "grantpt", GRANTPT, master);
      call(errno, "unlockpt", UNLOCKPT, master);
      MemorySegment name = arena.allocate(64);
      call(errno, "ptsname_r", PTSNAME_R, master, name, 64L);
      int farEnd = call(errno, "open", OPEN, name, OPEN_FLAGS);
      MemorySegment termios = arena.allocate(TERMIOS_BYTES, 8);
      call(errno, "tcgetattr", TCGETATTR, farEnd, termios);
      invoke(CFMAKERAW, termios);
      call(errno, "tcsetattr", TCSETATTR, farEnd, TCSANOW, termios);
      return new PseudoTerminal(master, farEnd, name.getString(0));
    }
  }

  /** Where a driver finds the far end, as {@code /dev/pts/7}. */
  public String path() {
    return path;
  }

  /**
   * Reads what the driver wrote.
   *
   * @return the number of bytes; 0 if the time passed without any; -1 after close
   */
  public int read(byte[] into, Duration timeout) throws IOException {
    long end = System.nanoTime() + timeout.toNanos();
    int count;
    do {
      count = once(() -> receive(into, slice(end)));
    } while (count == 0 && System.nanoTime() < end);
    return count;
  }

  private int receive(byte[] into, int millis) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = arena.allocate(ERRNO);
      if (!ready(arena, errno, POLLIN, millis)) {
        return 0;
      }
      MemorySegment buffer = arena.allocate(into.length);
      long count = (long) invoke(READ, errno, master, buffer, (long) into.length);
      if (count < 0) {
        return nothing(errno, "read from");
      }
      MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, into, 0, (int) count);
      return (int) count;
    }
  }

  /**
   * Writes all bytes towards the driver. As on a real line, bytes go nowhere after close, and after
   * one second in which nobody made room for them.
   */
  public void write(byte[] bytes) throws IOException {
    long end = System.nanoTime() + OVERRUN.toNanos();
    int done = 0;
    while (done < bytes.length && System.nanoTime() < end) {
      int from = done;
      int count = once(() -> send(bytes, from, slice(end)));
      if (count < 0) {
        return;
      }
      done += count;
    }
  }

  private int send(byte[] bytes, int from, int millis) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = arena.allocate(ERRNO);
      if (!ready(arena, errno, POLLOUT, millis)) {
        return 0;
      }
      MemorySegment buffer = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes).asSlice(from);
      long count = (long) invoke(WRITE, errno, master, buffer, (long) bytes.length - from);
      return count < 0 ? nothing(errno, "write to") : (int) count;
    }
  }

  private boolean ready(Arena arena, MemorySegment errno, short event, int millis) {
    MemorySegment poll = arena.allocate(POLLFD);
    poll.set(INT, 0, master);
    poll.set(ValueLayout.JAVA_SHORT, 4, event);
    return (int) invoke(POLL, errno, poll, 1L, millis) > 0;
  }

  /** 0 if the call failed only because nothing can be done now. */
  private int nothing(MemorySegment errno, String call) throws IOException {
    int code = (int) ERRNO_VALUE.get(errno, 0L);
    if (code == EIO || code == EAGAIN) {
      return 0;
    }
    throw new IOException(call + " pseudo-terminal " + path + " failed: errno " + code);
  }

  private static int slice(long end) {
    long left = (end - System.nanoTime()) / 1_000_000;
    return (int) Math.clamp(left, 1, SLICE.toMillis());
  }

  private interface Use {
    int run() throws IOException;
  }

  /** Does one short thing while the descriptor is surely ours; -1 after close. */
  private int once(Use action) throws IOException {
    use.readLock().lock();
    try {
      return closed ? -1 : action.run();
    } finally {
      use.readLock().unlock();
    }
  }

  /** Pulls the cable: the driver sees its port go away. */
  @Override
  public void close() {
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        closeBothEnds();
      }
    } finally {
      use.writeLock().unlock();
    }
  }

  private void closeBothEnds() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = arena.allocate(ERRNO);
      invoke(CLOSE, errno, keptOpen);
      invoke(CLOSE, errno, master);
    }
  }

  private static int call(MemorySegment errno, String name, MethodHandle function, Object... args)
      throws IOException {
    Object[] all = new Object[args.length + 1];
    all[0] = errno;
    System.arraycopy(args, 0, all, 1, args.length);
    int result = (int) invoke(function, all);
    if (result < 0) {
      throw new IOException(
          name + " failed: errno " + (int) ERRNO_VALUE.get(errno, 0L) + "; is /dev/pts mounted?");
    }
    return result;
  }

  private static Object invoke(MethodHandle function, Object... args) {
    try {
      return function.invokeWithArguments(args);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a native call throws no checked exception", e);
    }
  }

  private static MethodHandle function(
      String name, MemoryLayout result, MemoryLayout... parameters) {
    return handle(
        name, FunctionDescriptor.of(result, parameters), Linker.Option.captureCallState("errno"));
  }

  @SuppressWarnings("restricted") // calling libc is what this class is for
  private static MethodHandle handle(
      String name, FunctionDescriptor descriptor, Linker.Option... options) {
    return LINKER.downcallHandle(LIBC.findOrThrow(name), descriptor, options);
  }
}
