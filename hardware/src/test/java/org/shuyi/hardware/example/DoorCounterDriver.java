package org.shuyi.hardware.example;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.supervise.DeviceThread;
import org.shuyi.hardware.device.supervise.Protocol;
import org.shuyi.hardware.device.supervise.SteadyTime;
import org.shuyi.hardware.device.supervise.SupervisedDevice;
import org.shuyi.hardware.driver.Driver;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.framing.Exchange;
import org.shuyi.hardware.framing.LineFramer;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.link.LinkOpener;

/** Told '?', the counter says its number in six digits, their sum modulo 10, and CR. */
public final class DoorCounterDriver implements Driver {
  @Override
  public String name() {
    return "door-counter";
  }

  @Override
  public String drives() {
    return "people counter over a door, serial";
  }

  @Override
  public Class<PeopleCounter> port() {
    return PeopleCounter.class;
  }

  @Override
  public PeopleCounter make(
      DeviceId id, Settings settings, Consumer<? super DeviceEvent> listener) {
    return new Counter(id, settings.wire(9600), listener);
  }

  private static final class Counter extends SupervisedDevice implements PeopleCounter {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Conversation conversation;

    Counter(DeviceId id, LinkOpener wire, Consumer<? super DeviceEvent> listener) {
      Conversation made = new Conversation();
      this.conversation = made;
      super(new DeviceThread(id, wire, made, listener));
    }

    @Override
    public CompletionStage<Integer> count() {
      return thread.submit(PATIENCE, conversation::ask, whyNot -> -1);
    }
  }

  private static final class Conversation implements Protocol {
    private static final Duration ANSWER = Duration.ofMillis(500);

    private final Exchange<String> exchange =
        new Exchange<>("the people counter", new LineFramer(7), new SteadyTime());

    @Override
    public Condition greet(Link link) throws LinkException {
      ask(link);
      return Condition.READY;
    }

    @Override
    public Condition turn(Link link) throws LinkException {
      return greet(link);
    }

    @Override
    public Duration pace() {
      return Duration.ofSeconds(1);
    }

    @Override
    public void lost() {
      // Nothing is kept from one question to the next.
    }

    int ask(Link link) throws LinkException {
      return exchange.ask(link, new byte[] {'?'}, "count", ANSWER, Conversation::number);
    }

    static Optional<Integer> number(String line) {
      int sum = line.chars().limit(6).map(Character::getNumericValue).sum();
      return line.matches("[0-9]{7}") && sum % 10 == Character.getNumericValue(line.charAt(6))
          ? Optional.of(Integer.parseInt(line.substring(0, 6)))
          : Optional.empty();
    }
  }
}
