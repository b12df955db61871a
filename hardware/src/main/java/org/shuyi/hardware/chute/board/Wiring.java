package org.shuyi.hardware.chute.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.shuyi.hardware.driver.Settings;

/**
 * Which contact and which relay is what; counted from 1. A contact with a minus sign counts as made
 * while its circuit is open, so that a broken wire reads as the safer of both.
 *
 * @param slot made while something lies there
 * @param flap made while it is closed
 * @param full of each bin
 * @param lock draws the flap's bolt
 * @param belt runs
 * @param gates leads to each bin; 0 for a bin that lies straight on
 * @param run the belt's longest
 */
record Wiring(
    int unit,
    int slot,
    int flap,
    List<Integer> full,
    int lock,
    int belt,
    List<Integer> gates,
    Duration run) {
  private static final int MOST = 32;
  private static final int MOST_BINS = 8;

  static Wiring of(Settings settings) {
    List<Integer> full = numbers(settings, "full", -MOST);
    List<Integer> gates = numbers(settings, "gates", 0);
    if (gates.size() != full.size()) {
      throw settings.wrong("gates", "as many numbers as in full, one for each bin");
    }
    return new Wiring(
        settings.whole("unit", 1, 32, 1),
        contact(settings, "slot", 1),
        contact(settings, "flap", 2),
        full,
        settings.whole("lock", 1, MOST, 1),
        settings.whole("belt", 1, MOST, 2),
        gates,
        Duration.ofSeconds(settings.whole("run", 1, 10, 4)));
  }

  private static int contact(Settings settings, String key, int usual) {
    int number = settings.whole(key, -MOST, MOST, usual);
    if (number == 0) {
      throw settings.wrong(key, "a contact from 1 to " + MOST + ", with a minus sign if reversed");
    }
    return number;
  }

  private static List<Integer> numbers(Settings settings, String key, int least) {
    List<Integer> numbers = new ArrayList<>();
    for (String part : settings.text(key).split(",", MOST_BINS + 1)) {
      String number = part.strip();
      boolean fits = number.matches("-?[0-9]{1,2}") && Math.abs(Integer.parseInt(number)) <= MOST;
      if (!fits || Integer.parseInt(number) < least || (least < 0 && number.matches("-?0+"))) {
        throw settings.wrong(key, "at most " + MOST_BINS + " numbers with commas between them");
      }
      numbers.add(Integer.valueOf(number));
    }
    if (numbers.size() > MOST_BINS) {
      throw settings.wrong(key, "at most " + MOST_BINS + " numbers with commas between them");
    }
    return numbers;
  }

  int bins() {
    return full.size();
  }

  /** How many contacts there are to ask for. */
  int asked() {
    return IntStream.concat(IntStream.of(slot, flap), full.stream().mapToInt(Integer::intValue))
        .map(Math::abs)
        .max()
        .orElseThrow();
  }

  static boolean made(BitSet contacts, int number) {
    return contacts.get(Math.abs(number) - 1) == number > 0;
  }
}
