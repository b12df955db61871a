package org.shuyi.hardware.pins.tcp;

import java.io.IOException;
import java.util.BitSet;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.pins.FarAddress;
import org.shuyi.hardware.pins.PinLayout;
import org.shuyi.hardware.pins.Pins;

/** Relays and contacts of a header that another program serves. */
public final class TcpPins implements Pins {
  private final FarBus bus;
  private final PinLayout layout;

  private TcpPins(FarBus bus, PinLayout layout) {
    this.bus = bus;
    this.layout = layout;
  }

  /**
   * Connects, and lets all relays go.
   *
   * @throws LinkException of kind NOT_FOUND or TIMED_OUT
   */
  public static TcpPins open(FarAddress address, PinLayout layout) throws LinkException {
    TcpPins pins = new TcpPins(new FarBus(address), layout);
    try {
      pins.drive(new BitSet());
      return pins;
    } catch (IOException e) {
      pins.bus.close();
      throw new LinkException(Kind.NOT_FOUND, "the header does not answer: " + e.getMessage(), e);
    }
  }

  @Override
  public int relays() {
    return layout.relays().size();
  }

  @Override
  public int contacts() {
    return layout.contacts().size();
  }

  @Override
  public void drive(BitSet drawn) throws IOException {
    var ignored = bus.ask('D', drawn.toByteArray());
  }

  @Override
  public BitSet made() throws IOException {
    return BitSet.valueOf(bus.ask('C'));
  }

  @Override
  public void close() {
    try (bus) {
      drive(new BitSet());
    } catch (IOException e) {
      // Nobody is left to tell: the next program begins with all relays let go.
    }
  }
}
