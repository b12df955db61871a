package org.shuyi.hardware.sensor.sht3x;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
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

/** Measures every ten seconds, which warms the chip by nothing that counts. */
public final class Sht3xThermometer extends SupervisedDevice implements Thermometer {
  Sht3xThermometer(DeviceId id, LinkOpener chip, Consumer<? super DeviceEvent> listener) {
    super(new DeviceThread(id, chip, new Measures(new Warmth(id, listener)), listener));
  }

  private static final class Measures implements Protocol {
    /** A measurement takes 15 ms at most. */
    private static final Duration ANSWER = Duration.ofMillis(500);

    private static final Duration PACE = Duration.ofSeconds(10);

    private final Warmth warmth;
    private final byte[] bytes = new byte[Measurement.LENGTH];

    Measures(Warmth warmth) {
      this.warmth = warmth;
    }

    @Override
    public Condition greet(Link link) throws LinkException {
      link.write(Measurement.ASK);
      if (link.read(bytes, ANSWER) == 0) {
        throw new LinkException(Kind.TIMED_OUT, "the thermometer did not measure in 500 ms");
      }
      warmth.feel(Measurement.of(bytes).orElseThrow(Measures::wrong).celsius());
      return Condition.READY;
    }

    private static LinkException wrong() {
      return new LinkException(
          Kind.GARBLED, "the thermometer's check bytes do not fit; long wires, no pull-ups?");
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
      if (sent) {
        return Arrays.equals(bytes, Measurement.ASK) ? "Measure." : "";
      }
      return Measurement.of(bytes)
          .map(
              it ->
                  String.format(
                      Locale.ROOT, "%.1f °C, %.0f %% of humidity.", it.celsius(), it.humidity()))
          .orElse("Check bytes that do not fit.");
    }

    @Override
    public void lost() {
      warmth.forget();
    }
  }
}
