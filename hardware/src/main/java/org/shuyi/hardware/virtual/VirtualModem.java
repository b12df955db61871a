package org.shuyi.hardware.virtual;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A mobile modem that repeats what it is told, as they do, and may be rung up in between. */
public final class VirtualModem implements Peer {
  private final StringBuilder heard = new StringBuilder();
  private int strength = 17;
  private int state = 1;
  private boolean locked;
  private boolean chatty;

  /** 0 to 31, or 99 for unknown. */
  public void strength(int value) {
    strength = value;
  }

  /** As {@code +CREG} counts: 0 none, 1 home, 2 searching, 3 denied, 4 unknown, 5 roaming. */
  public void registration(int value) {
    state = value;
  }

  /** Whether its SIM card wants a PIN. */
  public void lock(boolean value) {
    locked = value;
  }

  /** From now on lines of its own come before each answer, or no longer. */
  public void chatty(boolean value) {
    chatty = value;
  }

  @Override
  public List<Switch> switches() {
    return List.of(
        new Switch("no-network", () -> state == 2, on -> registration(on ? 2 : 1)),
        new Switch("sim-locked", () -> locked, this::lock),
        new Switch("chatty", () -> chatty, this::chatty));
  }

  @Override
  public List<Answer> receive(byte[] bytes) {
    List<Answer> answers = new ArrayList<>();
    for (byte b : bytes) {
      if (b == '\r') {
        answers.add(Answer.now(answer(heard.toString()).getBytes(StandardCharsets.US_ASCII)));
        heard.setLength(0);
      } else {
        heard.append((char) b);
      }
    }
    return answers;
  }

  private String answer(String command) {
    String own = chatty ? "\r\nRING\r\n\r\n+CREG: 1\r\n\r\n+CLIP: \"13800138000\",129\r\n" : "";
    return command + "\r" + own + result(command);
  }

  private String result(String command) {
    return switch (command) {
      case "AT+CGMI" -> "\r\nVirtual\r\n\r\nOK\r\n";
      case "AT+CGMM" -> "\r\nVM7600\r\n\r\nOK\r\n";
      case "AT+CGMR" -> "\r\nVM7600-1.2\r\n\r\nOK\r\n";
      case "AT+CSQ" -> "\r\n+CSQ: " + strength + ",99\r\n\r\nOK\r\n";
      case "AT+CPIN?" -> "\r\n+CPIN: " + (locked ? "SIM PIN" : "READY") + "\r\n\r\nOK\r\n";
      case "AT+CEREG?" -> "\r\n+CEREG: 0," + state + "\r\n\r\nOK\r\n";
      case "AT+CREG?" -> "\r\n+CREG: 0," + state + "\r\n\r\nOK\r\n";
      default -> "\r\nERROR\r\n";
    };
  }

  /** Lines have no check sum: what is cut off is missed. */
  @Override
  public byte[] spoiled(byte[] frame) {
    byte[] wrong = frame.clone();
    for (int i = 0; i < wrong.length; i++) {
      if (wrong[i] == 'K') {
        wrong[i] = '?';
      }
    }
    return wrong;
  }

  @Override
  public List<Answer> silence() {
    heard.setLength(0);
    return List.of();
  }

  @Override
  public void unplugged() {
    heard.setLength(0);
  }
}
