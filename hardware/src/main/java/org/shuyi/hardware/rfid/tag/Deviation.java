package org.shuyi.hardware.rfid.tag;

import java.util.Locale;

/**
 * A rule of a {@link Profile} that a tag does not keep. Such a tag is read and lent all the same.
 *
 * @param sentence what stands there and what was expected
 */
public record Deviation(Rule rule, String sentence) {
  /** Rules, each with where it stands. */
  public enum Rule {
    /** WH/T 44-2012, scope; GB/T 35660.2: objects after ISO/IEC 15962, no fixed block. */
    OBJECTS,
    /** ISO 28560-2 and -3, "DSFID": 06 for objects, 3E for a fixed block. */
    DSFID,
    /** ISO 28560-1, "AFI", WH/T 43 5.2.2: 07 in stock, C2 on loan, as registered for libraries. */
    AFI,
    /** WH/T 43 4.2.3: an owner is named, so that books come home from other libraries. */
    OWNER,
    /**
     * WH/T 43 4.2.3 and ISO 15511: CN, six digits of the division (GB/T 2260), one character for
     * the kind of library, and its own code, with hyphens between; 16 characters at most.
     */
    OWNER_ISIL,
    /** ISO 28560-2, "content parameter": where it stands, it lists what else stands there. */
    CONTENT_PARAMETER,
    /** ISO 28560-1, "set information": parts count from 1. */
    SET_INFORMATION,
    /** ISO 28560-1, "type of usage": 0 to 9 are defined, the others reserved. */
    TYPE_OF_USAGE,
    /** ISO 28560-1: elements from 27 on are reserved. */
    RESERVED_ELEMENT;

    /** As {@code owner-isil}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
