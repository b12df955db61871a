package org.shuyi.hardware.card;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.shuyi.hardware.card.CardEncoder.Encoding;
import org.shuyi.hardware.link.Link;
import org.shuyi.hardware.link.LinkException;

/** Writes a number on the card in the field, and looks again. Used by the reader's thread only. */
public final class CardWriting {
  private static final int BLOCK = 16;

  private CardWriting() {}

  /** What a reader that writes can do beyond reading. */
  public interface Access extends CardAccess {
    /**
     * Writes 16 bytes of a MIFARE Classic card.
     *
     * @return false if the card did not take them
     */
    boolean writeBlock(Link link, CardUid uid, int block, CardKey key, byte[] bytes)
        throws LinkException;

    /**
     * Writes four pages, 16 bytes, of an NTAG or MIFARE Ultralight.
     *
     * @return false if the card did not take them
     */
    boolean writePages(Link link, int first, byte[] bytes) throws LinkException;
  }

  public static Encoding write(Link link, Access access, CardSettings settings, String number)
      throws LinkException {
    byte[] bytes = number.getBytes(StandardCharsets.US_ASCII);
    boolean printable = number.chars().allMatch(c -> c > ' ' && c <= '~');
    if (bytes.length == 0 || bytes.length > BLOCK || !printable) {
      return new Encoding.Failed("A number of 1 to 16 printable characters fits a card.");
    }
    Optional<CardUid> uid = access.find(link);
    if (uid.isEmpty()) {
      return new Encoding.Failed("No card is in the field.");
    }
    byte[] block = Arrays.copyOf(bytes, BLOCK);
    return switch (settings.content()) {
      case UID -> new Encoding.Failed("The number is the card's own UID; it can't be written.");
      case MIFARE_BLOCK -> {
        CardKey key = settings.key().orElseThrow();
        boolean taken = access.writeBlock(link, uid.get(), settings.block(), key, block);
        yield taken
            ? verified(block, access.block(link, uid.get(), settings.block(), key))
            : new Encoding.Failed("The card does not take a number: key, or access bits?");
      }
      case NTAG_PAGES ->
          access.writePages(link, settings.block(), block)
              ? verified(block, access.pages(link, settings.block()))
              : new Encoding.Failed("The card does not take a number: is it locked?");
    };
  }

  private static Encoding verified(byte[] wanted, Optional<byte[]> read) {
    return read.filter(found -> Arrays.equals(found, wanted)).isPresent()
        ? new Encoding.Verified()
        : new Encoding.Failed("What was written is not what the card says.");
  }
}
