package org.shuyi.hardware.rfid.pad;

import java.time.Duration;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.rfid.Security;

/**
 * How a site uses a reader, whatever it speaks.
 *
 * @param gates what the library's gates look at
 * @param afiInStock the value at which the library's gates ring, usually 07
 * @param afiOnLoan the value that lets a book pass, usually C2
 * @param reads how often a tag must be seen to count, 1 to {@code readsOf}
 * @param readsOf in how many looks; a tag missed in as many in a row has left; 1 to 16
 * @param dwell how long a tag must lie there to count, up to 2 s
 * @param readAttempts how often a tag is read before it counts as damaged, 1 to 10
 * @param capacity the most tags that are read at once, 1 to 64; that there are more is said
 * @param alreadyThere what to think of tags that lay there before
 */
public record PadSettings(
    Gates gates,
    int afiInStock,
    int afiOnLoan,
    int reads,
    int readsOf,
    Duration dwell,
    int readAttempts,
    int capacity,
    AlreadyThere alreadyThere) {
  /** What a library's gates look at. */
  public enum Gates {
    /** The application family identifier. */
    AFI,
    /** The EAS bit of NXP ICODE tags. */
    EAS,
    /** Either: both are written, and a tag counts only if they agree. */
    BOTH
  }

  /** What to think of tags that lie there when watching starts. */
  public enum AlreadyThere {
    /** They count, as if just put down. */
    COUNTS,
    /**
     * Those that the last watch left there are nobody's until they were lifted; others count, since
     * many put their books down first.
     */
    LEFT_BEHIND,
    /** None counts until it was lifted. */
    NEVER
  }

  /**
   * What most libraries need: AFI 07 and C2 as ISO 28560-1 and the Danish guideline have them, two
   * reads of three, three attempts, forty tags.
   */
  public static final PadSettings USUAL =
      new PadSettings(
          Gates.AFI, 0x07, 0xC2, 2, 3, Duration.ofMillis(150), 3, 40, AlreadyThere.LEFT_BEHIND);

  private static final int MOST_LOOKS = 16;

  public PadSettings {
    require("AFI in stock", afiInStock, 0, 255);
    require("AFI on loan", afiOnLoan, 0, 255);
    require("looks", readsOf, 1, MOST_LOOKS);
    require("reads", reads, 1, readsOf);
    require("dwell in ms", dwell.toMillis(), 0, 2000);
    require("read attempts", readAttempts, 1, 10);
    require("capacity", capacity, 1, 64);
    if (afiInStock == afiOnLoan) {
      throw new IllegalArgumentException(
          "AFI in stock and on loan are both %02X: expected two values".formatted(afiInStock));
    }
  }

  /** What a station's file says, and {@link #USUAL} where it says nothing. */
  public static PadSettings of(Settings settings) {
    int inStock = settings.whole("afi-in-stock", 0, 255, USUAL.afiInStock);
    int onLoan = settings.whole("afi-on-loan", 0, 255, USUAL.afiOnLoan);
    if (inStock == onLoan) {
      throw settings.wrong(
          "afi-on-loan", "another value than afi-in-stock: no gate could tell them apart");
    }
    int readsOf = settings.whole("reads-of", 1, MOST_LOOKS, USUAL.readsOf);
    return new PadSettings(
        settings.choice("gates", Gates.class, USUAL.gates),
        inStock,
        onLoan,
        settings.whole("reads", 1, readsOf, Math.min(USUAL.reads, readsOf)),
        readsOf,
        Duration.ofMillis(settings.whole("dwell-ms", 0, 2000, (int) USUAL.dwell.toMillis())),
        settings.whole("read-attempts", 1, 10, USUAL.readAttempts),
        settings.whole("capacity", 1, 64, USUAL.capacity),
        settings.choice("already-there", AlreadyThere.class, USUAL.alreadyThere));
  }

  /** With the values of a library's gates. */
  public PadSettings withAfi(int inStock, int onLoan) {
    return new PadSettings(
        gates, inStock, onLoan, reads, readsOf, dwell, readAttempts, capacity, alreadyThere);
  }

  public PadSettings withGates(Gates other) {
    return new PadSettings(
        other, afiInStock, afiOnLoan, reads, readsOf, dwell, readAttempts, capacity, alreadyThere);
  }

  public PadSettings withReadAttempts(int attempts) {
    return new PadSettings(
        gates, afiInStock, afiOnLoan, reads, readsOf, dwell, attempts, capacity, alreadyThere);
  }

  public PadSettings withCapacity(int tags) {
    return new PadSettings(
        gates, afiInStock, afiOnLoan, reads, readsOf, dwell, readAttempts, tags, alreadyThere);
  }

  public PadSettings withAlreadyThere(AlreadyThere other) {
    return new PadSettings(
        gates, afiInStock, afiOnLoan, reads, readsOf, dwell, readAttempts, capacity, other);
  }

  private static void require(String what, long value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " " + value + ": expected " + least + " to " + most);
    }
  }

  boolean looksAtAfi() {
    return gates != Gates.EAS;
  }

  boolean looksAtEas() {
    return gates != Gates.AFI;
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
