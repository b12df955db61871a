package org.shuyi.hardware.link.file;

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

/**
 * The five calls of Linux that a device file needs. Java's own channels can neither poll such a
 * file nor write to it while a read waits. A negative result is the error number, negated.
 */
final class Posix {
  /** Values of Linux: asm-generic/fcntl.h, poll.h and errno-base.h. */
  static final int O_RDWR_NOCTTY_NONBLOCK_CLOEXEC = 0x2 | 0x100 | 0x800 | 0x80000;

  static final short POLLIN = 1;
  static final short POLLOUT = 4;
  static final int POLLERR_OR_HUP = 0x8 | 0x10;
  static final int EAGAIN = 11;
  static final int EACCES = 13;
  static final int EBUSY = 16;

  private static final int EINTR = 4;
  private static final Linker LINKER = Linker.nativeLinker();
  private static final SymbolLookup LIBC = LINKER.defaultLookup();
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final AddressLayout POINTER = ValueLayout.ADDRESS;
  private static final StructLayout ERRNO = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO_VALUE =
      ERRNO.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  /** struct pollfd: int fd, short events, short revents. */
  private static final long POLLFD_BYTES = 8;

  private static final MethodHandle OPEN = function("open", INT, POINTER, INT);
  private static final MethodHandle CLOSE = function("close", INT, INT);
  private static final MethodHandle READ = function("read", LONG, INT, POINTER, LONG);
  private static final MethodHandle WRITE = function("write", LONG, INT, POINTER, LONG);
  private static final MethodHandle POLL = function("poll", INT, POINTER, LONG, INT);

  private Posix() {}

  static int open(String path, int flags) {
    try (Arena arena = Arena.ofConfined()) {
      return (int) call(OPEN, arena, arena.allocateFrom(path), flags);
    }
  }

  static void close(int file) {
    try (Arena arena = Arena.ofConfined()) {
      call(CLOSE, arena, file);
    }
  }

  /** Waits for one of the events; the events that came, 0 if the time passed. */
  static int poll(int file, short events, int millis) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment poll = arena.allocate(POLLFD_BYTES, 4);
      poll.set(INT, 0, file);
      poll.set(ValueLayout.JAVA_SHORT, 4, events);
      long ready = call(POLL, arena, poll, 1L, millis);
      return ready > 0 ? poll.get(ValueLayout.JAVA_SHORT, 6) : (int) ready;
    }
  }

  static int read(int file, byte[] into) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(into.length);
      int count = (int) call(READ, arena, file, buffer, (long) into.length);
      MemorySegment.copy(buffer, ValueLayout.JAVA_BYTE, 0, into, 0, Math.max(0, count));
      return count;
    }
  }

  static int write(int file, byte[] bytes, int from) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
      return (int) call(WRITE, arena, file, buffer.asSlice(from), (long) bytes.length - from);
    }
  }

  /** A call that a signal interrupted did nothing yet: for poll that is "nothing came". */
  private static long call(MethodHandle function, Arena arena, Object... arguments) {
    MemorySegment errno = arena.allocate(ERRNO);
    Object[] all = new Object[arguments.length + 1];
    all[0] = errno;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    long result = ((Number) invoke(function, all)).longValue();
    if (result >= 0) {
      return result;
    }
    int error = (int) ERRNO_VALUE.get(errno, 0L);
    return error == EINTR ? -EAGAIN : -error;
  }

  private static Object invoke(MethodHandle function, Object... arguments) {
    try {
      return function.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a native call throws no checked exception", e);
    }
  }

  // Restricted by nature; the program is started with --enable-native-access.
  @SuppressWarnings("restricted")
  private static MethodHandle function(
      String name, MemoryLayout result, MemoryLayout... parameters) {
    return LINKER.downcallHandle(
        LIBC.findOrThrow(name),
        FunctionDescriptor.of(result, parameters),
        Linker.Option.captureCallState("errno"));
  }
}
