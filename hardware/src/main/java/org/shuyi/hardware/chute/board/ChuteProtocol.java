package org.shuyi.hardware.chute.board;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.shuyi.hardware.chute.Chute.Flap;
import org.shuyi.hardware.chute.ChuteEvent;
import org.shuyi.hardware.chute.Intake;
import org.shuyi.hardware.chute.Passage;
import org.shuyi.hardware.chute.Slot;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Absent;
import org.shuyi.hardware.device.Condition.Degraded;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.modbus.ContactProtocol;
import org.shuyi.hardware.modbus.IoBoard;
import org.shuyi.hardware.modbus.Modbus;
import org.shuyi.hardware.pins.Debounce;

/** Looks at the chute's contacts and moves books. Used by the chute's thread only. */
final class ChuteProtocol implements ContactProtocol {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(30);

  /** How long the flap's bolt is drawn: time to take hold of it. */
  private static final int LOCK_STEPS = 30;

  private final DeviceId id;
  private final Wiring wiring;
  private final Consumer<? super DeviceEvent> listener;
  private final InstantSource time;
  private final IoBoard board;

  /** By the number that the wiring gives them. */
  private final Map<Integer, Debounce> contacts = new TreeMap<>();

  ChuteProtocol(
      DeviceId id, Wiring wiring, Consumer<? super DeviceEvent> listener, InstantSource time) {
    this.id = id;
    this.wiring = wiring;
    this.listener = listener;
    this.time = time;
    this.board = new IoBoard("the chute's board", wiring.unit(), time);
  }

  @Override
  public Condition turn(Link link) throws LinkException {
    look(link);
    return slot().noRoom()
        ? new Degraded(Reason.BIN_FULL, "All " + wiring.bins() + " bins are full; empty them.")
        : Condition.READY;
  }

  private BitSet look(Link link) throws LinkException {
    BitSet made = board.contacts(link, wiring.asked());
    settle(made, wiring.slot(), now -> new ChuteEvent.Slot(id, now));
    settle(made, wiring.flap(), now -> new ChuteEvent.Flap(id, now));
    for (int i = 0; i < wiring.bins(); i++) {
      int bin = i + 1;
      settle(made, wiring.full().get(i), now -> new ChuteEvent.Bin(id, bin, now));
    }
    return made;
  }

  private interface News {
    ChuteEvent of(boolean now);
  }

  private void settle(BitSet made, int contact, News news) {
    Debounce before = contacts.getOrDefault(contact, Debounce.NEW);
    Debounce after = before.seen(Wiring.made(made, contact), time.instant(), Duration.ZERO);
    contacts.put(contact, after);
    if (!after.settled().equals(before.settled())) {
      listener.accept(news.of(after.settled().orElseThrow()));
    }
  }

  private boolean settled(int contact) {
    return contacts.getOrDefault(contact, Debounce.NEW).settled().orElse(false);
  }

  private Slot slot() {
    BitSet full = new BitSet();
    for (int i = 0; i < wiring.bins(); i++) {
      full.set(i + 1, settled(wiring.full().get(i)));
    }
    return new Slot(settled(wiring.flap()), settled(wiring.slot()), full, wiring.bins());
  }

  Flap open(Link link, boolean givenBack) throws LinkException {
    lookThrice(link);
    if (!givenBack && slot().noRoom()) {
      return Flap.NO_ROOM;
    }
    return board.pulse(link, wiring.lock(), LOCK_STEPS) ? Flap.UNLOCKED : Flap.UNKNOWN;
  }

  /** What is believed is at most this old when something is about to move. */
  private void lookThrice(Link link) throws LinkException {
    for (int i = 0; i < Debounce.LOOKS; i++) {
      look(link);
    }
  }

  Intake take(Link link, int bin) throws LinkException {
    lookThrice(link);
    Optional<Intake> against = slot().against(bin);
    return against.isPresent() ? against.get() : move(link, bin);
  }

  private Intake move(Link link, int bin) throws LinkException {
    int gate = wiring.gates().get(bin - 1);
    int steps = (int) (wiring.run().toMillis() / Modbus.FLASH_STEP_MS);
    boolean led = gate == 0 || board.pulse(link, gate, steps);
    if (!led || !board.pulse(link, wiring.belt(), steps)) {
      halt(link, gate);
      return new Intake.Unknown(
          new Absent(Reason.NO_ANSWER, "The chute's board refuses to move belt or gate."));
    }
    Intake over = watch(link, Passage.begin(bin, time.instant().plus(wiring.run())));
    halt(link, gate);
    return over;
  }

  private Intake watch(Link link, Passage begun) throws LinkException {
    Passage passage = begun;
    while (true) {
      BitSet made = look(link);
      Instant now = time.instant();
      Passage.Step step =
          passage.seen(Wiring.made(made, wiring.flap()), Wiring.made(made, wiring.slot()), now);
      if (step.over().isPresent()) {
        return step.over().get();
      }
      passage = step.next();
      link.read(new byte[64], BETWEEN_LOOKS);
    }
  }

  /** Both would stop by themselves: the board keeps the time of each. */
  private void halt(Link link, int gate) throws LinkException {
    boolean stands = board.hold(link, wiring.belt(), false);
    if (gate != 0) {
      stands &= board.hold(link, gate, false);
    }
    if (!stands) {
      throw new LinkException(
          LinkException.Kind.GARBLED, "the chute's board refuses to let go of belt or gate");
    }
  }

  @Override
  public void lost() {
    contacts.clear();
  }
}
