package org.shuyi.hardware.sensor.kernel;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import org.shuyi.hardware.sensor.Warmth;

/** Reads the file every ten seconds. */
public final class KernelThermometer extends SupervisedDevice implements Thermometer {
  KernelThermometer(
      DeviceId id, LinkOpener file, Reading reading, Consumer<? super DeviceEvent> listener) {
    super(new DeviceThread(id, file, new Looks(reading, new Warmth(id, listener)), listener));
  }

  private static final class Looks implements Protocol {
    /** A conversion of a DS18B20 takes 750 ms. */
    private static final Duration ANSWER = Duration.ofSeconds(1);

    private static final Duration PACE = Duration.ofSeconds(10);

    private final Reading reading;
    private final Warmth warmth;
    private final byte[] bytes = new byte[256];

    Looks(Reading reading, Warmth warmth) {
      this.reading = reading;
      this.warmth = warmth;
    }

    @Override
    public Condition greet(Link link) throws LinkException {
      link.discardInput();
      String text = new String(bytes, 0, link.read(bytes, ANSWER), StandardCharsets.US_ASCII);
      warmth.feel(reading.celsius(text).orElseThrow(() -> noMeasurement(text)));
      return Condition.READY;
    }

    private static LinkException noMeasurement(String text) {
      String shown = text.strip().replaceAll("[^ -~]", "?");
      return new LinkException(Kind.GARBLED, "'" + shown + "' is no measurement; wiring?");
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
      warmth.forget();
    }
  }
}
