package org.shuyi.hardware.virtual;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A contactless reader as PC/SC shows it, with APDUs behind their length in two bytes. It answers
 * nothing where there is no card, and its name to an APDU of nothing.
 */
public final class VirtualPcscReader implements CardHand {
  /** As the smart card service would call it. */
  public static final String NAME = "Virtual ACR122U 00 00";

  private static final byte[] WELL = {(byte) 0x90, 0};
  private static final byte[] FAILED = {0x63, 0};
  private static final byte[] UNKNOWN = {0x6D, 0};

  private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
  private byte[] loaded = {};
  private @Nullable VirtualChipCard card;
  private boolean opened;

  @Override
  public void hold(VirtualChipCard held) {
    card = held;
    opened = false;
  }

  @Override
  public void takeAway() {
    card = null;
  }

  @Override
  public List<Answer> receive(byte[] bytes) {
    List<Answer> answers = new ArrayList<>();
    for (byte b : bytes) {
      heard.write(b);
      byte[] all = heard.toByteArray();
      if (all.length >= 2 && all.length == 2 + ((all[0] & 0xFF) << 8 | (all[1] & 0xFF))) {
        heard.reset();
        answers.add(Answer.now(framed(answer(Arrays.copyOfRange(all, 2, all.length)))));
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
    loaded = new byte[0];
  }

  /** A length that no response has. */
  @Override
  public byte[] spoiled(byte[] frame) {
    byte[] wrong = frame.clone();
    wrong[0] = (byte) 0xFF;
    return wrong;
  }

  private static byte[] framed(byte[] response) {
    byte[] frame = new byte[2 + response.length];
    frame[0] = (byte) (response.length >> 8);
    frame[1] = (byte) response.length;
    System.arraycopy(response, 0, frame, 2, response.length);
    return frame;
  }

  /** One command APDU, or nothing for the name. */
  public byte[] answer(byte[] command) {
    if (command.length == 0) {
      return NAME.getBytes(StandardCharsets.UTF_8);
    }
    VirtualChipCard here = card;
    return here == null ? new byte[0] : answer(here, command);
  }

  private byte[] answer(VirtualChipCard here, byte[] command) {
    return switch (command[1]) {
      case (byte) 0xCA -> with(here.uid());
      case (byte) 0x82 -> {
        loaded = Arrays.copyOfRange(command, 5, command.length);
        yield WELL;
      }
      case (byte) 0x86 -> {
        opened = here.opens(command[8], loaded);
        yield opened ? WELL : FAILED;
      }
      case (byte) 0xB0 ->
          opened || !here.isLocked()
              ? here.read(command[3] & 0xFF).map(VirtualPcscReader::with).orElse(FAILED)
              : FAILED;
      default -> UNKNOWN;
    };
  }

  private static byte[] with(byte[] data) {
    byte[] response = Arrays.copyOf(data, data.length + 2);
    response[data.length] = (byte) 0x90;
    return response;
  }
}
