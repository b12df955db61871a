package org.shuyi.hardware.card;

import java.util.concurrent.CompletionStage;

/** A card reader that can also write a library card's number, where its settings say it is. */
public interface CardEncoder extends CardReader {
  /** How it ended. */
  sealed interface Encoding {
    /** Written, and read back as it should be. */
    record Verified() implements Encoding {}

    /**
     * The card may hold anything now.
     *
     * @param why one English sentence for a technician, without the number
     */
    record Failed(String why) implements Encoding {}
  }

  /**
   * Writes the number on the one card in the field and reads it back.
   *
   * @param number 1 to 16 printable ASCII characters
   * @return always completes, normally, within 8 s
   */
  CompletionStage<Encoding> encode(String number);
}
