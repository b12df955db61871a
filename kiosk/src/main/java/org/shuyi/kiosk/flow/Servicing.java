package org.shuyi.kiosk.flow;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.PatronId;

/** A technician at the station (设备维护). */
public sealed interface Servicing extends Journey {
  /** The card is right, but neither is the key turned nor the case open. */
  record NoKey() implements Servicing {}

  /**
   * The devices of the station.
   *
   * @param technician whose card and PIN opened this
   * @param chosen the device that is looked at; null for all of them
   */
  record Bench(PatronId technician, List<Part> parts, @Nullable String chosen)
      implements Servicing {
    public Bench {
      parts = List.copyOf(parts);
    }

    /** The one that is looked at; empty for all of them. */
    public Optional<Part> part() {
      return parts.stream().filter(part -> part.device().value().equals(chosen)).findFirst();
    }

    Bench with(List<Part> next) {
      return new Bench(technician, next, chosen);
    }

    Bench choosing(@Nullable String device) {
      return new Bench(technician, parts, device);
    }
  }
}
