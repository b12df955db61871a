package org.shuyi.hardware.modem.at;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
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
import org.shuyi.hardware.modem.Modem.Registration;
import org.shuyi.hardware.modem.Modem.Signal;

/** Asks a modem how it is. Used by the modem's thread only. */
final class AtProtocol implements Protocol {
  /** V.250 names no time; what is asked here a modem knows at once. */
  private static final Duration ANSWER = Duration.ofMillis(500);

  private static final Duration PACE = Duration.ofSeconds(2);
  private static final int LONGEST = 200;

  private final DeviceId id;
  private final Consumer<? super DeviceEvent> listener;
  private final Exchange<String> exchange;
  private Identity identity = Identity.UNKNOWN;
  private @Nullable Signal said;

  /** What the SIM card wants; empty if the modem can't say, as where none is put in. */
  private Optional<String> card = Optional.empty();

  AtProtocol(DeviceId id, Consumer<? super DeviceEvent> listener, InstantSource time) {
    this.id = id;
    this.listener = listener;
    this.exchange = new Exchange<>("the modem", new LineFramer(LONGEST), time);
  }

  @Override
  public Condition greet(Link link) throws LinkException {
    String maker = name(link, "AT+CGMI");
    String model = name(link, "AT+CGMM");
    identity = new Identity((maker + " " + model).strip(), name(link, "AT+CGMR"), "");
    card = ask(link, "AT+CPIN?", reply -> reply instanceof Reply.Card(String wants) ? wants : null);
    return look(link);
  }

  @Override
  public Condition turn(Link link) throws LinkException {
    return look(link);
  }

  @Override
  public Duration pace() {
    return PACE;
  }

  private Condition look(Link link) throws LinkException {
    OptionalInt dbm =
        ask(link, "AT+CSQ", reply -> reply instanceof Reply.Strength(OptionalInt it) ? it : null)
            .orElse(OptionalInt.empty());
    Registration registration = registration(link);
    say(new Signal(id, dbm, registration));
    return card.isEmpty() || card.get().equals(Reply.Card.READY)
        ? condition(registration)
        : new Degraded(Reason.REFUSED, "The SIM card wants its " + card.get() + ".");
  }

  /** In a network of the fourth generation a modem need not be registered in an older one. */
  private Registration registration(Link link) throws LinkException {
    Registration lte = registration(link, "AT+CEREG?");
    return lte == Registration.HOME || lte == Registration.ROAMING
        ? lte
        : registration(link, "AT+CREG?");
  }

  private Registration registration(Link link, String command) throws LinkException {
    return ask(
            link, command, reply -> reply instanceof Reply.Registered(Registration it) ? it : null)
        .orElse(Registration.UNKNOWN);
  }

  private void say(Signal signal) {
    if (!signal.equals(said)) {
      said = signal;
      listener.accept(signal);
    }
  }

  private static Condition condition(Registration registration) {
    return registration == Registration.DENIED
        ? new Degraded(Reason.REFUSED, "The network refuses the modem; is the SIM card valid?")
        : Condition.READY;
  }

  /** A modem may refuse to say what it is called. */
  private String name(Link link, String command) throws LinkException {
    return ask(link, command, reply -> reply instanceof Reply.Text(String it) ? it : null)
        .orElse("");
  }

  /**
   * The line that answers, and then the result code; lines that belong to neither may come at any
   * place.
   *
   * @return empty if the modem says that it can't
   */
  private <T> Optional<T> ask(Link link, String command, Function<Reply, @Nullable T> meaning)
      throws LinkException {
    byte[] bytes = (command + "\r").getBytes(StandardCharsets.US_ASCII);
    Optional<T> found =
        exchange.ask(link, bytes, command, ANSWER, line -> first(Reply.of(line), meaning));
    if (found.isPresent()) {
      exchange.await(link, "OK to " + command, ANSWER, AtProtocol::last);
    }
    return found;
  }

  private static <T> Optional<Optional<T>> first(
      Reply reply, Function<Reply, @Nullable T> meaning) {
    if (reply instanceof Reply.Failed) {
      return Optional.of(Optional.empty());
    }
    return Optional.ofNullable(meaning.apply(reply)).map(Optional::of);
  }

  private static Optional<Boolean> last(String line) {
    return switch (Reply.of(line)) {
      case Reply.Ok() -> Optional.of(true);
      case Reply.Failed ignored -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  @Override
  public Identity identity() {
    return identity;
  }

  /** A call or a message may come at any time, with the number of a person. */
  @Override
  public boolean sendsPersonalData() {
    return true;
  }

  @Override
  public void lost() {
    said = null;
  }
}
