package org.shuyi.hardware.virtual;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** What can go wrong between any device and its driver. */
public sealed interface WireFault {
  /** Longer than any driver waits for an answer that needs no motor, twice. */
  Duration LATE = Duration.ofMillis(2500);

  /** Those that last until they are switched off, by the name of their switch. */
  SequencedMap<String, WireFault> LASTING = lasting();

  private static SequencedMap<String, WireFault> lasting() {
    SequencedMap<String, WireFault> all = new LinkedHashMap<>();
    all.put("silence", new Silence());
    all.put("deaf", new Deaf());
    all.put("slow", new Slow(LATE));
    all.put("checksum", new WrongChecksum());
    all.put("half", new HalfFrame());
    all.put("doubled", new Doubled());
    all.put("noise", new Noise());
    return Collections.unmodifiableSequencedMap(all);
  }

  /** The command is carried out, but nothing comes back. */
  record Silence() implements WireFault {}

  /** The answer comes after this time. */
  record Slow(Duration delay) implements WireFault {}

  /** The answer's check sum is wrong; where the protocol has none, its last byte. */
  record WrongChecksum() implements WireFault {}

  /** The second half of the answer is missing. */
  record HalfFrame() implements WireFault {}

  /** The answer comes twice. */
  record Doubled() implements WireFault {}

  /** Bytes that are no frame come before the answer. */
  record Noise() implements WireFault {}

  /** The command is lost on its way. */
  record Deaf() implements WireFault {}

  /** The cable is pulled instead of an answer. */
  record Unplugged() implements WireFault {}
}
