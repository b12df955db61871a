package org.shuyi.hardware.scanner.serial;

import java.util.function.Consumer;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.scanner.Scanner;

/** {@code driver = "scanner"}. */
public final class SerialScannerDriver implements Driver {
  private static final int LONGEST_AROUND = 30;

  @Override
  public String name() {
    return "scanner";
  }

  @Override
  public String drives() {
    return "barcode, QR or card scanner that sends a line per code, serial or TCP";
  }

  @Override
  public Class<Scanner> port() {
    return Scanner.class;
  }

  @Override
  public Device make(DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    LineSettings line =
        new LineSettings(
            around(settings, "prefix"),
            around(settings, "suffix"),
            settings.truth("identifiers", false));
    return new SerialScanner(id, settings.wire(9600), line, listener);
  }

  /** ASCII: control characters are written as TOML has them, STX as {@code "\\u0002"}. */
  private static String around(Settings settings, String key) {
    String text = settings.raw(key, "");
    if (text.length() > LONGEST_AROUND || !text.chars().allMatch(SerialScannerDriver::fits)) {
      throw settings.wrong(key, "at most " + LONGEST_AROUND + " characters of ASCII, no CR or LF");
    }
    return text;
  }

  private static boolean fits(int character) {
    return character < 0x80 && character != '\r' && character != '\n';
  }
}
