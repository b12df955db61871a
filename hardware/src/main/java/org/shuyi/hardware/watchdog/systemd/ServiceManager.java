package org.shuyi.hardware.watchdog.systemd;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Tells systemd that the service is ready and alive: datagrams to the socket that it names, as
 * {@code sd_notify(3)} says. Through the foreign function API, for the JDK has Unix sockets for
 * streams only. Needs {@code --enable-native-access}. Safe for any thread; returns at once.
 */
public final class ServiceManager {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final VarHandle ERRNO =
      Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final MethodHandle SOCKET =
      function("socket", FunctionDescriptor.of(INT, INT, INT, INT));
  private static final MethodHandle SENDTO =
      function(
          "sendto",
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG,
              INT,
              ValueLayout.ADDRESS,
              INT));
  private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(INT, INT));

  private static final short AF_UNIX = 1;

  /** SOCK_DGRAM | SOCK_CLOEXEC of Linux. */
  private static final int DATAGRAMS = 2 | 0x80000;

  /** MSG_DONTWAIT | MSG_NOSIGNAL: a systemd that does not read is no reason to wait. */
  private static final int AT_ONCE = 0x40 | 0x4000;

  /** sun_path of sockaddr_un holds 108 bytes, the last one a NUL. */
  private static final int LONGEST_PATH = 107;

  private final byte[] socket;

  ServiceManager(String socket) throws IOException {
    this.socket = socket.getBytes(StandardCharsets.UTF_8);
    if (this.socket.length > LONGEST_PATH || !(socket.startsWith("/") || socket.startsWith("@"))) {
      throw new IOException(
          "NOTIFY_SOCKET is '%s': a path of at most %d bytes was expected, or a name after '@'"
              .formatted(socket, LONGEST_PATH));
    }
  }

  /**
   * That which started this program; empty if it was not started as a service.
   *
   * @throws IOException if the variable NOTIFY_SOCKET names no socket
   */
  public static Optional<ServiceManager> ofThisService() throws IOException {
    String socket = System.getenv("NOTIFY_SOCKET");
    return socket == null ? Optional.empty() : Optional.of(new ServiceManager(socket));
  }

  /**
   * What the service is for can be done now. From here on this process is the service's own, also
   * where another one started it, as a compositor does.
   *
   * @throws IOException if systemd does not take it
   */
  public void ready() throws IOException {
    send("READY=1\nMAINPID=" + ProcessHandle.current().pid());
  }

  /**
   * It still can; to be said more often than twice in {@code WatchdogSec=}.
   *
   * @throws IOException if systemd does not take it
   */
  public void alive() throws IOException {
    send("WATCHDOG=1");
  }

  void send(String state) throws IOException {
    byte[] bytes = state.getBytes(StandardCharsets.UTF_8);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = arena.allocate(Linker.Option.captureStateLayout());
      MemorySegment message = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
      MemorySegment address = address(arena);
      int descriptor = (int) SOCKET.invokeExact(errno, (int) AF_UNIX, DATAGRAMS, 0);
      checked(descriptor, errno);
      try {
        checked(
            (long)
                SENDTO.invokeExact(
                    errno,
                    descriptor,
                    message,
                    (long) bytes.length,
                    AT_ONCE,
                    address,
                    (int) address.byteSize()),
            errno);
      } finally {
        int closed = (int) CLOSE.invokeExact(errno, descriptor);
      }
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a call of the C library can't throw " + e, e);
    }
  }

  /** sockaddr_un, unix(7): an abstract name begins with a NUL and has no other. */
  private MemorySegment address(Arena arena) {
    MemorySegment address = arena.allocate(Short.BYTES + socket.length + (isAbstract() ? 0L : 1L));
    address.set(ValueLayout.JAVA_SHORT_UNALIGNED, 0, AF_UNIX);
    MemorySegment.copy(socket, 0, address, ValueLayout.JAVA_BYTE, Short.BYTES, socket.length);
    if (isAbstract()) {
      address.set(ValueLayout.JAVA_BYTE, Short.BYTES, (byte) 0);
    }
    return address;
  }

  private boolean isAbstract() {
    return socket[0] == '@';
  }

  private void checked(long result, MemorySegment errno) throws IOException {
    if (result < 0) {
      throw new IOException(
          "systemd could not be told anything at %s: errno %d"
              .formatted(new String(socket, StandardCharsets.UTF_8), (int) ERRNO.get(errno, 0L)));
    }
  }

  private static MethodHandle function(String name, FunctionDescriptor type) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name), type, Linker.Option.captureCallState("errno"));
  }
}
