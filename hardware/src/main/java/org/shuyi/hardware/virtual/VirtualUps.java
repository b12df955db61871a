package org.shuyi.hardware.virtual;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** upsd with one supply that is called "ups". */
public final class VirtualUps implements Peer {
  private final Map<String, String> values =
      new TreeMap<>(
          Map.of(
              "ups.status", "OL CHRG",
              "ups.model", "Virtual 600",
              "ups.firmware", "3.1",
              "battery.charge", "97"));
  private final StringBuilder heard = new StringBuilder();

  /** As {@code ups.status}, {@code OB LB}. */
  public void put(String name, String value) {
    values.put(name, value);
  }

  /** From now on nobody watches it. */
  public void forget() {
    values.clear();
  }

  @Override
  public List<Switch> switches() {
    return List.of(
        new Switch(
            "mains-off",
            () -> values.getOrDefault("ups.status", "").startsWith("OB"),
            on -> put("ups.status", on ? "OB DISCHRG" : "OL CHRG")));
  }

  @Override
  public List<Answer> receive(byte[] bytes) {
    List<Answer> answers = new ArrayList<>();
    for (byte b : bytes) {
      if (b == '\n') {
        String answer = answer(heard.toString().split(" ")) + "\n";
        answers.add(Answer.now(answer.getBytes(StandardCharsets.US_ASCII)));
        heard.setLength(0);
      } else {
        heard.append((char) b);
      }
    }
    return answers;
  }

  private String answer(String... words) {
    if (words.length != 4 || !words[0].equals("GET") || !words[1].equals("VAR")) {
      return "ERR UNKNOWN-COMMAND";
    }
    if (values.isEmpty()) {
      return "ERR DATA-STALE";
    }
    if (!words[2].equals("ups")) {
      return "ERR UNKNOWN-UPS";
    }
    String value = values.get(words[3]);
    return value == null ? "ERR VAR-NOT-SUPPORTED" : "VAR ups " + words[3] + " \"" + value + "\"";
  }

  @Override
  public byte[] spoiled(byte[] frame) {
    byte[] wrong = frame.clone();
    wrong[0] ^= 1;
    return wrong;
  }

  @Override
  public void unplugged() {
    heard.setLength(0);
  }
}
