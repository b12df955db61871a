package org.shuyi.hardware.rfid.tag;

import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Whose rules a library writes its tags by. All are read alike, whatever a library writes: books of
 * others come by inter-library loan.
 */
public enum Profile {
  /** ISO 28560-2 or -3. */
  ISO_28560(EnumSet.allOf(Encoding.class)),
  /**
   * GB/T 35660.1 and .2-2017 take over ISO 28560-1 and -2 as they are, and leave out ISO 28560-3.
   * (Part 3 of 2021 is for UHF tags, which readers of ISO 15693 don't see.)
   */
  GB_T_35660(EnumSet.of(Encoding.OBJECTS)),
  /**
   * WH/T 43 and 44-2012: the elements of ISO 28560-1 as objects. Tags like ISO 28560-3 are not to
   * be written in China, though they may be read.
   */
  WH_T_43_44(EnumSet.of(Encoding.OBJECTS));

  private final Set<Encoding> written;

  Profile(Set<Encoding> written) {
    this.written = written;
  }

  /**
   * As {@link TagCodec#encode(ItemTag, List, Encoding)}.
   *
   * @throws IllegalArgumentException also if these rules don't have the encoding
   */
  public byte[] encode(ItemTag tag, List<Element> further, Encoding encoding) {
    if (!written.contains(encoding)) {
      throw new IllegalArgumentException(
          "%s has no %s, only %s".formatted(this, encoding, written));
    }
    return TagCodec.encode(tag, further, encoding);
  }

  /**
   * What of these rules an item's tag does not keep; empty for one that was not understood, since
   * its content says that already.
   *
   * @param dsfid that the tag has, 0 to 255
   * @param afi that the tag has, if it is known
   */
  public List<Deviation> check(TagReading reading, int dsfid, OptionalInt afi) {
    if (reading.encoding().isEmpty()) {
      return List.of();
    }
    Rules rules = new Rules(reading);
    if (this != ISO_28560) {
      rules.objects();
      rules.chineseOwner();
    }
    rules.dsfid(dsfid);
    rules.afi(afi);
    rules.contentParameter();
    rules.setInformation();
    rules.typeOfUsage();
    rules.reservedElements();
    return rules.found();
  }
}
