package org.shuyi.kiosk.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Fitting;
import org.shuyi.hardware.rfid.RfidReader;
import org.shuyi.kiosk.session.Bins;
import org.shuyi.kiosk.session.Destination;

/** Reads {@code [chute]}: the reader under the slot, and which bin is for what. */
final class ChuteSection {
  private static final int MOST_BINS = 8;

  private ChuteSection() {}

  /** Null if something in it won't do; what, the section has noted. */
  static StationConfig.@Nullable Chute read(Section chute) {
    DeviceId reader = chute.parsed("reader", DeviceId::new);
    Map<Destination, Integer> numbers = new EnumMap<>(Destination.class);
    for (Destination destination : Destination.values()) {
      int bin = chute.number(destination.name().toLowerCase(Locale.ROOT), 1, MOST_BINS, 0);
      if (bin > 0) {
        numbers.put(destination, bin);
      }
    }
    Bins bins = new Bins(chute.text("library", ""), numbers);
    return reader == null ? null : new StationConfig.Chute(reader, bins);
  }

  /** What its reader sees when the flap was closed lay there before it was switched on. */
  static void requireReader(Section chute, StationConfig.Chute config, List<Fitting> fittings) {
    Optional<Fitting> reader =
        fittings.stream()
            .filter(fitting -> fitting.id().equals(config.reader()))
            .filter(fitting -> fitting.driver().port() == RfidReader.class)
            .findFirst();
    if (reader.isEmpty()) {
      chute.problem(
          "reader",
          "there is no RFID reader [devices.%s] under the slot".formatted(config.reader()));
    } else if (!"counts".equals(reader.get().settings().get("already-there"))) {
      chute.problem(
          "reader",
          "[devices.%s] needs already-there = \"counts\", for a book lies in the slot before it is read"
              .formatted(config.reader()));
    }
  }
}
