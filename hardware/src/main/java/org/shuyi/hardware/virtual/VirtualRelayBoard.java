package org.shuyi.hardware.virtual;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * A Modbus RTU relay board, unit 1, or a header behind its guard, which speaks alike. Each relay is
 * the lock of a door and each contact is closed while its door is; a relay that is held is a lamp
 * or the like, and contacts beyond the doors are put by hand.
 */
public final class VirtualRelayBoard implements OnRelays {
  private final VirtualDoors doors;
  private final int count;
  private final BitSet held = new BitSet();
  private final BitSet contacts = new BitSet();
  private final BitSet drawn = new BitSet();
  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private Machine machine = new Locks();

  /** What hangs on the relays; relays are counted from 1. */
  interface Machine {
    void flash(int relay);

    void put(int relay, boolean drawn);

    /** Somebody looks at the contacts: time goes by. */
    void looked();
  }

  /** A lock on each relay that is flashed. */
  private final class Locks implements Machine {
    @Override
    public void flash(int relay) {
      doors.pulse(relay);
    }

    @Override
    public void put(int relay, boolean drawn) {
      held.set(relay, drawn);
    }

    @Override
    public void looked() {
      // Doors wait for people.
    }
  }

  /**
   * @param count of relays, of doors and of contacts
   */
  public VirtualRelayBoard(int count) {
    this.count = count;
    this.doors = new VirtualDoors(count);
    contacts.set(0, count);
  }

  public VirtualDoors doors() {
    return doors;
  }

  int relays() {
    return count;
  }

  /** Hangs something else than locks on the relays. */
  void drives(Machine other) {
    machine = other;
  }

  /** Whether a relay, from 1, is held drawn. */
  public boolean holds(int relay) {
    return held.get(relay);
  }

  /** Puts a contact, from 1, as if there were no door before it. */
  public void contact(int contact, boolean made) {
    contacts.set(contact - 1, made);
  }

  @Override
  public List<Switch> switches() {
    return VirtualDoors.switches(doors);
  }

  @Override
  public List<Gesture> gestures() {
    return VirtualDoors.gestures(List.of(doors));
  }

  @Override
  public List<Answer> receive(byte[] bytes) {
    List<Answer> answers = new ArrayList<>();
    for (byte b : bytes) {
      heard.write(b);
      byte[] request = heard.toByteArray();
      if (request[0] != 1) {
        heard.reset();
      } else if (request.length == 8) {
        heard.reset();
        obey(request, answers);
      }
    }
    return answers;
  }

  private void obey(byte[] request, List<Answer> answers) {
    if (Arrays.equals(request, signed(Arrays.copyOf(request, 6)))) {
      answers.add(Answer.now(answer(request)));
    }
  }

  private byte[] answer(byte[] request) {
    return switch (request[1]) {
      case 2 -> contacts(request[5] & 0xFF);
      case 5 -> relay(request);
      default -> signed(new byte[] {1, (byte) (request[1] | 0x80), 1});
    };
  }

  private byte[] contacts(int asked) {
    if (asked < 1 || asked > count) {
      return signed(new byte[] {1, (byte) 0x82, 2});
    }
    byte[] frame = new byte[3 + (asked + 7) / 8];
    frame[0] = 1;
    frame[1] = 2;
    frame[2] = (byte) ((asked + 7) / 8);
    byte[] made = made().get(0, asked).toByteArray();
    System.arraycopy(made, 0, frame, 3, made.length);
    return signed(frame);
  }

  /** Which contacts are made, the first bit for contact 1. */
  BitSet made() {
    machine.looked();
    BitSet made = new BitSet();
    for (int i = 0; i < count; i++) {
      made.set(i, contacts.get(i) && !doors.isOpen(i + 1));
    }
    return made;
  }

  /**
   * Draws relays by their lines, without a board that keeps the time: one that is drawn does what a
   * flash does, and stays until it is let go.
   *
   * @param now the first bit for relay 1
   */
  void draw(BitSet now) {
    for (int i = 0; i < count; i++) {
      if (now.get(i) && !drawn.get(i)) {
        machine.flash(i + 1);
      }
      if (now.get(i) != drawn.get(i)) {
        machine.put(i + 1, now.get(i));
      }
    }
    drawn.clear();
    drawn.or(now);
  }

  @Override
  public VirtualRelayBoard board() {
    return this;
  }

  private byte[] relay(byte[] request) {
    int relay = (request[3] & 0xFF) + 1;
    if (relay > count) {
      return signed(new byte[] {1, (byte) 0x85, 2});
    }
    if (request[2] == 2) {
      machine.flash(relay);
    } else {
      machine.put(relay, request[4] == (byte) 0xFF);
    }
    return request;
  }

  /** CRC-16 of Modbus, bit by bit from the top of the reversed register. */
  private static byte[] signed(byte[] body) {
    int crc = 0xFFFF;
    for (byte b : body) {
      crc ^= b & 0xFF;
      for (int i = 8; i > 0; i--) {
        boolean carry = crc % 2 == 1;
        crc /= 2;
        crc = carry ? crc ^ 0xA001 : crc;
      }
    }
    byte[] frame = Arrays.copyOf(body, body.length + 2);
    frame[body.length] = (byte) (crc % 256);
    frame[body.length + 1] = (byte) (crc / 256);
    return frame;
  }

  @Override
  public List<Answer> silence() {
    heard.reset();
    return List.of();
  }

  @Override
  public void unplugged() {
    heard.reset();
  }
}
