package org.shuyi.hardware.virtual;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** KERONG CU16 boards on one wire. To a pulse they answer nothing, as some firmware does. */
public final class VirtualKerong extends VirtualLockBoards {
  /** Boards with these addresses and 16 doors each. */
  public VirtualKerong(int... addresses) {
    super(16, addresses);
  }

  @Override
  public List<Answer> receive(byte[] bytes) {
    List<Answer> answers = new ArrayList<>();
    for (byte b : bytes) {
      heard.write(b);
      byte[] command = heard.toByteArray();
      if (command[0] != 2) {
        heard.reset();
      } else if (command.length == 5) {
        heard.reset();
        obey(command, answers);
      }
    }
    return answers;
  }

  private void obey(byte[] command, List<Answer> answers) {
    int sum = command[0] + command[1] + command[2] + command[3];
    VirtualDoors doors = hearing((command[1] & 0xFF) / 16);
    if (command[3] != 3 || (byte) sum != command[4] || doors == null) {
      return;
    }
    if (command[2] == '1') {
      doors.pulse((command[1] & 15) + 1);
    } else if (command[2] == '0') {
      answers.add(Answer.now(state(command[1], doors)));
    }
  }

  private static byte[] state(byte address, VirtualDoors doors) {
    byte[] frame = {2, address, '5', hooks(doors, 1), hooks(doors, 9), 0, 0, 3, 0};
    frame[8] = (byte) IntStream.range(0, 8).map(i -> frame[i]).sum();
    return frame;
  }

  private static byte hooks(VirtualDoors doors, int first) {
    int bits = 0;
    for (int i = 7; i >= 0; i--) {
      bits = 2 * bits + (doors.isOpen(first + i) ? 0 : 1);
    }
    return (byte) bits;
  }
}
