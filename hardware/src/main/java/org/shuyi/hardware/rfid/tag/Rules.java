package org.shuyi.hardware.rfid.tag;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.shuyi.hardware.rfid.tag.Deviation.Rule;

/** Holds one reading of an item's tag against rules. Used once. */
final class Rules {
  private static final Set<Integer> LIBRARY_AFI = Set.of(0x07, 0xC2);

  private static final Pattern CHINESE_ISIL =
      Pattern.compile("(?=.{1,16}$)CN-[0-9]{6}-[0-9A-Z]-[0-9A-Za-z:/-]+");

  private static final int FIRST_IN_CONTENT_PARAMETER = 3;
  private static final int FIRST_RESERVED = 27;
  private static final int LAST_USAGE = 9;

  private final TagReading reading;
  private final Map<Integer, String> values = new TreeMap<>();
  private final List<Deviation> found = new ArrayList<>();

  Rules(TagReading reading) {
    this.reading = reading;
    reading.elements().forEach(element -> values.put(element.oid(), element.value()));
  }

  List<Deviation> found() {
    return List.copyOf(found);
  }

  private void say(Rule rule, String form, Object... what) {
    found.add(new Deviation(rule, form.formatted(what)));
  }

  void objects() {
    if (!isObjects()) {
      say(Rule.OBJECTS, "written as a fixed block of ISO 28560-3; expected objects");
    }
  }

  private boolean isObjects() {
    return reading.encoding().equals(Optional.of(Encoding.OBJECTS));
  }

  void dsfid(int dsfid) {
    reading
        .encoding()
        .filter(encoding -> encoding.dsfid() != dsfid)
        .ifPresent(
            encoding ->
                say(Rule.DSFID, "%02X; expected %02X for %s", dsfid, encoding.dsfid(), encoding));
  }

  void afi(OptionalInt afi) {
    if (afi.isPresent() && !LIBRARY_AFI.contains(afi.getAsInt())) {
      say(Rule.AFI, "%02X; expected 07 in stock or C2 on loan", afi.getAsInt());
    }
  }

  void chineseOwner() {
    String owner = values.getOrDefault(ObjectStream.OWNER, "");
    if (owner.isEmpty()) {
      say(Rule.OWNER, "no owner institution; expected an ISIL as CN-120104-C-YBL");
    } else if (!CHINESE_ISIL.matcher(owner).matches()) {
      say(Rule.OWNER_ISIL, "'%s'; expected the form CN-120104-C-YBL, at most 16 long", owner);
    }
  }

  void contentParameter() {
    String told = values.getOrDefault(ObjectStream.CONTENT_PARAMETER, "");
    if (!isObjects() || told.isEmpty()) {
      return;
    }
    Set<Integer> there = new TreeSet<>(values.keySet());
    there.removeIf(oid -> oid < FIRST_IN_CONTENT_PARAMETER);
    Set<Integer> listed = listed(HexFormat.of().parseHex(told));
    if (!listed.equals(there)) {
      say(Rule.CONTENT_PARAMETER, "lists elements %s; on the tag are %s", listed, there);
    }
  }

  /** The most significant bit of the first byte is element 3. */
  private static Set<Integer> listed(byte[] bits) {
    Set<Integer> listed = new TreeSet<>();
    for (int i = 0; i < bits.length * 8; i++) {
      if ((bits[i / 8] >> 7 - i % 8 & 1) == 1) {
        listed.add(FIRST_IN_CONTENT_PARAMETER + i);
      }
    }
    return listed;
  }

  void setInformation() {
    boolean zero =
        isObjects() && reading.content() instanceof TagContent.Item(ItemTag tag) && tag.part() == 0;
    if (zero) {
      say(
          Rule.SET_INFORMATION,
          "part 0 in '%s'; expected 1 or more",
          Objects.requireNonNullElse(values.get(ObjectStream.SET_INFORMATION), ""));
    }
  }

  void typeOfUsage() {
    String usage = values.getOrDefault(ObjectStream.TYPE_OF_USAGE, "");
    if (!usage.isEmpty() && Character.digit(usage.charAt(0), 16) > LAST_USAGE) {
      say(Rule.TYPE_OF_USAGE, "%s is reserved; expected 0 to 9 in front", usage);
    }
  }

  void reservedElements() {
    values.keySet().stream()
        .filter(oid -> oid >= FIRST_RESERVED)
        .forEach(oid -> say(Rule.RESERVED_ELEMENT, "element %d is reserved", oid));
  }
}
