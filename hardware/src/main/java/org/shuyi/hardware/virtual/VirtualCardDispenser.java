package org.shuyi.hardware.virtual;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A CRT-571 with a stack, a channel and a bin, after the manuals of the F3 family. Nobody takes a
 * card from its mouth unless {@link #take()} says so.
 */
public final class VirtualCardDispenser implements Peer {
  private static final int FEW = 10;
  private static final int FULL = 100;
  private static final Duration MOVE = Duration.ofMillis(120);

  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private int stack;
  private int binRoom;
  private int captured;
  private boolean ready;
  private boolean jam;
  private boolean forgetful;

  /** '0' none, '1' in the mouth, '2' at the reader: as the status has it. */
  private char card = '0';

  /** With a full stack and an empty bin. */
  public VirtualCardDispenser() {
    this(FULL, FULL);
  }

  /**
   * @param stack cards to give out
   * @param binRoom cards that the bin still takes
   */
  public VirtualCardDispenser(int stack, int binRoom) {
    this.stack = stack;
    this.binRoom = binRoom;
  }

  /** The next move jams, and every one after it until {@link #clearJam()}. */
  public void jam() {
    jam = true;
  }

  public void clearJam() {
    jam = false;
  }

  /** From now on moves are answered, but not done. */
  public void onlySayIt() {
    forgetful = true;
  }

  public void fill(int cards) {
    stack = cards;
  }

  /** Whether a card hangs in the mouth. */
  public boolean isInMouth() {
    return card == '1';
  }

  /** Somebody takes the card from the mouth. */
  public boolean take() {
    boolean there = isInMouth();
    card = there ? '0' : card;
    return there;
  }

  /** A card of an earlier session lies at the reader. */
  public void leaveAtReader() {
    card = '2';
  }

  public int captured() {
    return captured;
  }

  public int left() {
    return stack;
  }

  /** Somebody switched it off and on. */
  public void restart() {
    ready = false;
    heard.reset();
  }

  @Override
  public String shows() {
    String where =
        switch (card) {
          case '1' -> "a card in the mouth";
          case '2' -> "a card at the reader";
          default -> "no card out";
        };
    return "%s, %d in the stack, %d captured".formatted(where, stack, captured);
  }

  @Override
  public List<Switch> switches() {
    return List.of(
        new Switch("jam", () -> jam, on -> jam = on),
        new Switch("empty", () -> stack == 0, on -> stack = on ? 0 : FULL),
        new Switch("few", () -> stack > 0 && stack <= FEW, on -> stack = on ? FEW : FULL),
        new Switch("bin-full", () -> binRoom == 0, on -> binRoom = on ? 0 : FULL),
        new Switch("only-says-it", () -> forgetful, on -> forgetful = on));
  }

  @Override
  public List<Gesture> gestures() {
    return List.of(
        Gesture.quiet("take", "", ignored -> take()),
        Gesture.quiet("forget-card", "", ignored -> leaveAtReader()));
  }

  @Override
  public List<Answer> receive(byte[] bytes) {
    List<Answer> answers = new ArrayList<>();
    for (byte b : bytes) {
      if (heard.size() > 0 || (b & 0xFF) == 0xF2) {
        heard.write(b);
        answers.addAll(complete());
      }
    }
    return answers;
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

  private List<Answer> complete() {
    byte[] frame = heard.toByteArray();
    if (frame.length < 4 || frame.length < 6 + frame[3] + 256 * frame[2]) {
      return List.of();
    }
    heard.reset();
    int sum = 0;
    for (byte b : frame) {
      sum ^= b;
    }
    return sum == 0 && frame[3] >= 3
        ? List.of(Answer.now((byte) 0x06), execute(frame[1], frame[5] & 0xFF, frame[6] & 0xFF))
        : List.of(Answer.now((byte) 0x15));
  }

  private Answer execute(byte address, int command, int parameter) {
    String result =
        switch (command) {
          case 0x30 -> setUp();
          case 0x31, 0x33 -> "";
          case 0x32 -> ready ? move((char) parameter) : "B0";
          case 0xA2 -> "F3-000042";
          case 0xA4 -> "V1.07";
          default -> "00";
        };
    boolean refused = result.length() == 2;
    String text =
        (refused ? "N" : "P")
            + (char) command
            + (char) parameter
            + (refused ? result : status() + result);
    return new Answer(frame(address, text), command == 0x32 ? MOVE : Duration.ZERO);
  }

  private String setUp() {
    ready = true;
    return jam ? "10" : "";
  }

  private String status() {
    char stock = stack == 0 ? '0' : stack <= FEW ? '1' : '2';
    return "" + card + stock + (binRoom == 0 ? '1' : '0');
  }

  private String move(char where) {
    if (jam) {
      return "10";
    }
    if (forgetful) {
      return "";
    }
    if (card == '0') {
      if (stack == 0) {
        return "A0";
      }
      stack--;
      card = '2';
    }
    return switch (where) {
      case '0' -> at('1');
      case '2' -> at('2');
      case '3' -> capture();
      case '9' -> at('0');
      default -> "01";
    };
  }

  private String at(char place) {
    card = place;
    return "";
  }

  private String capture() {
    if (binRoom == 0) {
      return "A1";
    }
    binRoom--;
    captured++;
    return at('0');
  }

  private static byte[] frame(byte address, String text) {
    byte[] body = text.getBytes(StandardCharsets.ISO_8859_1);
    byte[] frame = Arrays.copyOf(new byte[] {(byte) 0xF2, address, 0, 0}, body.length + 6);
    frame[3] = (byte) body.length;
    System.arraycopy(body, 0, frame, 4, body.length);
    frame[body.length + 4] = 0x03;
    for (int i = 0; i < frame.length - 1; i++) {
      frame[frame.length - 1] ^= frame[i];
    }
    return frame;
  }
}
