package org.shuyi.hardware.rfid.pad;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.link.LinkException;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.pad.Answer.Nothing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which antenna is on, and above which of them each tag was last seen. The device's thread's. */
final class Antennas {
  static final int NONE = 0;
  static final int FIRST = 1;

  private static final Logger log = LoggerFactory.getLogger(Antennas.class);

  private final Coupler coupler;
  private final Map<TagUid, Integer> places = new HashMap<>();

  /** What the reader was last told; null if that is not known. */
  private @Nullable Integer current;

  Antennas(Coupler coupler) {
    this.coupler = coupler;
  }

  int count() {
    return coupler.antennas();
  }

  boolean isOff() {
    return current != null && current == NONE;
  }

  boolean isOn() {
    return current != null && current != NONE;
  }

  void forget() {
    current = null;
    places.clear();
  }

  /** Switches to it, unless it is on already. */
  void select(Wire wire, int antenna) throws LinkException {
    if (current != null && current == antenna) {
      return;
    }
    boolean fresh = !isOn();
    current = null;
    if (coupler.field(wire, antenna) instanceof Answer.Refused<Nothing>(var why, String said)) {
      // No reason to lend no books: nothing is read while nobody watches.
      log.warn("the RFID reader does not switch its antenna: {}", said);
    }
    if (antenna != NONE && fresh) {
      // A reader may report a tag only once after it came; a reset makes it tell them all.
      var ignored = coupler.reset(wire);
    }
    current = antenna;
  }

  /** The antenna under a tag; after so many failures the next one is tried. */
  void selectFor(Wire wire, TagUid tag, int failures) throws LinkException {
    int home = places.getOrDefault(tag, FIRST);
    select(wire, FIRST + (home - FIRST + failures) % count());
  }

  void place(Iterable<TagUid> tags, int antenna) {
    tags.forEach(tag -> places.put(tag, antenna));
  }

  /** What is known of tags that are not there any more is of no use. */
  void keepOnly(Iterable<TagUid> tags) {
    Map<TagUid, Integer> kept = new HashMap<>();
    tags.forEach(tag -> kept.put(tag, places.getOrDefault(tag, FIRST)));
    places.clear();
    places.putAll(kept);
  }
}
