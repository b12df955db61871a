package org.shuyi.kiosk.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.Advice;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Counters;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.Examination;
import org.shuyi.hardware.device.Identity;

/**
 * One device as a technician sees it.
 *
 * @param turns how its state changed, the last first, with the wall clock's time
 * @param last round trip that was asked for here; null before the first
 * @param testing one is under way
 */
public record Part(
    DeviceId device,
    Condition condition,
    Counters counters,
    List<Turn> turns,
    @Nullable Examination last,
    boolean testing) {
  public Part {
    turns = List.copyOf(turns);
  }

  /** A state that began. */
  public record Turn(Instant at, Condition condition) {}

  /** Whether nothing is wrong with it. */
  public boolean well() {
    return condition instanceof Condition.Ready;
  }

  /** What the device or its driver says of it, in English; empty if it is well. */
  public String detail() {
    return switch (condition) {
      case Condition.Ready() -> "";
      case Condition.Degraded(var reason, String detail) -> detail;
      case Condition.Absent(var reason, String detail) -> detail;
    };
  }

  /** The likely cause, as the doctor finds it; empty if it is well. */
  public Optional<Advice> advice() {
    Examination seen = last;
    return Advice.of(
        seen != null && seen.condition().equals(condition)
            ? seen
            : new Examination(
                device, condition, Identity.UNKNOWN, Duration.ZERO, counters, List.of()));
  }

  /** How often its wire was lost or could not be opened. */
  public long losses() {
    return counters.losses().values().stream().mapToLong(Long::longValue).sum();
  }

  Part tested(Examination examination) {
    return new Part(
        device, examination.condition(), examination.counters(), turns, examination, false);
  }

  Part testing(boolean now) {
    return new Part(device, condition, counters, turns, last, now);
  }

  /** As it is now, with what was found here before. */
  Part seen(Part now) {
    return new Part(device, now.condition, now.counters, now.turns, last, testing);
  }
}
