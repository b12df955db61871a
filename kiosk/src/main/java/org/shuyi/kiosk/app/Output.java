package org.shuyi.kiosk.app;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command's lines go: what picocli was given, so that tests can read them. */
final class Output {
  private Output() {}

  /**
   * @param spec filled in by picocli before the command runs
   */
  static void line(@Nullable CommandSpec spec, String line) {
    var out = Objects.requireNonNull(spec, "picocli fills it in").commandLine().getOut();
    out.println(line);
    out.flush();
  }

  /** As it is: a file that another program reads. */
  static void text(@Nullable CommandSpec spec, String text) {
    var out = Objects.requireNonNull(spec, "picocli fills it in").commandLine().getOut();
    out.print(text);
    out.flush();
  }

  /** Beside what another program reads. */
  static void warning(@Nullable CommandSpec spec, String line) {
    var err = Objects.requireNonNull(spec, "picocli fills it in").commandLine().getErr();
    err.println(line);
    err.flush();
  }
}
