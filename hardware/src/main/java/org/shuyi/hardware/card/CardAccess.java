package org.shuyi.hardware.card;

import java.util.Optional;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;

/** What can be done with the card in a reader's field. Used by the reader's thread only. */
public interface CardAccess {
  /** Looks for a card; empty if there is none. */
  Optional<CardUid> find(Link link) throws LinkException;

  /**
   * Reads 16 bytes of a MIFARE Classic card.
   *
   * @return empty if the key is wrong or the card was taken away
   */
  Optional<byte[]> block(Link link, CardUid uid, int block, CardKey key) throws LinkException;

  /**
   * Reads four pages, 16 bytes, of an NTAG or MIFARE Ultralight.
   *
   * @return empty if the card was taken away or has no such page
   */
  Optional<byte[]> pages(Link link, int first) throws LinkException;
}
