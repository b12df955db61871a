package org.shuyi.kiosk.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.shuyi.kiosk.flow.Kiosk;
import org.shuyi.kiosk.ui.KioskWindow;

/**
 * The patron's hand for the demo and for tests: takes touches from standard input, one command a
 * line, and answers each with one line on standard output. Only the process that started this one
 * can write there, so it opens no door that was not open. When the input ends, so does the program:
 * no kiosk outlives the demo it belongs to.
 */
final class Hand {
  private final KioskWindow glass;
  private final Supplier<Kiosk> shown;
  private final PrintStream out;

  /**
   * @param shown the state on the glass
   */
  Hand(KioskWindow glass, Supplier<Kiosk> shown, PrintStream out) {
    this.glass = glass;
    this.shown = shown;
    this.out = out;
  }

  /** Returns when the input ends. */
  void follow() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.println(answer(line));
      out.flush();
    }
  }

  private String answer(String line) {
    String[] words = line.split(" ", 2);
    try {
      return switch (words[0]) {
        case "state" -> Json.line(HandState.of(shown.get()));
        case "tap" -> {
          glass.tap(words[1]);
          yield "ok";
        }
        case "snapshot" -> {
          glass.snapshot(Path.of(words[1]));
          yield "ok";
        }
        default -> "unknown command " + words[0] + "; state, tap ID and snapshot FILE are known";
      };
    } catch (IllegalStateException | UncheckedIOException e) {
      return "not done: " + String.valueOf(e.getMessage()).replace('\n', ' ');
    }
  }
}
