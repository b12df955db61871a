package org.shuyi.hardware.virtual;

import java.util.List;

/** An SHT31 that measures what it is told to feel. */
public final class VirtualSht3x implements Peer {
  private static final int MEASURE = 0x2400;
  private static final double HUMIDITY = 40;

  private double celsius = 22.5;

  @Override
  public List<Answer> receive(byte[] bytes) {
    int command = bytes.length == 2 ? (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF) : -1;
    return command == MEASURE
        ? List.of(Answer.now(words(ticks(celsius + 45, 175), ticks(HUMIDITY, 100))))
        : List.of();
  }

  private static int ticks(double value, double span) {
    return (int) Math.round(value / span * 0xFFFF);
  }

  private static byte[] words(int first, int second) {
    byte[] out = new byte[6];
    put(out, 0, first);
    put(out, 3, second);
    return out;
  }

  private static void put(byte[] out, int at, int word) {
    out[at] = (byte) (word >> 8);
    out[at + 1] = (byte) word;
    out[at + 2] = (byte) check(word);
  }

  /** The remainder of the word, inverted in its first byte, by 0x131. */
  private static int check(int word) {
    int rest = (word ^ 0xFF00) << 8;
    for (int bit = 23; bit >= 8; bit--) {
      if ((rest >> bit & 1) == 1) {
        rest ^= 0x131 << bit - 8;
      }
    }
    return rest;
  }

  @Override
  public List<Gesture> gestures() {
    return List.of(
        new Gesture(
            "measure",
            "DEGREES",
            text -> {
              celsius = Double.parseDouble(text);
              return List.of();
            }));
  }

  @Override
  public String shows() {
    return celsius + " °C";
  }
}
