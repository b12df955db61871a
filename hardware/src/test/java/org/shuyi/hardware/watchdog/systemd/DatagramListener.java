package org.shuyi.hardware.watchdog.systemd;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The end of a Unix datagram socket at which systemd listens. */
final class DatagramListener implements AutoCloseable {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;
  private static final int DONT_WAIT = 0x40;

  private final int descriptor;

  private DatagramListener(int descriptor) {
    this.descriptor = descriptor;
  }

  static DatagramListener at(Path path) throws IOException {
    return at(path.toString());
  }

  static DatagramListener at(String name) throws IOException {
    int descriptor = (int) call("socket", FunctionDescriptor.of(INT, INT, INT, INT), 1, 2, 0);
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    bytes[0] = name.startsWith("@") ? 0 : bytes[0];
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate(2 + bytes.length);
      address.set(ValueLayout.JAVA_SHORT, 0, (short) 1);
      MemorySegment.copy(bytes, 0, address, ValueLayout.JAVA_BYTE, 2, bytes.length);
      FunctionDescriptor type = FunctionDescriptor.of(INT, INT, ValueLayout.ADDRESS, INT);
      if ((int) call("bind", type, descriptor, address, (int) address.byteSize()) != 0) {
        throw new IOException("could not bind " + name);
      }
    }
    return new DatagramListener(descriptor);
  }

  /** What was sent already: a local datagram is there when sendto returns. */
  String next() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(4096);
      FunctionDescriptor type = FunctionDescriptor.of(LONG, INT, ValueLayout.ADDRESS, LONG, INT);
      long length = (long) call("recv", type, descriptor, buffer, buffer.byteSize(), DONT_WAIT);
      return length < 0
          ? "nothing"
          : new String(
              buffer.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    call("close", FunctionDescriptor.of(INT, INT), descriptor);
  }

  private static Object call(String name, FunctionDescriptor type, Object... arguments) {
    Linker linker = Linker.nativeLinker();
    try {
      return linker
          .downcallHandle(linker.defaultLookup().findOrThrow(name), type)
          .invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw new IllegalStateException(name, e);
    }
  }
}
