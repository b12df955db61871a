package org.shuyi.hardware.rfid.feig;

import java.time.Duration;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.rfid.Security;

/**
 * How a site uses its reader.
 *
 * @param address of the reader on its line, 0 to 254; 255 speaks to whichever is there
 * @param form how commands are framed
 * @param afiInStock the value at which the library's gates ring, usually 07
 * @param afiOnLoan the value that lets a book pass, usually C2
 * @param readsInARow how often the same tags must be seen before they count, 1 to 10
 * @param readAttempts how often a tag is read before it counts as damaged, 1 to 10
 * @param capacity the most tags that are read at once, 1 to 64; what lies there beyond that is not
 *     seen until others are taken away
 * @param answerTimeout how long to wait for an answer, 50 ms to 1 s; set the reader's own
 *     TR-RESPONSE-TIME (CFG1) below it
 */
public record FeigSettings(
    int address,
    FrameForm form,
    int afiInStock,
    int afiOnLoan,
    int readsInARow,
    int readAttempts,
    int capacity,
    Duration answerTimeout) {
  /** Speaks to, and is answered by, a reader of any address. */
  public static final int ANY_ADDRESS = 255;

  /**
   * What most libraries need: AFI 07 and C2 as ISO 28560-1 and the Danish guideline have them, two
   * reads in a row, three attempts, twenty tags.
   */
  public static final FeigSettings USUAL =
      new FeigSettings(
          ANY_ADDRESS, FrameForm.ADVANCED, 0x07, 0xC2, 2, 3, 20, Duration.ofMillis(800));

  public FeigSettings {
    require("address", address, 0, 255);
    require("AFI in stock", afiInStock, 0, 255);
    require("AFI on loan", afiOnLoan, 0, 255);
    require("reads in a row", readsInARow, 1, 10);
    require("read attempts", readAttempts, 1, 10);
    require("capacity", capacity, 1, 64);
    require("answer time-out in ms", answerTimeout.toMillis(), 50, 1000);
    if (afiInStock == afiOnLoan) {
      throw new IllegalArgumentException(
          "AFI in stock and on loan are both %02X: expected two values".formatted(afiInStock));
    }
  }

  /** What a station's file says, and {@link #USUAL} where it says nothing. */
  static FeigSettings of(Settings settings) {
    int inStock = settings.whole("afi-in-stock", 0, 255, USUAL.afiInStock);
    int onLoan = settings.whole("afi-on-loan", 0, 255, USUAL.afiOnLoan);
    if (inStock == onLoan) {
      throw settings.wrong(
          "afi-on-loan", "another value than afi-in-stock: no gate could tell them apart");
    }
    return new FeigSettings(
        settings.whole("bus-address", 0, 255, USUAL.address),
        settings.choice("frames", FrameForm.class, USUAL.form),
        inStock,
        onLoan,
        settings.whole("reads-in-a-row", 1, 10, USUAL.readsInARow),
        settings.whole("read-attempts", 1, 10, USUAL.readAttempts),
        settings.whole("capacity", 1, 64, USUAL.capacity),
        Duration.ofMillis(settings.whole("answer-ms", 50, 1000, 800)));
  }

  private static void require(String what, long value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " " + value + ": expected " + least + " to " + most);
    }
  }

  Security security(int afi) {
    if (afi == afiInStock) {
      return Security.IN_STOCK;
    }
    return afi == afiOnLoan ? Security.ON_LOAN : Security.UNKNOWN;
  }

  int afi(Security security) {
    return switch (security) {
      case IN_STOCK -> afiInStock;
      case ON_LOAN -> afiOnLoan;
      case UNKNOWN ->
          throw new IllegalArgumentException("a tag can be set to IN_STOCK or ON_LOAN only");
    };
  }
}
