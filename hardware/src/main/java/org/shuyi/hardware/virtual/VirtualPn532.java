package org.shuyi.hardware.virtual;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A PN532 on its high speed UART, after NXP's user manual UM0701-02. It sleeps until it is woken,
 * acknowledges every command, and repeats its last answer when that was not understood.
 */
public final class VirtualPn532 implements CardHand {
  private static final byte[] ACK = {0, 0, -1, 0, -1, 0};
  private static final byte[] SYNTAX_ERROR = {0, 0, -1, 1, -1, 0x7F, (byte) 0x81, 0};

  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private @Nullable VirtualChipCard card;
  private byte[] last = {};
  private boolean awake;
  private boolean selected;
  private boolean opened;
  private boolean fieldOn;
  private int looks;

  @Override
  public void hold(VirtualChipCard held) {
    card = held;
    selected = false;
  }

  @Override
  public void takeAway() {
    card = null;
    selected = false;
  }

  public boolean isFieldOn() {
    return fieldOn;
  }

  /** How often it was told to look for cards. */
  public int looks() {
    return looks;
  }

  @Override
  public List<Answer> receive(byte[] bytes) {
    List<Answer> answers = new ArrayList<>();
    for (byte b : bytes) {
      awake |= b == 0x55;
      if (awake) {
        hear(b, answers);
      }
    }
    return answers;
  }

  /** 00 00 FF begins a frame; what comes before it is none. */
  private void hear(byte b, List<Answer> answers) {
    heard.write(b);
    byte[] all = heard.toByteArray();
    int at = all.length - 1;
    if (at < 3 && b != (at == 2 ? -1 : 0)) {
      heard.reset();
      if (at == 2 && b == 0) {
        heard.write(0);
        heard.write(0);
      }
    } else if (at == 5 && all[3] == 0) {
      heard.reset();
    } else if (at == 5 && all[3] == -1 && all[4] == 0) {
      heard.reset();
      answers.add(Answer.now(last));
    } else if (at > 5 && at == 6 + (all[3] & 0xFF)) {
      heard.reset();
      answers.addAll(obey(all));
    }
  }

  @Override
  public List<Answer> silence() {
    heard.reset();
    return List.of();
  }

  @Override
  public void unplugged() {
    heard.reset();
    awake = false;
    fieldOn = false;
  }

  private List<Answer> obey(byte[] frame) {
    int end = frame.length - 2;
    int sum = frame[end];
    for (int i = 5; i < end; i++) {
      sum += frame[i];
    }
    if ((sum & 0xFF) != 0 || frame[5] != (byte) 0xD4) {
      return List.of(Answer.now(SYNTAX_ERROR));
    }
    byte[] answer = answer(frame[6] & 0xFF, Arrays.copyOfRange(frame, 7, end));
    last = answer.length == 0 ? SYNTAX_ERROR : frame((frame[6] & 0xFF) + 1, answer);
    return List.of(Answer.now(ACK), Answer.now(last));
  }

  /** Without TFI and command; RFConfiguration and SAMConfiguration answer with nothing more. */
  private byte[] answer(int command, byte[] data) {
    return switch (command) {
      case 0x02 -> new byte[] {-1, 0x32, 1, 6, 7};
      case 0x14 -> new byte[] {-1};
      case 0x32 -> {
        fieldOn &= data[0] != 1 || (data[1] & 1) != 0;
        yield new byte[] {-1};
      }
      case 0x4A -> list();
      case 0x40 -> exchange(data);
      default -> new byte[0];
    };
  }

  private byte[] list() {
    looks++;
    fieldOn = true;
    opened = false;
    VirtualChipCard here = card;
    selected = here != null;
    if (here == null) {
      return new byte[] {-1, 0};
    }
    byte[] uid = here.uid();
    byte[] found =
        Arrays.copyOf(new byte[] {-1, 1, 1, 0, 4, here.sak(), (byte) uid.length}, 7 + uid.length);
    System.arraycopy(uid, 0, found, 7, uid.length);
    return found;
  }

  private byte[] exchange(byte[] data) {
    VirtualChipCard here = card;
    if (here == null || !selected) {
      return new byte[] {-1, 1};
    }
    if (data[1] == 0x60 || data[1] == 0x61) {
      byte[] uid = here.uid();
      byte[] last4 = Arrays.copyOfRange(uid, uid.length - 4, uid.length);
      opened =
          here.opens(data[1], Arrays.copyOfRange(data, 3, 9))
              && Arrays.equals(last4, Arrays.copyOfRange(data, 9, 13));
      selected = opened;
      return new byte[] {-1, (byte) (opened ? 0 : 0x14)};
    }
    boolean writes = data[1] == (byte) (here.isLocked() ? 0xA0 : 0xA2);
    if (writes && (opened || !here.isLocked())) {
      here.write(data[2] & 0xFF, Arrays.copyOfRange(data, 3, data.length));
      return new byte[] {-1, 0};
    }
    boolean may = data[1] == 0x30 && (opened || !here.isLocked());
    return may
        ? here.read(data[2] & 0xFF).map(VirtualPn532::well).orElse(new byte[] {-1, 0x13})
        : new byte[] {-1, 0x13};
  }

  private static byte[] well(byte[] block) {
    byte[] answer = new byte[2 + block.length];
    answer[0] = -1;
    System.arraycopy(block, 0, answer, 2, block.length);
    return answer;
  }

  /**
   * @param answer its first byte is no part of it, so that an answer of nothing is told from none
   */
  private static byte[] frame(int command, byte[] answer) {
    int length = 1 + answer.length;
    byte[] frame = new byte[7 + length];
    frame[2] = -1;
    frame[3] = (byte) length;
    frame[4] = (byte) -length;
    frame[5] = (byte) 0xD5;
    frame[6] = (byte) command;
    System.arraycopy(answer, 1, frame, 7, answer.length - 1);
    int sum = 0;
    for (int i = 5; i < frame.length - 2; i++) {
      sum += frame[i];
    }
    frame[frame.length - 2] = (byte) -sum;
    return frame;
  }

  /** The postamble says nothing: the check sum before it is changed. */
  @Override
  public byte[] spoiled(byte[] frame) {
    byte[] wrong = frame.clone();
    wrong[wrong.length - 2] ^= 1;
    return wrong;
  }
}
