package org.shuyi.hardware.virtual;

import java.util.List;

/** A MAX17040 at a battery. */
public final class VirtualMax17040 implements Peer {
  private static final int VCELL = 0x02;
  private static final int VERSION = 0x08;

  private double percent = 96;

  /** 0 to 100. */
  public void charge(double now) {
    percent = now;
  }

  @Override
  public List<Answer> receive(byte[] bytes) {
    return switch (bytes[0]) {
      case VCELL -> List.of(Answer.now(voltageAndCharge()));
      case VERSION -> List.of(Answer.now((byte) 0x00, (byte) 0x02));
      default -> List.of();
    };
  }

  /** From 3.3 V when empty to 4.2 V when full. */
  private byte[] voltageAndCharge() {
    int voltage = (int) ((3300 + 9 * percent) / 1.25) << 4;
    int charge = (int) (percent * 256);
    return new byte[] {(byte) (voltage >> 8), (byte) voltage, (byte) (charge >> 8), (byte) charge};
  }

  @Override
  public List<Gesture> gestures() {
    return List.of(
        new Gesture(
            "charge",
            "PERCENT",
            text -> {
              charge(Double.parseDouble(text));
              return List.of();
            }));
  }

  @Override
  public String shows() {
    return Math.round(percent) + " %";
  }
}
