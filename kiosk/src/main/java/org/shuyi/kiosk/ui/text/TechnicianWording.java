package org.shuyi.kiosk.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Counters;
import org.shuyi.hardware.device.Examination;
import org.shuyi.hardware.device.Identity;
import org.shuyi.kiosk.flow.Part;

/** Devices in a technician's words. Pure. */
public final class TechnicianWording {
  /** More is in the log. */
  private static final int TURNS = 5;

  private TechnicianWording() {}

  /** How it stands, in one word. */
  public static Key state(Part part) {
    return part.testing() ? Key.SERVICE_TESTING : state(part.condition());
  }

  private static Key state(Condition condition) {
    return switch (condition) {
      case Condition.Ready() -> Key.SERVICE_WELL;
      case Condition.Degraded ignored -> Key.SERVICE_PARTLY;
      case Condition.Absent ignored -> Key.SERVICE_OUT;
    };
  }

  public static Tone tone(Part part) {
    if (part.testing()) {
      return Tone.BUSY;
    }
    return switch (part.condition()) {
      case Condition.Ready() -> Tone.DONE;
      case Condition.Degraded ignored -> Tone.ATTENTION;
      case Condition.Absent ignored -> Tone.REFUSED;
    };
  }

  /** The likely cause and what to try; empty for a device that is well. */
  public static Optional<Advice> advice(Part part) {
    return part.advice().map(found -> advice(tone(part), found.likely()));
  }

  private static Advice advice(Tone tone, org.shuyi.hardware.device.Advice.Cause cause) {
    return switch (cause) {
      case NOT_RUNNING -> Advice.of(tone, Key.CAUSE_NOT_RUNNING, Key.REMEDY_NOT_RUNNING);
      case NOTHING_THERE -> Advice.of(tone, Key.CAUSE_NOTHING_THERE, Key.REMEDY_NOTHING_THERE);
      case NO_PERMISSION -> Advice.of(tone, Key.CAUSE_NO_PERMISSION, Key.REMEDY_NO_PERMISSION);
      case IN_USE -> Advice.of(tone, Key.CAUSE_IN_USE, Key.REMEDY_IN_USE);
      case UNPLUGGED -> Advice.of(tone, Key.CAUSE_UNPLUGGED, Key.REMEDY_UNPLUGGED);
      case SILENT -> Advice.of(tone, Key.CAUSE_SILENT, Key.REMEDY_SILENT);
      case TOO_LATE -> Advice.of(tone, Key.CAUSE_TOO_LATE, Key.REMEDY_TOO_LATE);
      case FELL_SILENT -> Advice.of(tone, Key.CAUSE_FELL_SILENT, Key.REMEDY_FELL_SILENT);
      case PARTLY_SILENT -> Advice.of(tone, Key.CAUSE_PARTLY_SILENT, Key.REMEDY_PARTLY_SILENT);
      case GARBLED -> Advice.of(tone, Key.CAUSE_GARBLED, Key.REMEDY_GARBLED);
      case SAYS_SO_ITSELF -> Advice.of(tone, Key.CAUSE_SAYS_SO_ITSELF, Key.REMEDY_SAYS_SO_ITSELF);
      case PAPER_LOW -> Advice.of(tone, Key.CAUSE_PAPER_LOW, Key.REMEDY_PAPER_LOW);
      case PAPER_OUT -> Advice.of(tone, Key.CAUSE_PAPER_OUT, Key.REMEDY_PAPER_OUT);
      case COVER_OPEN -> Advice.of(tone, Key.CAUSE_COVER_OPEN, Key.REMEDY_COVER_OPEN);
      case CUTTER -> Advice.of(tone, Key.CAUSE_CUTTER, Key.REMEDY_CUTTER);
      case BIN_FULL -> Advice.of(tone, Key.CAUSE_BIN_FULL, Key.REMEDY_BIN_FULL);
      case OVERHEATED -> Advice.of(tone, Key.CAUSE_OVERHEATED, Key.REMEDY_OVERHEATED);
    };
  }

  /** What else is known of it: what it says itself, what it is, its wire, its past. */
  public static List<Message> facts(Part part) {
    List<Message> facts = new ArrayList<>();
    if (!part.detail().isEmpty()) {
      facts.add(Message.of(Key.SERVICE_SAYS, part.detail()));
    }
    Examination last = part.last();
    if (last != null) {
      facts.add(Message.of(Key.SERVICE_TOOK, last.took().toMillis()));
      identity(last.identity(), facts);
    }
    Counters counters = part.counters();
    facts.add(Message.of(Key.SERVICE_WIRE, counters.opened(), part.losses()));
    facts.add(Message.of(Key.SERVICE_BYTES, counters.bytesSent(), counters.bytesReceived()));
    part.turns().stream()
        .limit(TURNS)
        .map(turn -> Message.of(Key.SERVICE_SINCE, turn.at(), Message.of(state(turn.condition()))))
        .forEach(facts::add);
    return facts;
  }

  private static void identity(Identity identity, List<Message> facts) {
    if (!identity.model().isEmpty()) {
      facts.add(Message.of(Key.SERVICE_MODEL, identity.model(), said(identity.firmware())));
    }
    if (!identity.serialNumber().isEmpty()) {
      facts.add(Message.of(Key.SERVICE_SERIAL, identity.serialNumber()));
    }
  }

  private static String said(String text) {
    return text.isEmpty() ? "–" : text;
  }
}
