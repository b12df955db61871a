package org.shuyi.hardware.scanner;

import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Degraded;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.scanner.Scanner.Scanned;
import org.shuyi.hardware.scanner.Scanner.Unreadable;

/**
 * From the bytes of a code to an event, for scanners of every protocol. Used by the scanner's
 * thread only.
 */
public final class CodeReporter {
  /** More bytes than any barcode and any sensible QR code of a library has. */
  public static final int LONGEST = 512;

  /** Once is a scratched label or a foreign code; three times in a row is the line. */
  private static final int BAD_READS_IN_A_ROW = 3;

  private final DeviceId id;
  private final Consumer<? super DeviceEvent> listener;
  private final InstantSource time;
  private final Repeats repeats = new Repeats();
  private int badReads;

  /**
   * @param time one that is never set
   */
  public CodeReporter(DeviceId id, Consumer<? super DeviceEvent> listener, InstantSource time) {
    this.id = id;
    this.listener = listener;
    this.time = time;
  }

  /** A code whose symbology the scanner says beside it, or not at all. */
  public void read(ByteBuffer bytes, Symbology symbology) {
    decoded(bytes, text -> report(text, symbology));
  }

  /** A code that begins with an AIM identifier. */
  public void readIdentified(ByteBuffer bytes) {
    decoded(bytes, this::reportIdentified);
  }

  private void decoded(ByteBuffer bytes, Consumer<String> report) {
    if (bytes.remaining() > LONGEST) {
      refuseLength();
    } else {
      CodeText.decode(bytes).ifPresentOrElse(report, this::refuseBytes);
    }
  }

  private void reportIdentified(String code) {
    AimIdentifier.of(code)
        .ifPresentOrElse(
            found -> report(found.text(), found.symbology()),
            () -> refuse("The code comes without the AIM identifier that the station expects."));
  }

  private void report(String text, Symbology symbology) {
    badReads = 0;
    if (!text.isBlank() && !repeats.isRepeat(symbology + text, time.instant())) {
      listener.accept(new Scanned(id, text, symbology));
    }
  }

  private void refuseBytes() {
    refuse("The code is no text, or holds control characters.");
  }

  public void refuseLength() {
    refuse("The code is longer than " + LONGEST + " bytes.");
  }

  /**
   * Says that something was read that can't be passed on.
   *
   * @param why one English sentence, without what was read
   */
  public void refuse(String why) {
    badRead();
    listener.accept(new Unreadable(id, why));
  }

  /** Something came that was not even a code. */
  public void badRead() {
    badReads = Math.min(badReads + 1, BAD_READS_IN_A_ROW);
  }

  /** Nothing came for a while. */
  public void quiet() {
    repeats.forgetOld(time.instant());
  }

  /** Ready, or degraded after three bad reads in a row until the next good one. */
  public Condition condition() {
    return badReads < BAD_READS_IN_A_ROW
        ? Condition.READY
        : new Degraded(
            Reason.GARBLED,
            "The last "
                + BAD_READS_IN_A_ROW
                + " reads were not what was expected: is the scanner set to another baud rate,"
                + " parity, prefix or identifier?");
  }

  public void lost() {
    badReads = 0;
  }
}
