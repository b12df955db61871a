package org.shuyi.hardware.virtual;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A satellite receiver that repeats its sentences; ten times a second, so that nobody waits for it.
 */
public final class VirtualGnss implements Peer {
  private List<String> sentences = List.of();
  private boolean fix;

  /** With no fix. */
  public VirtualGnss() {
    fix(false);
  }

  /** Whether it sees satellites: then it stands before the library of the demo. */
  public void fix(boolean sees) {
    if (sees) {
      bodies(
          "GNRMC,083559.00,A,3015.4490,N,12009.2540,E,0.004,77.52,211126,,,A",
          "GNGGA,083559.00,3015.4490,N,12009.2540,E,1,08,1.01,12.6,M,8.0,M,,");
    } else {
      bodies("GNRMC,,V,,,,,,,,,,N", "GNGGA,,,,,,0,00,,,M,,M,,");
    }
    fix = sees;
  }

  @Override
  public List<Switch> switches() {
    return List.of(new Switch("no-fix", () -> !fix, on -> fix(!on)));
  }

  /** What it says from now on, without dollar sign and check sum. */
  public void bodies(String... bodies) {
    sentences = List.of(bodies);
  }

  @Override
  public List<Answer> receive(byte[] bytes) {
    return List.of();
  }

  @Override
  public List<Answer> silence() {
    return sentences.stream().map(VirtualGnss::line).toList();
  }

  private static Answer line(String body) {
    byte sum = 0;
    for (byte b : body.getBytes(StandardCharsets.US_ASCII)) {
      sum ^= b;
    }
    String line = String.format("$%s*%02X\r\n", body, sum);
    return Answer.now(line.getBytes(StandardCharsets.US_ASCII));
  }

  /** The end of a line says nothing: a digit of the check sum is changed. */
  @Override
  public byte[] spoiled(byte[] frame) {
    byte[] wrong = frame.clone();
    wrong[wrong.length - 3] ^= 1;
    return wrong;
  }
}
