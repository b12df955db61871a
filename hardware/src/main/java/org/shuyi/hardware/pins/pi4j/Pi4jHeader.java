package org.shuyi.hardware.pins.pi4j;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.shuyi.hardware.pins.PinLayout;
import org.shuyi.hardware.pins.Pins;

/** Lines of the header itself. A closed contact pulls its line to ground. */
final class Pi4jHeader implements Pins {
  private final Context context;
  private final PinLayout layout;
  private final List<DigitalOutput> relays;
  private final List<DigitalInput> contacts;

  private Pi4jHeader(Context context, PinLayout layout) {
    this.context = context;
    this.layout = layout;
    this.relays = layout.relays().stream().map(this::relay).toList();
    this.contacts = layout.contacts().stream().map(this::contact).toList();
  }

  static Pi4jHeader begin(Context context, PinLayout layout) throws IOException {
    try {
      return new Pi4jHeader(context, layout);
    } catch (Pi4JException e) {
      context.shutdown();
      throw new IOException(e.getMessage(), e);
    }
  }

  private DigitalOutput relay(int line) {
    return context.create(
        DigitalOutput.newConfigBuilder(context)
            .id("relay-" + line)
            .address(line)
            .initial(level(false))
            .shutdown(level(false))
            .build());
  }

  private DigitalInput contact(int line) {
    return context.create(
        DigitalInput.newConfigBuilder(context)
            .id("contact-" + line)
            .address(line)
            .pull(PullResistance.PULL_UP)
            .build());
  }

  private DigitalState level(boolean drawn) {
    return DigitalState.getState(drawn != layout.activeLow());
  }

  @Override
  public int relays() {
    return relays.size();
  }

  @Override
  public int contacts() {
    return contacts.size();
  }

  @Override
  public void drive(BitSet drawn) throws IOException {
    try {
      for (int i = 0; i < relays.size(); i++) {
        relays.get(i).state(level(drawn.get(i)));
      }
    } catch (Pi4JException e) {
      throw new IOException("a line does not take its level: " + e.getMessage(), e);
    }
  }

  @Override
  public BitSet made() throws IOException {
    BitSet made = new BitSet();
    try {
      for (int i = 0; i < contacts.size(); i++) {
        made.set(i, contacts.get(i).state() == DigitalState.LOW);
      }
    } catch (Pi4JException e) {
      throw new IOException("a line does not tell its level: " + e.getMessage(), e);
    }
    return made;
  }

  @Override
  public void close() {
    try {
      drive(new BitSet());
    } catch (IOException e) {
      // Its shutdown state lets the relays go, too.
    } finally {
      context.shutdown();
    }
  }
}
