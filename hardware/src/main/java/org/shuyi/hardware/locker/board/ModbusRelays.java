package org.shuyi.hardware.locker.board;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.shuyi.hardware.framing.Framer;
import org.shuyi.hardware.locker.DoorState;
import org.shuyi.hardware.modbus.Modbus;

/**
 * Relay boards with door contacts: relay and contact of one number belong to one door. The pulse is
 * timed on the board, so that no door is held open by a program that died.
 *
 * @param locks on each board, with as many contacts
 * @param pulse that a lock gets, in steps of 100 ms
 * @param closedReads the bit of the contact of a closed door
 */
record ModbusRelays(int locks, Duration pulse, int closedReads) implements BoardCodec {
  static final int BAUD = 9600;
  static final int LAST_BOARD = 32;
  static final int LOCKS = 32;

  @Override
  public Framer<byte[]> framer() {
    return Modbus.replies();
  }

  @Override
  public byte[] ask(Place place) {
    return Modbus.readInputs(place.board(), locks);
  }

  @Override
  public byte[] open(Place place) {
    int steps = (int) (pulse.toMillis() / Modbus.FLASH_STEP_MS);
    return Modbus.flash(place.board(), place.lock() - 1, steps);
  }

  @Override
  public Optional<Span> answer(Place asked, byte[] frame) {
    return Modbus.bits(frame, asked.board(), Modbus.READ_INPUTS)
        .filter(bits -> bits.length() <= (locks + 7) / 8 * 8)
        .map(bits -> new Span(1, states(bits)));
  }

  private List<DoorState> states(BitSet bits) {
    return IntStream.range(0, locks)
        .mapToObj(lock -> bits.get(lock) == (closedReads == 1) ? DoorState.CLOSED : DoorState.OPEN)
        .toList();
  }

  @Override
  public int span() {
    return locks;
  }
}
