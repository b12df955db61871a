package org.shuyi.hardware.rfid.feig;

import java.time.Duration;
import java.util.OptionalInt;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.rfid.tag.BlockOrder;

/**
 * How a FEIG reader is set up.
 *
 * @param address of the reader on its line, 0 to 254; 255 speaks to whichever is there
 * @param form how commands are framed
 * @param antennas how many there are at the reader's own multiplexer, or at one outside, 1 to 8
 * @param multiplexer the address of an ISC.ANT.MUX on the reader's antenna cable; empty without one
 * @param blocks how the reader hands over the bytes of a block; tags of the other kind are read
 *     too, but written like this
 * @param answerTimeout how long to wait for an answer, 50 ms to 1 s; set the reader's own
 *     TR-RESPONSE-TIME (CFG1) below it
 */
public record FeigSettings(
    int address,
    FrameForm form,
    int antennas,
    OptionalInt multiplexer,
    BlockOrder blocks,
    Duration answerTimeout) {
  /** Speaks to, and is answered by, a reader of any address. */
  public static final int ANY_ADDRESS = 255;

  /** One antenna, blocks as the manuals say. */
  public static final FeigSettings USUAL =
      new FeigSettings(
          ANY_ADDRESS,
          FrameForm.ADVANCED,
          1,
          OptionalInt.empty(),
          BlockOrder.REVERSED,
          Duration.ofMillis(800));

  private static final int MOST_ANTENNAS = 8;

  public FeigSettings {
    require("address", address, 0, 255);
    require("antennas", antennas, 1, MOST_ANTENNAS);
    require("answer time-out in ms", answerTimeout.toMillis(), 50, 1000);
  }

  /** What a station's file says, and {@link #USUAL} where it says nothing. */
  static FeigSettings of(Settings settings) {
    return new FeigSettings(
        settings.whole("bus-address", 0, 255, USUAL.address),
        settings.choice("frames", FrameForm.class, USUAL.form),
        settings.whole("antennas", 1, MOST_ANTENNAS, USUAL.antennas),
        multiplexer(settings),
        settings.choice("blocks", BlockOrder.class, USUAL.blocks),
        Duration.ofMillis(settings.whole("answer-ms", 50, 1000, 800)));
  }

  private static OptionalInt multiplexer(Settings settings) {
    int address = settings.whole("multiplexer", 0, 255, -1);
    return address < 0 ? OptionalInt.empty() : OptionalInt.of(address);
  }

  private static void require(String what, long value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " " + value + ": expected " + least + " to " + most);
    }
  }
}
