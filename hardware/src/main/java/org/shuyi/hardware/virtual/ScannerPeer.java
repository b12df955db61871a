package org.shuyi.hardware.virtual;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A scanner that sends each code as UTF-8 and a CR, as most come from the factory. */
final class ScannerPeer implements Peer {
  @Override
  public List<Answer> receive(byte[] bytes) {
    return List.of();
  }

  @Override
  public List<Gesture> gestures() {
    return List.of(new Gesture("scan", "CODE", ScannerPeer::line));
  }

  private static List<Answer> line(String code) {
    if (code.isEmpty()) {
      throw new IllegalArgumentException("a code is expected");
    }
    return List.of(Answer.now((code + "\r").getBytes(StandardCharsets.UTF_8)));
  }

  /** As of a scanner that was set to another baud rate. */
  @Override
  public byte[] noise() {
    return new byte[] {(byte) 0xFE, (byte) 0x80, 0x00, '\r'};
  }
}
