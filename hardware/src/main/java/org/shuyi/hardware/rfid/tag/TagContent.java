package org.shuyi.hardware.rfid.tag;

/**
 * What a tag turned out to hold. A bad tag is data, not an exception: the patron has it in hand.
 */
public sealed interface TagContent {
  /** A library item. */
  record Item(ItemTag tag) implements TagContent {}

  /** A patron card (ISO 28560-1 type of usage 8): never treated as a book. */
  record PatronCard(String patronId) implements TagContent {
    /** A card number is personal data: this text ends up in logs. */
    @Override
    public String toString() {
      return "PatronCard[***]";
    }
  }

  /** Nothing written yet: all zero. */
  record Blank() implements TagContent {}

  /** Well read, but not a library tag that we know. */
  record Foreign(String detail) implements TagContent {}

  /** A library tag whose check fails, or that could not be read whole. */
  record Damaged(String detail) implements TagContent {}
}
