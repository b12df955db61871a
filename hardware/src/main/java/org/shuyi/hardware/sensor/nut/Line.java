package org.shuyi.hardware.sensor.nut;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuyi.hardware.sensor.PowerSupply.Source;

/**
 * What a line of upsd means, RFC 9271. Pure. The protocol has no check sum: a line that is not
 * whole is none.
 */
sealed interface Line {
  /** The value that was asked for. */
  record Value(String ups, String name, String value) implements Line {}

  /** What upsd says instead: {@code UNKNOWN-UPS}, {@code DATA-STALE}, {@code ACCESS-DENIED}. */
  record Refusal(String code) implements Line {}

  Pattern VALUE = Pattern.compile("VAR ([^ \"]{1,64}) ([a-z0-9._]{1,64}) \"([^\"\\\\]{0,200})\"");
  Pattern REFUSAL = Pattern.compile("ERR ([A-Z-]{1,40})(?: .*)?");

  static Optional<Line> of(String line) {
    var value = VALUE.matcher(line);
    if (value.matches()) {
      return Optional.of(new Value(value.group(1), value.group(2), value.group(3)));
    }
    var refusal = REFUSAL.matcher(line);
    return refusal.matches() ? Optional.of(new Refusal(refusal.group(1))) : Optional.empty();
  }

  /** On line, on battery, low battery; empty if the words say neither. */
  static Optional<Source> source(String status) {
    List<String> words = Arrays.asList(status.split(" "));
    if (words.contains("OB")) {
      return Optional.of(words.contains("LB") ? Source.BATTERY_LOW : Source.BATTERY);
    }
    return words.contains("OL") ? Optional.of(Source.MAINS) : Optional.empty();
  }
}
