package org.shuyi.hardware.driver;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.DeviceId;

/** Every driver that is on the path. */
public final class Drivers {
  private final Map<String, Driver> byName = new TreeMap<>();

  /**
   * @throws IllegalStateException if two drivers have one name
   */
  public Drivers(Iterable<Driver> drivers) {
    for (Driver driver : drivers) {
      Driver other = byName.putIfAbsent(driver.name(), driver);
      if (other != null) {
        throw new IllegalStateException(
            "two drivers are called '"
                + driver.name()
                + "': "
                + other.getClass().getName()
                + " and "
                + driver.getClass().getName());
      }
    }
  }

  /** Those that {@code META-INF/services} names. */
  public static Drivers installed() {
    return new Drivers(ServiceLoader.load(Driver.class));
  }

  /** By name. */
  public List<Driver> all() {
    return List.copyOf(byName.values());
  }

  /**
   * Holds a table of a station's file against its driver. Opens nothing: the device that is made of
   * it, to see whether it can be, is dropped.
   *
   * @param driver its name
   * @param settings by key, as TOML has them: String, Long, Double or Boolean
   * @throws SettingException if there is no such driver, or a key is missing, wrong or unknown
   * @throws IllegalArgumentException if the settings don't go together
   */
  public Fitting fit(String driver, DeviceId id, Map<String, Object> settings) {
    Driver found = named(driver, id);
    Settings given = new Settings(id, settings);
    var ignored = found.make(id, given, event -> {});
    given.requireNothingElse();
    return new Fitting(id, found, settings, given.address(), given.claims());
  }

  private Driver named(String name, DeviceId id) {
    @Nullable Driver driver = byName.get(name);
    if (driver == null) {
      throw new SettingException(
          id,
          "driver",
          "'" + name + "' given; expected one of " + String.join(", ", byName.keySet()));
    }
    return driver;
  }
}
