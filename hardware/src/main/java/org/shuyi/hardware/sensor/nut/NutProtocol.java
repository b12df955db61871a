package org.shuyi.hardware.sensor.nut;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Condition.Degraded;
import org.shuyi.hardware.device.Condition.Reason;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.device.supervise.Protocol;
import org.shuyi.hardware.framing.Exchange;
import org.shuyi.hardware.framing.LineFramer;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.sensor.PowerSupply.Source;
import org.shuyi.hardware.sensor.PowerSupply.Supplied;

/** Asks upsd how the supply is. Used by the supply's thread only. */
final class NutProtocol implements Protocol {
  private static final Duration ANSWER = Duration.ofMillis(500);

  /** upsd itself asks the supply every two seconds. */
  private static final Duration PACE = Duration.ofSeconds(2);

  private static final int LONGEST = 300;

  private final DeviceId id;
  private final String ups;
  private final Consumer<? super DeviceEvent> listener;
  private final Exchange<String> exchange;
  private Identity identity = Identity.UNKNOWN;
  private @Nullable Supplied said;

  NutProtocol(DeviceId id, String ups, Consumer<? super DeviceEvent> listener, InstantSource time) {
    this.id = id;
    this.ups = ups;
    this.listener = listener;
    this.exchange = new Exchange<>("upsd", new LineFramer(LONGEST), time);
  }

  @Override
  public Condition greet(Link link) throws LinkException {
    identity = new Identity(text(ask(link, "ups.model")), text(ask(link, "ups.firmware")), "");
    return turn(link);
  }

  private static String text(Line line) {
    return line instanceof Line.Value value ? value.value() : "";
  }

  @Override
  public Condition turn(Link link) throws LinkException {
    return switch (ask(link, "ups.status")) {
      case Line.Refusal(String code) ->
          new Degraded(
              Reason.REFUSED,
              "upsd says %s of '%s'; is its name right, is its driver running?"
                  .formatted(code, ups));
      case Line.Value status -> supplied(link, status.value());
    };
  }

  private Condition supplied(Link link, String status) throws LinkException {
    Optional<Source> source = Line.source(status);
    if (source.isEmpty()) {
      return new Degraded(
          Reason.REFUSED, "The supply says '" + status + "': neither on line nor on battery.");
    }
    say(new Supplied(id, source.get(), charge(text(ask(link, "battery.charge")))));
    return Condition.READY;
  }

  private static OptionalInt charge(String text) {
    return text.matches("(100|[0-9]{1,2})(\\.[0-9]+)?")
        ? OptionalInt.of((int) Double.parseDouble(text))
        : OptionalInt.empty();
  }

  private void say(Supplied supplied) {
    if (!supplied.equals(said)) {
      said = supplied;
      listener.accept(supplied);
    }
  }

  private Line ask(Link link, String name) throws LinkException {
    byte[] question = ("GET VAR " + ups + " " + name + "\n").getBytes(StandardCharsets.US_ASCII);
    return exchange.ask(
        link, question, name, ANSWER, line -> Line.of(line).filter(it -> answers(it, name)));
  }

  private boolean answers(Line line, String name) {
    return !(line instanceof Line.Value value)
        || (value.ups().equals(ups) && value.name().equals(name));
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
    return new String(bytes, StandardCharsets.US_ASCII).strip();
  }

  @Override
  public void lost() {
    said = null;
  }
}
