package org.shuyi.hardware.locker.board;

import java.util.List;
import java.util.Optional;
import org.shuyi.hardware.framing.CheckedFramer;
import org.shuyi.hardware.framing.FixedForm;
import org.shuyi.hardware.framing.Framer;
import org.shuyi.hardware.locker.DoorState;

/**
 * The boards of many Chinese cabinets whose command to open begins with 8A: five bytes, the last
 * the exclusive or of the others. The hold commands 9A and 9B are left out: they burn a coil. So is
 * lock 00, which opens every door.
 *
 * @param closedReads the state that a closed door shows: 11 or 00, for the sources disagree and it
 *     depends on the contact
 */
record EightA(int closedReads) implements BoardCodec {
  static final int BAUD = 9600;
  static final int LAST_BOARD = 32;
  static final int LOCKS = 50;

  private static final int OPEN = 0x8A;
  private static final int READ = 0x80;
  private static final int READ_TAIL = 0x33;
  private static final int OPEN_TAIL = 0x11;
  private static final int LENGTH = 5;

  @Override
  public Framer<byte[]> framer() {
    return new CheckedFramer<>(new FixedForm(LENGTH, EightA::valid));
  }

  private static boolean valid(byte[] frame) {
    return (frame[0] & 0xFF) == READ
        && (frame[3] == Uncertain.EIGHT_A_ELEVEN || frame[3] == Uncertain.EIGHT_A_ZERO)
        && frame[LENGTH - 1] == check(frame);
  }

  private static byte check(byte[] frame) {
    return (byte) (frame[0] ^ frame[1] ^ frame[2] ^ frame[3]);
  }

  @Override
  public byte[] ask(Place place) {
    return frame(READ, place, READ_TAIL);
  }

  @Override
  public byte[] open(Place place) {
    return frame(OPEN, place, OPEN_TAIL);
  }

  private static byte[] frame(int head, Place place, int tail) {
    byte[] frame = {(byte) head, (byte) place.board(), (byte) place.lock(), (byte) tail, 0};
    frame[4] = check(frame);
    return frame;
  }

  @Override
  public Optional<Span> answer(Place asked, byte[] frame) {
    return (frame[1] & 0xFF) == asked.board() && (frame[2] & 0xFF) == asked.lock()
        ? Optional.of(new Span(asked.lock(), List.of(state(frame[3]))))
        : Optional.empty();
  }

  private DoorState state(byte shown) {
    return shown == closedReads ? DoorState.CLOSED : DoorState.OPEN;
  }

  @Override
  public int span() {
    return 1;
  }
}
