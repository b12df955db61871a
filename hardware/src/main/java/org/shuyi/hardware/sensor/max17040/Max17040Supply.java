package org.shuyi.hardware.sensor.max17040;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.device.supervise.DeviceThread;
import org.shuyi.hardware.device.supervise.Protocol;
import org.shuyi.hardware.device.supervise.SupervisedDevice;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkException.Kind;
import org.shuyi.hardware.link.LinkOpener;
import org.shuyi.hardware.sensor.PowerSupply;

/** A battery behind a fuel gauge, which is read every five seconds. */
public final class Max17040Supply extends SupervisedDevice implements PowerSupply {
  Max17040Supply(
      DeviceId id,
      LinkOpener chip,
      int low,
      InstantSource time,
      Consumer<? super DeviceEvent> listener) {
    super(new DeviceThread(id, chip, new Looks(id, low, time, listener), listener));
  }

  private static final class Looks implements Protocol {
    private static final Duration ANSWER = Duration.ofMillis(500);
    private static final Duration PACE = Duration.ofSeconds(5);

    private final DeviceId id;
    private final int low;
    private final InstantSource time;
    private final Consumer<? super DeviceEvent> listener;
    private Identity identity = Identity.UNKNOWN;
    private @Nullable Trend trend;
    private @Nullable Supplied said;

    Looks(DeviceId id, int low, InstantSource time, Consumer<? super DeviceEvent> listener) {
      this.id = id;
      this.low = low;
      this.time = time;
      this.listener = listener;
    }

    @Override
    public Condition greet(Link link) throws LinkException {
      int version = Gauge.word(ask(link, Gauge.ASK_VERSION, 2), 0);
      identity = new Identity("MAX17040 family", "%04X".formatted(version), "");
      return turn(link);
    }

    @Override
    public Condition turn(Link link) throws LinkException {
      feel(Gauge.of(ask(link, Gauge.ASK, Gauge.LENGTH)).orElseThrow(Looks::wrong));
      return Condition.READY;
    }

    private static byte[] ask(Link link, byte[] register, int count) throws LinkException {
      byte[] answer = new byte[count];
      link.write(register);
      if (link.read(answer, ANSWER) == 0) {
        throw new LinkException(Kind.TIMED_OUT, "the fuel gauge does not answer on its bus");
      }
      return answer;
    }

    private static LinkException wrong() {
      return new LinkException(
          Kind.GARBLED, "the fuel gauge says a charge that no battery has; another chip, wiring?");
    }

    private void feel(Gauge gauge) {
      double charge = gauge.percent();
      Trend now =
          trend == null ? Trend.from(charge, time.instant()) : trend.on(charge, time.instant());
      trend = now;
      now.source(charge, low)
          .ifPresent(source -> say(new Supplied(id, source, OptionalInt.of((int) charge))));
    }

    private void say(Supplied supplied) {
      if (!supplied.equals(said)) {
        said = supplied;
        listener.accept(supplied);
      }
    }

    @Override
    public Duration pace() {
      return PACE;
    }

    @Override
    public Identity identity() {
      return identity;
    }

    @Override
    public String explain(boolean sent, byte[] bytes) {
      if (sent) {
        return bytes[0] == Gauge.ASK[0] ? "Voltage and charge." : "Which version?";
      }
      return bytes.length == 2
          ? "Version %04X.".formatted(Gauge.word(bytes, 0))
          : Gauge.of(bytes)
              .map(
                  it ->
                      String.format(Locale.ROOT, "%d mV, %.1f %%.", it.millivolts(), it.percent()))
              .orElse("No battery has such a voltage or charge.");
    }

    @Override
    public void lost() {
      trend = null;
      said = null;
    }
  }
}
