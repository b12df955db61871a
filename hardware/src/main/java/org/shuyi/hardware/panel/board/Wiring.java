package org.shuyi.hardware.panel.board;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuyi.hardware.driver.Settings;
import org.shuyi.hardware.panel.Panel.Contact;

/**
 * Which contact and which relay is what; counted from 1.
 *
 * @param lamp 0 if there is none
 * @param beeper 0 if there is none
 * @param hold how long somebody is taken to be there after the sensor last said so
 */
record Wiring(
    int unit,
    Map<Contact, Integer> contacts,
    Set<Contact> reversed,
    int lamp,
    int beeper,
    Duration hold) {
  private static final int MOST = 32;

  static Wiring of(Settings settings) {
    Map<Contact, Integer> contacts = new EnumMap<>(Contact.class);
    for (Contact contact : Contact.values()) {
      int number = settings.whole(key(contact), 0, MOST, 0);
      if (number > 0) {
        contacts.put(contact, number);
      }
    }
    int lamp = settings.whole("lamp", 0, MOST, 0);
    int beeper = settings.whole("beeper", 0, MOST, 0);
    requireApart(settings, contacts.values(), lamp, beeper);
    return new Wiring(
        settings.whole("unit", 1, 32, 1),
        contacts,
        reversed(settings),
        lamp,
        beeper,
        Duration.ofSeconds(settings.whole("hold", 0, 600, 30)));
  }

  private static String key(Contact contact) {
    return contact.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void requireApart(
      Settings settings, Collection<Integer> contacts, int lamp, int beeper) {
    if (contacts.stream().distinct().count() < contacts.size()) {
      throw settings.wrong(
          "presence", "a contact of its own for each of presence, case-door, mains, key-switch");
    }
    if (lamp > 0 && lamp == beeper) {
      throw settings.wrong("lamp", "another relay than the beeper's");
    }
    if (contacts.isEmpty() && lamp == 0 && beeper == 0) {
      throw settings.wrong(
          "presence", "at least one of presence, case-door, mains, key-switch, lamp, beeper");
    }
  }

  /** Contacts that are made when the others are not: a sensor that opens its circuit. */
  private static Set<Contact> reversed(Settings settings) {
    List<String> names = List.of(settings.text("reversed", "none").split(", *"));
    Map<String, Contact> known =
        Arrays.stream(Contact.values()).collect(Collectors.toMap(Wiring::key, it -> it));
    if (!names.equals(List.of("none")) && !known.keySet().containsAll(names)) {
      throw settings.wrong("reversed", "names among " + known.keySet() + " with commas between");
    }
    return names.stream()
        .filter(known::containsKey)
        .map(known::get)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * How many contacts there are to ask for; at least one, for a board has to be asked something.
   */
  int asked() {
    return contacts.isEmpty() ? 1 : Collections.max(contacts.values());
  }
}
