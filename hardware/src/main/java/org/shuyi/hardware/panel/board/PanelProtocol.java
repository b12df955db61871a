package org.shuyi.hardware.panel.board;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.modbus.ContactProtocol;
import org.shuyi.hardware.modbus.IoBoard;
import org.shuyi.hardware.panel.Panel.Beep;
import org.shuyi.hardware.panel.Panel.Changed;
import org.shuyi.hardware.panel.Panel.Contact;
import org.shuyi.hardware.pins.Debounce;

/** Looks at the contacts, switches the relays. Used by the panel's thread only. */
final class PanelProtocol implements ContactProtocol {
  /** From the beginning of one beep to that of the next: a guard lets each relay rest. */
  private static final Duration BETWEEN_BEEPS = Duration.ofMillis(650);

  private final DeviceId id;
  private final Wiring wiring;
  private final Consumer<? super DeviceEvent> listener;
  private final InstantSource time;
  private final IoBoard board;
  private final Map<Contact, Debounce> contacts = new EnumMap<>(Contact.class);

  PanelProtocol(
      DeviceId id, Wiring wiring, Consumer<? super DeviceEvent> listener, InstantSource time) {
    this.id = id;
    this.wiring = wiring;
    this.listener = listener;
    this.time = time;
    this.board = new IoBoard("the panel's board", wiring.unit(), time);
  }

  @Override
  public Condition turn(Link link) throws LinkException {
    BitSet made = board.contacts(link, wiring.asked());
    Instant now = time.instant();
    wiring
        .contacts()
        .forEach(
            (contact, number) ->
                look(contact, made.get(number - 1) != wiring.reversed().contains(contact), now));
    return Condition.READY;
  }

  private void look(Contact contact, boolean made, Instant now) {
    Debounce before = contacts.getOrDefault(contact, Debounce.NEW);
    Duration hold = contact == Contact.PRESENCE ? wiring.hold() : Duration.ZERO;
    Debounce after = before.seen(made, now, hold);
    contacts.put(contact, after);
    if (!after.settled().equals(before.settled())) {
      listener.accept(new Changed(id, contact, after.settled().orElseThrow()));
    }
  }

  boolean light(Link link, boolean on) throws LinkException {
    return wiring.lamp() > 0 && board.hold(link, wiring.lamp(), on);
  }

  boolean beep(Link link, Beep beep) throws LinkException {
    if (wiring.beeper() == 0) {
      return false;
    }
    int steps = beep == Beep.ALARM ? 10 : 1;
    boolean first = board.pulse(link, wiring.beeper(), steps);
    if (beep != Beep.REFUSED) {
      return first;
    }
    link.read(new byte[64], BETWEEN_BEEPS);
    return board.pulse(link, wiring.beeper(), steps) && first;
  }

  @Override
  public void lost() {
    contacts.clear();
  }
}
