package org.shuyi.hardware.rfid.tag;

/** The ways to write an item on a tag. */
public enum Encoding {
  /** ISO 28560-2: ISO/IEC 15962 objects, no directory. Usual in China (GB/T 35660.2). */
  OBJECTS(0x06),
  /** ISO 28560-3: the fixed block of 34 bytes. */
  FIXED_BLOCK(0x3E),
  /** ISO 28560-3 on a tag of 32 bytes: the owner loses its last two bytes. */
  SHORT_FIXED_BLOCK(0x3E);

  private final int dsfid;

  Encoding(int dsfid) {
    this.dsfid = dsfid;
  }

  /**
   * The data storage format identifier that a tag with this content carries, ISO 28560-2 and -3.
   */
  public int dsfid() {
    return dsfid;
  }
}
