package org.shuyi.hardware.card;

import java.util.Optional;
import org.shuyi.hardware.driver.Settings;

/**
 * Where a library's card has its number.
 *
 * @param form of a number that is the UID
 * @param block of a MIFARE Classic card, or the first of four pages of an NTAG
 * @param key there for a MIFARE Classic block
 */
public record CardSettings(Content content, NumberForm form, int block, Optional<CardKey> key) {
  /** What the number is. */
  public enum Content {
    UID,
    /** Text in 16 bytes of a MIFARE Classic card, behind a key. */
    MIFARE_BLOCK,
    /** Text in four pages of an NTAG or MIFARE Ultralight. */
    NTAG_PAGES
  }

  /** Sectors have 4 blocks, from here on 16; the last of each holds its keys. */
  private static final int BIG_SECTORS = 128;

  /** The number is the UID in this form. */
  public static CardSettings uid(NumberForm form) {
    return new CardSettings(Content.UID, form, 0, Optional.empty());
  }

  /** As a station's file has them: content, number, block, key-type and key-file. */
  public static CardSettings of(Settings settings) {
    Content content = settings.choice("content", Content.class, Content.UID);
    return switch (content) {
      case UID -> uid(settings.choice("number", NumberForm.class, NumberForm.HEX));
      case MIFARE_BLOCK ->
          new CardSettings(content, NumberForm.HEX, block(settings), Optional.of(key(settings)));
      case NTAG_PAGES ->
          new CardSettings(
              content, NumberForm.HEX, settings.whole("block", 4, 252, 4), Optional.empty());
    };
  }

  private static int block(Settings settings) {
    int block = settings.whole("block", 1, 255, 4);
    int sector = block < BIG_SECTORS ? 4 : 16;
    if (block % sector == sector - 1) {
      throw settings.wrong("block", "another one: the last block of a sector holds its keys");
    }
    return block;
  }

  private static CardKey key(Settings settings) {
    CardKey.Type type = settings.choice("key-type", CardKey.Type.class, CardKey.Type.A);
    return new CardKey(type, settings.secret("key-file", CardKey.LENGTH));
  }
}
