package org.shuyi.kiosk.session;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Device;
import org.shuyi.hardware.device.DeviceEvent;
import org.shuyi.hardware.device.DeviceEvent.ConditionChanged;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.panel.Panel;
import org.shuyi.hardware.panel.Panel.Contact;
import org.shuyi.hardware.sensor.PowerSupply.Source;
import org.shuyi.hardware.sensor.PowerSupply.Supplied;
import org.shuyi.hardware.sensor.Thermometer.Measured;
import org.shuyi.kiosk.flow.Around;
import org.shuyi.kiosk.flow.Around.Power;
import org.shuyi.kiosk.flow.Around.Presence;
import org.shuyi.kiosk.flow.Event;
import org.shuyi.sync.circulation.Act.DeviceFault;

/**
 * What the sensors last said: for the flow as {@link Around}, for the centre as a word for each
 * device, and as an act where something is wrong that staff have to see. Of a device that does not
 * answer nothing is believed any more. Any thread.
 */
final class Surroundings {
  /**
   * The processor of a Raspberry Pi slows down at 80 °C (Raspberry Pi documentation, config.txt).
   */
  private static final double HOT = 80;

  private static final double COOL_AGAIN = 75;

  /** A contact that trembles must not fill the journal: one act of a device in this time. */
  private static final Duration BETWEEN_ACTS = Duration.ofMinutes(1);

  private final LongSupplier nanos;
  private final Consumer<Event> post;
  private final Map<DeviceId, Map<Contact, Boolean>> contacts = new HashMap<>();
  private final Map<DeviceId, Supplied> supplies = new HashMap<>();
  private final Map<DeviceId, Double> warmth = new HashMap<>();
  private final Map<DeviceId, String> faults = new HashMap<>();
  private final Map<DeviceId, Long> toldAt = new HashMap<>();

  /**
   * @param post is given the acts
   */
  Surroundings(LongSupplier nanos, Consumer<Event> post) {
    this.nanos = nanos;
    this.post = post;
  }

  /** Takes in what a device says, if it is a sensor. */
  synchronized void heard(DeviceEvent event) {
    switch (event) {
      case Panel.Changed(var device, Contact contact, boolean made) -> {
        contacts.computeIfAbsent(device, id -> new HashMap<>()).put(contact, made);
        tell(device);
      }
      case Supplied supplied -> {
        supplies.put(supplied.device(), supplied);
        tell(supplied.device());
      }
      case Measured(var device, double celsius) -> {
        warmth.put(device, celsius);
        tell(device);
      }
      case ConditionChanged(var device, Condition condition) when !condition.usable() ->
          forget(device);
      default -> {
        // Not a sensor's.
      }
    }
  }

  private void forget(DeviceId device) {
    contacts.remove(device);
    supplies.remove(device);
    warmth.remove(device);
  }

  /** An act when it has become wrong, and one when it is right again. */
  private void tell(DeviceId device) {
    String before = faults.getOrDefault(device, "READY");
    String now = fault(device, before);
    long time = nanos.getAsLong();
    Long last = toldAt.get(device);
    boolean rests = last != null && time - last < BETWEEN_ACTS.toNanos();
    if (!now.equals(before) && !rests) {
      faults.put(device, now);
      toldAt.put(device, time);
      post.accept(new Event.FaultNoticed(new DeviceFault(device.value(), now)));
    }
  }

  private String fault(DeviceId device, String before) {
    Map<Contact, Boolean> made = contacts.getOrDefault(device, Map.of());
    if (Boolean.FALSE.equals(made.get(Contact.CASE_DOOR))) {
      return "CASE_OPEN";
    }
    if (Boolean.FALSE.equals(made.get(Contact.MAINS))) {
      return Power.BATTERY.name();
    }
    Supplied supplied = supplies.get(device);
    if (supplied != null && supplied.source() != Source.MAINS) {
      return supplied.source().name();
    }
    double limit = before.equals("HOT") ? COOL_AGAIN : HOT;
    return warmth.getOrDefault(device, 0.0) >= limit ? "HOT" : "READY";
  }

  synchronized Around around(Around.Chute chute) {
    return new Around(
        power(),
        made(Contact.CASE_DOOR).contains(false),
        presence(),
        chute,
        made(Contact.KEY_SWITCH).contains(true));
  }

  private Power power() {
    Set<Source> sources = EnumSet.noneOf(Source.class);
    supplies.values().forEach(supplied -> sources.add(supplied.source()));
    if (sources.contains(Source.BATTERY_LOW)) {
      return Power.BATTERY_LOW;
    }
    boolean battery = sources.contains(Source.BATTERY) || made(Contact.MAINS).contains(false);
    return battery ? Power.BATTERY : Power.MAINS;
  }

  private Presence presence() {
    Collection<Boolean> seen = made(Contact.PRESENCE);
    if (seen.isEmpty()) {
      return Presence.UNKNOWN;
    }
    return seen.contains(true) ? Presence.SOMEBODY : Presence.NOBODY;
  }

  private List<Boolean> made(Contact contact) {
    return contacts.values().stream()
        .filter(each -> each.containsKey(contact))
        .map(each -> each.get(contact))
        .toList();
  }

  /** For the centre: {@code READY}, {@code DEGRADED} or {@code ABSENT}, why, and what it feels. */
  synchronized Map<String, String> told(List<Device> devices) {
    Map<String, String> told = new TreeMap<>();
    for (Device device : devices) {
      told.put(device.id().value(), (word(device.condition()) + felt(device.id())).strip());
    }
    return told;
  }

  private static String word(Condition condition) {
    return switch (condition) {
      case Condition.Ready() -> "READY";
      case Condition.Degraded(var reason, var detail) -> "DEGRADED " + reason;
      case Condition.Absent(var reason, var detail) -> "ABSENT " + reason;
    };
  }

  private String felt(DeviceId device) {
    StringBuilder felt = new StringBuilder();
    Supplied supplied = supplies.get(device);
    if (supplied != null) {
      felt.append(' ').append(supplied.source()).append(percent(supplied.charge()));
    }
    contacts
        .getOrDefault(device, Map.of())
        .forEach((contact, made) -> felt.append(felt(contact, made)));
    if (warmth.containsKey(device)) {
      felt.append(' ').append(Math.round(warmth.get(device))).append(" C");
    }
    return felt.toString();
  }

  private static String percent(OptionalInt charge) {
    return charge.isPresent() ? " " + charge.getAsInt() + " %" : "";
  }

  /** Of presence nothing: who passes by is nobody's business. */
  private static String felt(Contact contact, boolean made) {
    return switch (contact) {
      case PRESENCE -> "";
      case CASE_DOOR -> made ? "" : " CASE_OPEN";
      case MAINS -> made ? "" : " BATTERY";
      case KEY_SWITCH -> made ? " KEY_TURNED" : "";
    };
  }
}
