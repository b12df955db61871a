package org.shuyi.kiosk.app.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.shuyi.kiosk.workbench.BareWindow;

/**
 * A bare JavaFX window in a process of its own, measured as the kiosk is: what JavaFX costs on this
 * machine before a kiosk does anything.
 */
record Bare(long firstPictureMillis, long residentMegabytes) {
  static final Bare NOT_MEASURED = new Bare(0, 0);

  static Bare measure(Path picture, boolean headless) throws IOException, InterruptedException {
    List<String> command = KioskProcess.java(headless);
    command.addAll(List.of(BareWindow.class.getName(), picture.toString()));
    return measure(new ProcessBuilder(command));
  }

  /** Measures it by a command that runs {@link BareWindow}. */
  static Bare measure(ProcessBuilder command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = command.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      String line = out.readLine();
      long millis = (System.nanoTime() - start) / 1_000_000;
      if (!"shown".equals(line)) {
        throw new IOException("the bare window did not show itself, it said: " + line);
      }
      return new Bare(millis, Resident.peakKilobytes(process.pid()) / 1024);
    } finally {
      process.destroyForcibly();
      process.waitFor();
    }
  }
}
