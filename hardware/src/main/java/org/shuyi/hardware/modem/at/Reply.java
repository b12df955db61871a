package org.shuyi.hardware.modem.at;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.shuyi.hardware.modem.Modem.Registration;

/** What one line of a modem means. Pure. A line that means nothing here is somebody else's. */
sealed interface Reply {
  record Ok() implements Reply {}

  /** ERROR, and the numbered errors. */
  record Failed(String text) implements Reply {}

  /** {@code +CSQ}: 0 to 31, and 99 for unknown. */
  record Strength(OptionalInt dbm) implements Reply {}

  /** {@code +CREG} or, of an LTE network, {@code +CEREG}; asked for. */
  record Registered(Registration registration) implements Reply {}

  /** {@code +CPIN}: whether the SIM card is open, and what it wants if it is not. */
  record Card(String wants) implements Reply {
    /** Nothing: the card is open. */
    static final String READY = "READY";
  }

  /** A line without a name: what the modem is called. */
  record Text(String text) implements Reply {}

  /** The modem came of its own accord, or repeats what it was told. */
  record Other() implements Reply {}

  Pattern CSQ = Pattern.compile("\\+CSQ: ?([0-9]{1,2}),([0-9]{1,2})");

  /** With the setting before the state: the unsolicited one has the state alone. */
  Pattern CREG = Pattern.compile("\\+CE?REG: ?[0-5], ?([0-9]{1,2})(?:,.*)?");

  /** As {@code SIM PIN}, {@code SIM PUK}, {@code PH-SIM PIN} (3GPP TS 27.007, 8.3). */
  Pattern CPIN = Pattern.compile("\\+CPIN: ?([A-Z][A-Z0-9 -]{1,19})");

  /** A model or a version. */
  Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9 ._/-]{1,59}");

  /** Lines that come when they like and look like names. */
  Set<String> UNSOLICITED =
      Set.of("RING", "NO CARRIER", "BUSY", "NO ANSWER", "RDY", "SMS DONE", "PB DONE", "SMS READY");

  static Reply of(String line) {
    if (line.equals("OK")) {
      return new Ok();
    }
    if (line.equals("ERROR") || line.startsWith("+CME ERROR") || line.startsWith("+CMS ERROR")) {
      return new Failed(line);
    }
    if (line.startsWith("AT") || line.startsWith("^") || UNSOLICITED.contains(line)) {
      return new Other();
    }
    return strength(line)
        .or(() -> registered(line))
        .or(() -> card(line))
        .orElseGet(() -> text(line));
  }

  private static Optional<Reply> strength(String line) {
    var form = CSQ.matcher(line);
    if (!form.matches()) {
      return Optional.empty();
    }
    int value = Integer.parseInt(form.group(1));
    return Optional.of(
        new Strength(value > 31 ? OptionalInt.empty() : OptionalInt.of(2 * value - 113)));
  }

  private static Optional<Reply> registered(String line) {
    var form = CREG.matcher(line);
    if (!form.matches()) {
      return Optional.empty();
    }
    Registration[] states = Registration.values();
    int state = Integer.parseInt(form.group(1));
    return Optional.of(
        new Registered(state < states.length ? states[state] : Registration.UNKNOWN));
  }

  private static Optional<Reply> card(String line) {
    var form = CPIN.matcher(line);
    return form.matches() ? Optional.of(new Card(form.group(1))) : Optional.empty();
  }

  private static Reply text(String line) {
    return NAME.matcher(line).matches() ? new Text(line) : new Other();
  }
}
