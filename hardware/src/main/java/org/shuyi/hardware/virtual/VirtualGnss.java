package org.shuyi.hardware.virtual;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A satellite receiver that repeats its sentences; ten times a second, so that nobody waits for it.
 */
public final class VirtualGnss implements Peer {
  private List<String> sentences = List.of();

  /** With no fix. */
  public VirtualGnss() {
    bodies("GNRMC,,V,,,,,,,,,,N", "GNGGA,,,,,,0,00,,,M,,M,,");
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
