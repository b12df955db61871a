package org.shuyi.hardware.sensor.kernel;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.DeviceThread;
import org.shuyi.hardware.device.supervise.Protocol;
import org.shuyi.hardware.device.supervise.SupervisedDevice;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.sensor.Thermometer;

/** Reads the file every ten seconds. */
public final class KernelThermometer extends SupervisedDevice implements Thermometer {
  KernelThermometer(
      DeviceId id, LinkOpener file, Reading reading, Consumer<? super DeviceEvent> listener) {
    super(new DeviceThread(id, file, new Looks(id, reading, listener), listener));
  }

  private static final class Looks implements Protocol {
    /** A conversion of a DS18B20 takes 750 ms. */
    private static final Duration ANSWER = Duration.ofSeconds(1);

    private static final Duration PACE = Duration.ofSeconds(10);
    private static final double STEP = 0.5;

    private final DeviceId id;
    private final Reading reading;
    private final Consumer<? super DeviceEvent> listener;
    private final byte[] bytes = new byte[256];
    private OptionalDouble said = OptionalDouble.empty();

    Looks(DeviceId id, Reading reading, Consumer<? super DeviceEvent> listener) {
      this.id = id;
      this.reading = reading;
      this.listener = listener;
    }

    @Override
    public Condition greet(Link link) throws LinkException {
      link.discardInput();
      String text = new String(bytes, 0, link.read(bytes, ANSWER), StandardCharsets.US_ASCII);
      say(reading.celsius(text).orElseThrow(() -> noMeasurement(text)));
      return Condition.READY;
    }

    private static LinkException noMeasurement(String text) {
      String shown = text.strip().replaceAll("[^ -~]", "?");
      return new LinkException(Kind.GARBLED, "'" + shown + "' is no measurement; wiring?");
    }

    private void say(double celsius) {
      if (said.isEmpty() || Math.abs(said.getAsDouble() - celsius) >= STEP) {
        said = OptionalDouble.of(celsius);
        listener.accept(new Measured(id, celsius));
      }
    }

    @Override
    public Condition turn(Link link) throws LinkException {
      return greet(link);
    }

    @Override
    public Duration pace() {
      return PACE;
    }

    @Override
    public String explain(boolean sent, byte[] bytes) {
      return sent ? "" : "The temperature.";
    }

    @Override
    public void lost() {
      said = OptionalDouble.empty();
    }
  }
}
