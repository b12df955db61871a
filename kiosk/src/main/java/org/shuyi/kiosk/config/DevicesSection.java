package org.shuyi.kiosk.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.chute.Chute;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.driver.Drivers;
import org.shuyi.hardware.driver.Fitting;
import org.shuyi.hardware.driver.SettingException;
import org.shuyi.hardware.printer.Printer;
import org.shuyi.hardware.rfid.RfidReader;
import org.shuyi.hardware.speech.Speech;

/** Reads the tables {@code [devices.NAME]}. What is wrong, the sections have noted. */
final class DevicesSection {
  /** A patron has one pad before them, and takes one slip. */
  private static final List<Class<? extends Device>> ONE_OF_A_KIND =
      List.of(RfidReader.class, Printer.class, Speech.class, Chute.class);

  /** Where a reader is that sees books until somebody takes them out. */
  enum Place {
    /** Under books that are offered. */
    SHELF,
    /** In the compartments of the locker. */
    LOCKER;

    static Optional<Place> named(String name) {
      return Arrays.stream(values())
          .filter(place -> place.name().toLowerCase(Locale.ROOT).equals(name))
          .findFirst();
    }
  }

  private final Drivers drivers;
  private final List<Fitting> fittings = new ArrayList<>();
  private final Map<DeviceId, Place> places = new LinkedHashMap<>();

  /** Who has it, by port, pin or kind. */
  private final Map<String, Section> taken = new HashMap<>();

  private final Optional<DeviceId> slot;

  private DevicesSection(Drivers drivers, Optional<DeviceId> slot) {
    this.drivers = drivers;
    this.slot = slot;
  }

  /**
   * What there is.
   *
   * @param fittings all devices, in the order of the file
   * @param places of RFID readers among them that stand apart from the pad
   */
  record Equipment(List<Fitting> fittings, Map<DeviceId, Place> places) {
    Set<DeviceId> at(Place place) {
      return places.keySet().stream()
          .filter(reader -> places.get(reader) == place)
          .collect(Collectors.toUnmodifiableSet());
    }
  }

  /**
   * All devices.
   *
   * @param slot the reader under the chute's slot, which is not the one at the pad
   */
  static Equipment read(Optional<Section> devices, Drivers drivers, Optional<DeviceId> slot) {
    DevicesSection reading = new DevicesSection(drivers, slot);
    devices.ifPresent(section -> section.tables().forEach(reading::read));
    return new Equipment(reading.fittings, reading.places);
  }

  private void read(Section table) {
    DeviceId id = id(table);
    String driver = table.text("driver");
    Optional<String> place = table.optionalText("place");
    Map<String, Object> settings = table.rest();
    if (id == null || driver.isEmpty()) {
      return;
    }
    try {
      Fitting fitting = drivers.fit(driver, id, settings);
      place.ifPresent(it -> put(table, fitting, it));
      requireOneOfAKind(table, fitting);
      requireAlone(table, fitting);
      fittings.add(fitting);
    } catch (SettingException e) {
      table.problem(e.key(), e.problem());
    } catch (IllegalArgumentException e) {
      table.problem(String.valueOf(e.getMessage()));
    }
  }

  private void put(Section table, Fitting fitting, String place) {
    Optional<Place> known = Place.named(place);
    if (known.isEmpty() || fitting.driver().port() != RfidReader.class) {
      table.problem(
          "place",
          "'%s' given; an RFID reader under books that are offered has place = \"shelf\", one in the compartments of a locker place = \"locker\", all else has no place"
              .formatted(place));
    }
    places.put(fitting.id(), known.orElse(Place.SHELF));
  }

  private static @Nullable DeviceId id(Section table) {
    try {
      return new DeviceId(table.name());
    } catch (IllegalArgumentException e) {
      table.problem(String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void requireOneOfAKind(Section table, Fitting fitting) {
    Class<? extends Device> port = fitting.driver().port();
    boolean elsewhere = slot.equals(Optional.of(fitting.id())) || places.containsKey(fitting.id());
    if (ONE_OF_A_KIND.contains(port) && !elsewhere) {
      Section other = taken.putIfAbsent(port.getName(), table);
      if (other != null) {
        table.problem(
            "driver", "a station has one %s, and that is %s".formatted(kind(port), where(other)));
      }
    }
  }

  private static String kind(Class<? extends Device> port) {
    if (port == Speech.class || port == Chute.class) {
      return port == Chute.class ? "return chute" : "voice";
    }
    return port == RfidReader.class ? "RFID reader at its pad" : "receipt printer";
  }

  private void requireAlone(Section table, Fitting fitting) {
    for (var claim : fitting.claims()) {
      Section other = taken.putIfAbsent(claim.what(), table);
      if (other != null) {
        table.problem(
            claim.key(),
            "%s belongs to %s already; one port serves one device, only lock boards share a wire, in one table with boards = \"0,1\""
                .formatted(claim.what(), where(other)));
      }
    }
  }

  private static String where(Section other) {
    return "[devices." + other.name() + "] (line " + other.line() + ")";
  }
}
