package org.shuyi.hardware.pins;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which relays are drawn, and until when. Pure: no relay is under current for longer than its
 * longest unless it may be held, and none is given a second pulse that runs on from the first.
 *
 * @param until by relay, over or not; {@link Instant#MAX} for one that is held
 */
public record Pulses(PinLayout layout, Map<Integer, Instant> until) {
  /** Between two pulses of one relay. */
  public static final Duration REST = Duration.ofMillis(500);

  public Pulses {
    until = Map.copyOf(until);
  }

  /** All let go. */
  public static Pulses none(PinLayout layout) {
    return new Pulses(layout, Map.of());
  }

  /**
   * Draws a relay for a while; cut to the longest that its board allows.
   *
   * @return empty if there is no such relay, it is drawn already or it rests
   */
  public Optional<Pulses> flash(int relay, Duration time, Instant now) {
    if (!there(relay) || !rested(relay, now)) {
      return Optional.empty();
    }
    Duration longest = layout.longest();
    return Optional.of(with(relay, now.plus(time.compareTo(longest) < 0 ? time : longest)));
  }

  /**
   * Draws a held relay until told otherwise, or lets any go.
   *
   * @return empty if there is no such relay, or it must not be held
   */
  public Optional<Pulses> put(int relay, boolean drawn, Instant now) {
    if (!there(relay) || (drawn && !layout.held().contains(relay))) {
      return Optional.empty();
    }
    return Optional.of(drawn ? with(relay, Instant.MAX) : letGo(relay, now));
  }

  /** What is drawn now. */
  public BitSet drawn(Instant now) {
    BitSet drawn = new BitSet();
    until.forEach((relay, end) -> drawn.set(relay, end.isAfter(now)));
    return drawn;
  }

  /** When the next relay is to be let go; empty if none is. */
  public Optional<Instant> next(Instant now) {
    return until.values().stream()
        .filter(end -> end.isAfter(now) && !end.equals(Instant.MAX))
        .min(Instant::compareTo);
  }

  private boolean there(int relay) {
    return relay >= 0 && relay < layout.relays().size();
  }

  private boolean rested(int relay, Instant now) {
    Instant end = until.get(relay);
    return end == null || (!end.equals(Instant.MAX) && !end.plus(REST).isAfter(now));
  }

  private Pulses with(int relay, Instant end) {
    Map<Integer, Instant> all = new TreeMap<>(until);
    all.put(relay, end);
    return new Pulses(layout, all);
  }

  private Pulses letGo(int relay, Instant now) {
    boolean drawn = drawn(now).get(relay);
    return drawn ? with(relay, now) : this;
  }
}
