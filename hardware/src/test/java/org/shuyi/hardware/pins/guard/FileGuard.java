package org.shuyi.hardware.pins.guard;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.pins.Mcp23017;
import org.shuyi.hardware.pins.PinLayout;

/** The guard of an expander in a file: the real guard, in a process of its own. */
public final class FileGuard {
  static final PinLayout LAYOUT =
      new PinLayout(
          IntStream.range(0, 8).boxed().toList(),
          IntStream.range(8, 16).boxed().toList(),
          false,
          Duration.ofSeconds(1),
          List.of(7));

  private FileGuard() {}

  /** Serves the expander in the file that is the one argument. */
  public static void main(String... args) throws IOException {
    System.setOut(System.err);
    try (Mcp23017 pins = Mcp23017.begin(new FileExpander(Path.of(args[0])), LAYOUT)) {
      PinGuard.serve(
          pins,
          LAYOUT,
          new FileInputStream(FileDescriptor.in),
          new FileOutputStream(FileDescriptor.out));
    }
  }

  /** A wire to a guard of its own. */
  public static LinkOpener opener(Path file) {
    return PinGuard.opener(
        PinGuard.command(FileGuard.class.getName(), file.toString()),
        status -> new LinkException(Kind.GONE, "the guard ended with status " + status));
  }
}
