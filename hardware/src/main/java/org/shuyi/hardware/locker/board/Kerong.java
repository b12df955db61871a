package org.shuyi.hardware.locker.board;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.shuyi.hardware.framing.CheckedFramer;
import org.shuyi.hardware.framing.FixedForm;
import org.shuyi.hardware.framing.Framer;
import org.shuyi.hardware.locker.DoorState;

/**
 * KERONG CU12 and CU16: {@code 02 address command data 03 sum}; the address is the board in the
 * high nibble and the lock, from 0, in the low one.
 *
 * @param closedReads the bit that a closed hook shows: depends on how the contacts are wired
 */
record Kerong(int closedReads) implements BoardCodec {
  static final int BAUD = 19_200;

  /** Address F0 means all boards, so that 15 are left. */
  static final int LAST_BOARD = 14;

  static final int LOCKS = 16;

  private static final int STX = 0x02;
  private static final int ETX = 0x03;
  private static final int STATUS = 0x30;
  private static final int UNLOCK = 0x31;
  private static final int STATUS_ANSWER = 0x35;
  private static final int ANSWER_LENGTH = 9;

  @Override
  public Framer<byte[]> framer() {
    return new CheckedFramer<>(new FixedForm(ANSWER_LENGTH, Kerong::valid));
  }

  private static boolean valid(byte[] frame) {
    return frame[0] == STX
        && frame[2] == STATUS_ANSWER
        && frame[ANSWER_LENGTH - 2] == ETX
        && frame[ANSWER_LENGTH - 1] == sum(frame, ANSWER_LENGTH - 1);
  }

  @Override
  public byte[] ask(Place place) {
    return frame(place.board() << 4, STATUS);
  }

  @Override
  public byte[] open(Place place) {
    return frame(place.board() << 4 | (place.lock() - 1), UNLOCK);
  }

  private static byte[] frame(int address, int command) {
    byte[] frame = {STX, (byte) address, (byte) command, ETX, 0};
    frame[4] = sum(frame, 4);
    return frame;
  }

  private static byte sum(byte[] bytes, int count) {
    byte sum = 0;
    for (int i = 0; i < count; i++) {
      sum += bytes[i];
    }
    return sum;
  }

  @Override
  public Optional<Span> answer(Place asked, byte[] frame) {
    return (frame[1] & 0xF0) == asked.board() << 4
        ? Optional.of(new Span(1, hooks((frame[4] & 0xFF) << 8 | (frame[3] & 0xFF))))
        : Optional.empty();
  }

  private List<DoorState> hooks(int bits) {
    return IntStream.range(0, LOCKS)
        .mapToObj(lock -> (bits >> lock & 1) == closedReads ? DoorState.CLOSED : DoorState.OPEN)
        .toList();
  }

  @Override
  public int span() {
    return LOCKS;
  }
}
