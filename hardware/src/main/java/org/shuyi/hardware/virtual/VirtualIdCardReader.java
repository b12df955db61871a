package org.shuyi.hardware.virtual;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reader of resident identity cards, after the public descriptions of its module. After a card
 * was read it says that there is none until the card is lifted, as most do.
 */
public final class VirtualIdCardReader implements Peer {
  private static final byte[] MARK = {
    (byte) 0xAA, (byte) 0xAA, (byte) 0xAA, (byte) 0x96, (byte) 0x69
  };
  private static final byte[] OK = {0, 0, (byte) 0x90};
  private static final byte[] NO_CARD = {0, 0, (byte) 0x80};
  private static final byte[] MODULE_FAILED = {0, 0, 0x60};
  private static final byte[] READ_FAILED = {0, 0, 0x41};

  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private byte @Nullable [] text;
  private boolean read;
  private boolean unreadable;
  private boolean ill;
  private int inVain;

  /** The 256 bytes of the person who does not exist: the number is the example of GB 11643. */
  public static byte[] nobody() {
    return card("样本不是人", "11010519491231002X", "19491231", "长期", ' ');
  }

  /**
   * The text of a card with a citizen's layout.
   *
   * @param until eight digits or 长期
   */
  public static byte[] card(String name, String number, String born, String until, char type) {
    byte[] text = " ".repeat(128).getBytes(StandardCharsets.UTF_16LE);
    put(text, 0, name);
    put(text, 30, "1");
    put(text, 36, born);
    put(text, 122, number);
    put(text, 188, "20200101");
    put(text, 204, until);
    put(text, 248, String.valueOf(type));
    return text;
  }

  private static void put(byte[] text, int at, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(bytes, 0, text, at, bytes.length);
  }

  /** Lays a card down: 256 bytes. */
  public void lay(byte[] card) {
    text = card.clone();
    read = false;
  }

  public void lift() {
    text = null;
  }

  /** From now on a card is found, but can't be read. */
  public void failToRead() {
    unreadable = true;
  }

  /** Whether the card that lies there has been read. */
  public boolean hasRead() {
    return read;
  }

  /** How often in a row it was asked for a card and there was none. */
  public int searchesInVain() {
    return inVain;
  }

  @Override
  public List<Switch> switches() {
    return List.of(
        new Switch("unreadable", () -> unreadable, on -> unreadable = on),
        new Switch("module-ill", () -> ill, on -> ill = on));
  }

  @Override
  public List<Gesture> gestures() {
    return List.of(
        Gesture.quiet("lay", "", ignored -> lay(nobody())),
        Gesture.quiet("lift", "", ignored -> lift()));
  }

  @Override
  public List<Answer> receive(byte[] bytes) {
    List<Answer> answers = new ArrayList<>();
    for (byte b : bytes) {
      heard.write(b);
      byte[] all = heard.toByteArray();
      int at = all.length - 1;
      if (at < MARK.length && b != MARK[at]) {
        heard.reset();
      } else if (all.length > 7 && all.length == 7 + all[6]) {
        heard.reset();
        answers.add(execute(all));
      }
    }
    return answers;
  }

  @Override
  public List<Answer> silence() {
    heard.reset();
    return List.of();
  }

  private Answer execute(byte[] request) {
    int sum = 0;
    for (int i = 5; i < request.length; i++) {
      sum ^= request[i];
    }
    return sum == 0
        ? answer((request[7] & 0xFF) << 8 | (request[8] & 0xFF))
        : Answer.now(frame(new byte[] {0, 0, 0x10}));
  }

  private Answer answer(int command) {
    return switch (command) {
      case 0x11FF -> Answer.now(frame(ill ? MODULE_FAILED : OK));
      case 0x12FF -> Answer.now(frame(Arrays.copyOf(OK, 3 + 16)));
      case 0x2001 -> Answer.now(frame(find()));
      case 0x2002 -> Answer.now(frame(text == null ? NO_CARD : Arrays.copyOf(OK, 3 + 8)));
      case 0x3001 -> new Answer(frame(readOut()), Duration.ofMillis(50));
      default -> Answer.now(frame(new byte[] {0, 0, 0x21}));
    };
  }

  private byte[] find() {
    boolean none = text == null || read;
    inVain = none ? inVain + 1 : 0;
    return none ? NO_CARD : new byte[] {0, 0, (byte) 0x9F, 0, 0, 0, 0};
  }

  private byte[] readOut() {
    byte[] card = text;
    if (card == null || unreadable) {
      return READ_FAILED;
    }
    read = true;
    byte[] body = Arrays.copyOf(OK, 3 + 4 + 256 + 1024);
    body[3] = 1;
    body[5] = 4;
    System.arraycopy(card, 0, body, 7, 256);
    return body;
  }

  private static byte[] frame(byte[] body) {
    byte[] frame = Arrays.copyOf(MARK, 8 + body.length);
    frame[5] = (byte) ((body.length + 1) >> 8);
    frame[6] = (byte) (body.length + 1);
    System.arraycopy(body, 0, frame, 7, body.length);
    for (int i = 5; i < frame.length - 1; i++) {
      frame[frame.length - 1] ^= frame[i];
    }
    return frame;
  }
}
