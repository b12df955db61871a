package org.shuyi.hardware.sensor;

import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.sensor.Thermometer.Measured;

/** Tells a temperature where it differs from what was told last. Used by one thread. */
public final class Warmth {
  private static final double STEP = 0.5;

  private final DeviceId id;
  private final Consumer<? super DeviceEvent> listener;
  private OptionalDouble told = OptionalDouble.empty();

  public Warmth(DeviceId id, Consumer<? super DeviceEvent> listener) {
    this.id = id;
    this.listener = listener;
  }

  /** Takes a measurement, in degrees Celsius. */
  public void feel(double celsius) {
    if (told.isEmpty() || Math.abs(told.getAsDouble() - celsius) >= STEP) {
      told = OptionalDouble.of(celsius);
      listener.accept(new Measured(id, celsius));
    }
  }

  /** The next measurement is told whatever it is. */
  public void forget() {
    told = OptionalDouble.empty();
  }
}
