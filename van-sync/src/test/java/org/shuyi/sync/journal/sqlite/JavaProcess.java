package org.shuyi.sync.journal.sqlite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM with this one's classes, quick to start. */
final class JavaProcess {
  private JavaProcess() {}

  static List<String> command(Class<?> main, Path file) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData",
        "-cp",
        System.getProperty("java.class.path"),
        main.getName(),
        file.toString());
  }

  /** A shell does something first and then becomes the JVM: {@code exec "$@"}. */
  static List<String> after(String script, List<String> java) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", script + " && exec \"$@\"", "sh"));
    command.addAll(java);
    return command;
  }
}
