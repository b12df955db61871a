package org.shuyi.hardware.virtual;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** "8A" boards on one wire, with contacts that say 11 of a closed door. */
public final class VirtualEightA extends VirtualLockBoards {
  /** Boards with these addresses and so many doors each. */
  public VirtualEightA(int doors, int... addresses) {
    super(doors, addresses);
  }

  @Override
  public List<Answer> receive(byte[] bytes) {
    List<Answer> answers = new ArrayList<>();
    for (byte b : bytes) {
      heard.write(b);
      if (heard.size() == 5) {
        obey(HexFormat.of().formatHex(heard.toByteArray()), answers);
        heard.reset();
      }
    }
    return answers;
  }

  private void obey(String command, List<Answer> answers) {
    byte[] bytes = HexFormat.of().parseHex(command);
    VirtualDoors doors = hearing(bytes[1]);
    int door = bytes[2];
    if (parity(bytes, 5) != 0 || doors == null || !doors.there(door)) {
      return;
    }
    if (command.startsWith("8a") && bytes[3] == 0x11) {
      doors.pulse(door);
      answers.add(state(0x8A, bytes, doors.isOpen(door)));
    } else if (command.startsWith("80") && bytes[3] == 0x33) {
      answers.add(state(0x80, bytes, doors.isOpen(door)));
    }
  }

  private static Answer state(int head, byte[] command, boolean open) {
    byte[] frame = {(byte) head, command[1], command[2], (byte) (open ? 0 : 0x11), 0};
    frame[4] = parity(frame, 4);
    return Answer.now(frame);
  }

  private static byte parity(byte[] bytes, int count) {
    return (byte) IntStream.range(0, count).map(i -> bytes[i]).reduce(0, (a, b) -> a ^ b);
  }

  @Override
  public byte[] noise() {
    return new byte[] {(byte) 0x80, 1, 0x7F, 0x55};
  }
}
