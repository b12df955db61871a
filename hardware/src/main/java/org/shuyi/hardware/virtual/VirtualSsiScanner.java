package org.shuyi.hardware.virtual;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A scanner that speaks SSI, as Zebra's programmer's guide tells it. It sends a code again when it
 * is told to or is not answered, three times in all.
 */
public final class VirtualSsiScanner implements Peer {
  private static final int ACK = 0xD0;
  private static final int NAK = 0xD1;
  private static final int QR = 0x1C;
  private static final int TRIES = 3;

  /** Silences of 50 ms without an answer after which it sends again. */
  private static final int PATIENCE = 10;

  private static final int MOST_DATA = 250;

  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private final Deque<byte[]> unsent = new ArrayDeque<>();
  private byte[] outstanding = {};
  private int tries;
  private int silences;
  private int packetsGivenUp;
  private boolean packets;
  private boolean asleep;

  /**
   * Holds a code before it.
   *
   * @param symbology as SSI numbers them: 0x02 Codabar, 0x1C QR
   */
  public void scan(int symbology, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int from = 0; from == 0 || from < bytes.length; from += MOST_DATA) {
      int to = Math.min(bytes.length, from + MOST_DATA);
      byte[] data = new byte[1 + to - from];
      data[0] = (byte) symbology;
      System.arraycopy(bytes, from, data, 1, to - from);
      unsent.add(packet(0xF3, to < bytes.length ? 2 : 0, data));
    }
  }

  /** Sends it to sleep: it hears nothing before a single 0 wakes it. */
  public void sleep() {
    asleep = true;
  }

  /** Whether it was told to send codes in packets, as the station has to. */
  public boolean sendsPackets() {
    return packets;
  }

  /** Packets that were never acknowledged. */
  public int packetsGivenUp() {
    return packetsGivenUp;
  }

  @Override
  public List<Switch> switches() {
    return List.of(new Switch("asleep", () -> asleep, on -> asleep = on));
  }

  @Override
  public List<Gesture> gestures() {
    return List.of(Gesture.quiet("scan", "CODE", code -> scan(QR, code)));
  }

  @Override
  public List<Answer> receive(byte[] bytes) {
    List<Answer> answers = new ArrayList<>();
    for (byte b : bytes) {
      hear(b, answers);
    }
    return answers;
  }

  private void hear(byte b, List<Answer> answers) {
    if (asleep) {
      asleep = b != 0;
      return;
    }
    heard.write(b);
    byte[] all = heard.toByteArray();
    if (all[0] < 4) {
      heard.reset();
    } else if (all.length == all[0] + 2) {
      heard.reset();
      if (sum(all, all.length - 2)
          == ((all[all.length - 2] & 0xFF) << 8 | (all[all.length - 1] & 0xFF))) {
        obey(all, answers);
      }
    }
  }

  private void obey(byte[] packet, List<Answer> answers) {
    switch (packet[1] & 0xFF) {
      case 0xA3 ->
          answers.add(Answer.now(packet(0xA4, 0, ascii("PAABLS00-001-R00 BOARD1 SE2707 7"))));
      case 0xC6 -> {
        packets |= (packet[5] & 0xFF) == 0xEE && packet[6] == 1;
        answers.add(Answer.now(packet(ACK, 0)));
      }
      case ACK -> {
        outstanding = new byte[0];
        tries = 0;
      }
      case NAK -> again(answers);
      default -> answers.add(Answer.now(packet(NAK, 0, (byte) 2)));
    }
  }

  @Override
  public List<Answer> silence() {
    heard.reset();
    List<Answer> answers = new ArrayList<>();
    if (outstanding.length == 0 && !unsent.isEmpty() && packets) {
      outstanding = unsent.remove();
      silences = 0;
      answers.add(Answer.now(outstanding));
    } else if (outstanding.length > 0 && ++silences > PATIENCE) {
      again(answers);
    }
    return answers;
  }

  private void again(List<Answer> answers) {
    silences = 0;
    if (outstanding.length == 0) {
      return;
    }
    if (++tries == TRIES) {
      outstanding = new byte[0];
      tries = 0;
      packetsGivenUp++;
      return;
    }
    byte[] data = Arrays.copyOfRange(outstanding, 4, outstanding.length - 2);
    answers.add(Answer.now(packet(0xF3, outstanding[3] | 1, data)));
  }

  @Override
  public void unplugged() {
    heard.reset();
    packets = false;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] packet(int opcode, int status, byte... data) {
    int end = 4 + data.length;
    byte[] packet = new byte[end + 2];
    packet[0] = (byte) end;
    packet[1] = (byte) opcode;
    packet[3] = (byte) status;
    System.arraycopy(data, 0, packet, 4, data.length);
    int sum = sum(packet, end);
    packet[end] = (byte) (sum >> 8);
    packet[end + 1] = (byte) sum;
    return packet;
  }

  private static int sum(byte[] packet, int end) {
    int sum = 0;
    for (int i = 0; i < end; i++) {
      sum -= packet[i] & 0xFF;
    }
    return sum & 0xFFFF;
  }
}
