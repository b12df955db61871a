package org.shuyi.hardware.virtual;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** A temperature as the kernel shows it, of a thermal zone or of a DS18B20. */
public final class VirtualThermometer implements Peer {
  private static final double INDOORS = 22.5;

  /** Of a DS18B20: sixteenths of a degree, low byte first; then alarms, setting, and three more. */
  private static final String SCRATCHPAD = "%02x %02x 4b 46 7f ff 0c 10";

  private final boolean oneWire;

  /**
   * @param oneWire true for a DS18B20
   */
  public VirtualThermometer(boolean oneWire) {
    this.oneWire = oneWire;
  }

  /** What the file says before anybody warms it. */
  public byte[] atFirst() {
    return text(INDOORS);
  }

  @Override
  public List<Answer> receive(byte[] bytes) {
    return List.of();
  }

  @Override
  public List<Gesture> gestures() {
    return List.of(
        new Gesture(
            "measure", "DEGREES", text -> List.of(Answer.now(text(Double.parseDouble(text))))));
  }

  private byte[] text(double celsius) {
    String thousandths = String.format(Locale.ROOT, "%d", Math.round(celsius * 1000));
    String text = oneWire ? scratchpad(celsius) + "t=" + thousandths : thousandths;
    return (text + "\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static String scratchpad(double celsius) {
    int sixteenths = (int) Math.round(celsius * 16);
    String bytes = SCRATCHPAD.formatted(sixteenths & 0xFF, sixteenths >> 8 & 0xFF);
    String crc = "%02x".formatted(crc(bytes));
    return bytes + " " + crc + " : crc=" + crc + " YES\n" + bytes + " " + crc + " ";
  }

  /** Of Dallas Semiconductor: x8 + x5 + x4 + 1, reflected. */
  private static int crc(String bytes) {
    int crc = 0;
    for (String each : bytes.split(" ")) {
      crc ^= Integer.parseInt(each, 16);
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0x8C;
      }
    }
    return crc;
  }

  /** As the kernel says it of bytes that came wrong; a thermal zone has no such thing. */
  @Override
  public byte[] spoiled(byte[] frame) {
    String text = new String(frame, StandardCharsets.US_ASCII);
    return text.replace("YES", "NO")
        .replaceAll("^(-?[0-9]+)$", "?")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
