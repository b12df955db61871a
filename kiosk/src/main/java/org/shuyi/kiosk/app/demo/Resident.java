package org.shuyi.kiosk.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of a process, as Linux counts it in {@code /proc/PID/status}. */
final class Resident {
  private Resident() {}

  /** The most there ever was (VmHWM), in kB. */
  static long peakKilobytes(long pid) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    throw new IOException("no VmHWM for process " + pid);
  }
}
