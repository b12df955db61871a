package org.shuyi.hardware.driver;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
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
   * Makes the device that a station's file describes.
   *
   * @param name of the driver
   * @param port what the device has to be able to do
   * @throws IllegalArgumentException if there is no such driver, it makes something else, or a
   *     setting is wrong
   */
  public <D extends Device> D make(
      String name,
      Class<D> port,
      DeviceId id,
      Map<String, ?> settings,
      Consumer<? super DeviceEvent> listener) {
    Driver driver = named(name, id);
    if (!port.isAssignableFrom(driver.port())) {
      throw new IllegalArgumentException(
          "device "
              + id
              + ": driver '"
              + name
              + "' makes a "
              + driver.port().getSimpleName()
              + ", expected one that makes a "
              + port.getSimpleName());
    }
    Settings given = new Settings(id, settings);
    D made = port.cast(driver.make(id, given, listener));
    given.requireNothingElse();
    return made;
  }

  /**
   * The driver of that name.
   *
   * @throws IllegalArgumentException if there is none, naming those there are
   */
  public Driver named(String name, DeviceId id) {
    @Nullable Driver driver = byName.get(name);
    if (driver == null) {
      throw new IllegalArgumentException(
          "device " + id + ": there is no driver '" + name + "', only " + byName.keySet());
    }
    return driver;
  }
}
